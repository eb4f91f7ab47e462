// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import static com.google.common.base.Preconditions.checkArgument;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.common.collect.ImmutableList;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The elements of a constant, row-major. Elements of whole bytes are little-endian; {@code i1} and
 * the other types below eight bits take a byte each.
 */
public sealed interface ElementData {

  /** Number of bytes of {@link #read()}. */
  long size();

  /**
   * The bytes, for reading: no copy where they are already in memory as bytes or mapped from a
   * file, decoded anew at each call where they are hexadecimal text. An {@link
   * UnsupportedOperationException} where they are more than a buffer can address.
   */
  ByteBuffer read();

  /** One element that stands for all of the shape. */
  boolean isSplat();

  /** Elements held as bytes, which nobody may change. */
  @SuppressWarnings("ArrayRecordComponent") // compared by content below
  record Bytes(byte[] bytes, boolean isSplat) implements ElementData {
    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public ByteBuffer read() {
      return ByteBuffer.wrap(bytes).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Bytes that
          && isSplat == that.isSplat
          && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  /**
   * Elements that are still the hexadecimal digits of the text they were read from.
   *
   * @param digits the digits alone, an even number of them, without {@code 0x}
   * @param bitPacked whether each byte holds eight {@code i1} elements, lowest bit first
   * @param count number of elements where {@code bitPacked}, else of bytes
   */
  record Hex(HexDigits digits, boolean bitPacked, int count, boolean isSplat)
      implements ElementData {
    public Hex {
      checkArgument(digits.count() % 2 == 0, "odd number of hexadecimal digits");
    }

    @Override
    public long size() {
      return count;
    }

    @Override
    public ByteBuffer read() {
      byte[] bytes = new byte[Math.toIntExact(digits.count() / 2)];
      digits.decode(0, ByteBuffer.wrap(bytes));
      return ByteBuffer.wrap(bitPacked ? unpack(bytes) : bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private byte[] unpack(byte[] bits) {
      byte[] elements = new byte[count];
      for (int i = 0; i < count; i++) {
        elements[i] = (byte) (bits[i >> 3] >> (i & 7) & 1);
      }
      return elements;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ElementData that && contentEquals(this, that);
    }

    @Override
    public int hashCode() {
      return count;
    }
  }

  /**
   * Elements that stay in the file that they come from, beside the program: weights. They take no
   * heap however many they are; two of them are equal where they are the same part of a file.
   *
   * @param bytes the elements, mapped
   */
  record Mapped(MemorySegment bytes) implements ElementData {
    @Override
    public long size() {
      return bytes.byteSize();
    }

    @Override
    public ByteBuffer read() {
      return bytes.asByteBuffer().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public boolean isSplat() {
      return false;
    }
  }

  /** Strings, {@code dense<["a", "b"]>}. */
  record Strings(ImmutableList<String> values, boolean isSplat) implements ElementData {
    @Override
    public long size() {
      return values.size();
    }

    @Override
    public ByteBuffer read() {
      return ByteBuffer.wrap(String.join("\0", values).getBytes(ISO_8859_1));
    }
  }

  /** Whether two literals hold the same bytes, however they are stored. */
  static boolean contentEquals(ElementData left, ElementData right) {
    return left == right
        || (left.isSplat() == right.isSplat()
            && left.size() == right.size()
            && left.read().equals(right.read()));
  }
}
