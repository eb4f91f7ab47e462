// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.weights;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The central directory of a ZIP archive (APPNOTE.TXT 6.3, ZIP64 included): where each entry's
 * bytes lie in the file, which {@code java.util.zip} does not tell.
 */
final class ZipDirectory {
  private static final int END = 0x06054b50;
  private static final int END_64 = 0x06064b50;
  private static final int LOCATOR_64 = 0x07064b50;
  private static final int ENTRY = 0x02014b50;
  private static final int LOCAL = 0x04034b50;

  private static final int END_SIZE = 22;
  private static final int LOCATOR_SIZE = 20;
  private static final int ENTRY_SIZE = 46;
  private static final int LOCAL_SIZE = 30;
  private static final int MAX_COMMENT = 0xFFFF;

  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Stands in a field of 32 bits for a number that is in the ZIP64 extra field. */
  private static final long ELSEWHERE = 0xFFFF_FFFFL;

  private static final int ZIP64_EXTRA = 1;

  private final MemorySegment file;

  private ZipDirectory(MemorySegment file) {
    this.file = file;
  }

  /**
   * A file of the archive.
   *
   * @param method 0 where it is stored, 8 where it is deflated
   * @param size bytes when it is unpacked
   * @param data its bytes as they are in the archive
   */
  record Entry(String name, int method, long size, MemorySegment data) {}

  /** The entries in the order of the directory. */
  static ImmutableList<Entry> read(MemorySegment file) throws WeightsException {
    try {
      return new ZipDirectory(file).entries();
    } catch (IndexOutOfBoundsException e) {
      throw new WeightsException("the archive's directory points beyond the end of the file");
    }
  }

  private ImmutableList<Entry> entries() throws WeightsException {
    long end = end();
    long count = unsignedShort(end + 10);
    long at = unsignedInt(end + 16);
    long locator = end - LOCATOR_SIZE;
    if (locator >= 0 && file.get(INT, locator) == LOCATOR_64) {
      long end64 = file.get(LONG, locator + 8);
      if (file.get(INT, end64) != END_64) {
        throw new WeightsException("the archive's ZIP64 end record is not where it should be");
      }
      count = file.get(LONG, end64 + 32);
      at = file.get(LONG, end64 + 48);
    }
    ImmutableList.Builder<Entry> entries = ImmutableList.builder();
    for (long i = 0; i < count; i++) {
      if (file.get(INT, at) != ENTRY) {
        throw new WeightsException("the archive's directory is damaged at byte " + at);
      }
      entries.add(entry(at));
      at += ENTRY_SIZE + unsignedShort(at + 28) + unsignedShort(at + 30) + unsignedShort(at + 32);
    }
    return entries.build();
  }

  /** The end record, which is followed by nothing but a comment. */
  private long end() throws WeightsException {
    long last = file.byteSize() - END_SIZE;
    for (long at = last; at >= Math.max(0, last - MAX_COMMENT); at--) {
      if (file.get(INT, at) == END) {
        return at;
      }
    }
    throw new WeightsException("the archive has no end: it is cut");
  }

  private Entry entry(long at) throws WeightsException {
    int nameLength = unsignedShort(at + 28);
    String name = new String(bytes(at + ENTRY_SIZE, nameLength), UTF_8);
    if ((unsignedShort(at + 8) & 1) != 0) {
      throw new WeightsException("'%s' is encrypted".formatted(name));
    }
    long packed = unsignedInt(at + 20);
    long size = unsignedInt(at + 24);
    long local = unsignedInt(at + 42);
    long extra = at + ENTRY_SIZE + nameLength;
    long extraEnd = extra + unsignedShort(at + 30);
    while (extra + 4 <= extraEnd) {
      long field = extra + 4;
      if (unsignedShort(extra) == ZIP64_EXTRA) {
        // Only the numbers that do not fit are there, in this order.
        if (size == ELSEWHERE) {
          size = file.get(LONG, field);
          field += Long.BYTES;
        }
        if (packed == ELSEWHERE) {
          packed = file.get(LONG, field);
          field += Long.BYTES;
        }
        if (local == ELSEWHERE) {
          local = file.get(LONG, field);
        }
      }
      extra += 4 + unsignedShort(extra + 2);
    }
    if (file.get(INT, local) != LOCAL) {
      throw new WeightsException("'%s' is not where the archive's directory says".formatted(name));
    }
    long data = local + LOCAL_SIZE + unsignedShort(local + 26) + unsignedShort(local + 28);
    return new Entry(name, unsignedShort(at + 10), size, file.asSlice(data, packed));
  }

  private byte[] bytes(long at, int length) {
    return file.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE);
  }

  private int unsignedShort(long at) {
    return Short.toUnsignedInt(file.get(SHORT, at));
  }

  private long unsignedInt(long at) {
    return Integer.toUnsignedLong(file.get(INT, at));
  }
}
