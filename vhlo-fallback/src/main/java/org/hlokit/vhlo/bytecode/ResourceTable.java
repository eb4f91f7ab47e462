// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.ResourceHandle;
import org.jspecify.annotations.Nullable;

/** The blobs that constants refer to. */
final class ResourceTable {
  private static final int BLOB = 0;

  private final ImmutableList<ResourceHandle> handles;

  private ResourceTable(List<ResourceHandle> handles) {
    this.handles = ImmutableList.copyOf(handles);
  }

  /** Reads the two sections, which a file without resources may not have. */
  static ResourceTable read(
      @Nullable ByteReader offsets,
      @Nullable ByteReader content,
      StringTable strings,
      NameTable names) {
    List<ResourceHandle> handles = new ArrayList<>();
    if (offsets != null && content != null) {
      int external = offsets.readCount();
      for (int i = 0; i < external; i++) {
        strings.read(offsets);
        readGroup(offsets, content, strings); // belongs to tools, not to the program
      }
      while (!offsets.isAtEnd()) {
        offsets.readIndex(names.dialects().size(), "dialect");
        handles.addAll(readGroup(offsets, content, strings));
      }
    }
    return new ResourceTable(handles);
  }

  private static List<ResourceHandle> readGroup(
      ByteReader offsets, ByteReader content, StringTable strings) {
    List<ResourceHandle> handles = new ArrayList<>();
    int count = offsets.readCount();
    for (int i = 0; i < count; i++) {
      ResourceHandle handle = new ResourceHandle(strings.read(offsets));
      ByteReader entry = content.slice(offsets.readVarint());
      int kind = offsets.readByte();
      if (kind == BLOB && !entry.isAtEnd()) {
        long alignment = entry.readVarint();
        long length = entry.readVarint();
        entry.skipPadding(alignment);
        handle.setBlob(
            new ElementData.Bytes(entry.readBytes(length), false), Math.toIntExact(alignment));
      }
      handles.add(handle);
    }
    return handles;
  }

  ResourceHandle read(ByteReader reader) {
    return handles.get(reader.readIndex(handles.size(), "resource"));
  }
}
