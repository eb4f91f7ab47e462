// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import java.util.Arrays;
import org.hlokit.ir.ByteStrings;
import org.jspecify.annotations.Nullable;

/** The strings of a file: their lengths, last one first, then the strings, each with a zero. */
final class StringTable {
  private final byte[][] bytes;
  private final @Nullable String[] strings;

  StringTable(ByteReader reader) {
    int count = reader.readCount();
    int[] lengths = new int[count];
    for (int i = count - 1; i >= 0; i--) {
      lengths[i] = reader.readCount();
    }
    bytes = new byte[count][];
    strings = new String[count];
    for (int i = 0; i < count; i++) {
      int at = reader.offset();
      byte[] content = reader.readBytes(lengths[i]);
      if (content.length == 0 || content[content.length - 1] != 0) {
        throw new BytecodeException(at, "a string does not end with a zero");
      }
      bytes[i] = Arrays.copyOf(content, content.length - 1);
    }
    if (!reader.isAtEnd()) {
      throw reader.error("unexpected trailing data in the string section");
    }
  }

  /** The string whose number {@code reader} gives. */
  String read(ByteReader reader) {
    return get(reader.readIndex(bytes.length, "string"));
  }

  /** The string number {@code index}, which stood at {@code offset}. */
  String get(long index, ByteReader reader, int offset) {
    return get(reader.checkIndex(index, bytes.length, "string", offset));
  }

  private String get(int index) {
    String text = strings[index];
    if (text == null) {
      text = ByteStrings.decode(bytes[index]);
      strings[index] = text;
    }
    return text;
  }
}
