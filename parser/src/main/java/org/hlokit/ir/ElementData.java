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

  /** Fills the rest of {@code target} with the bytes from {@code position} on, which must exist. */
  default void read(long position, ByteBuffer target) {
    target.put(read().slice(Math.toIntExact(position), target.remaining()));
  }

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
  record Hex(HexDigits digits, boolean bitPacked, long count, boolean isSplat)
      implements ElementData {
    private static final int HASHED = 64;

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

    @Override
    public void read(long position, ByteBuffer target) {
      if (bitPacked) {
        ElementData.super.read(position, target);
      } else {
        digits.decode(position, target);
      }
    }

    private byte[] unpack(byte[] bits) {
      byte[] elements = new byte[Math.toIntExact(count)];
      for (int i = 0; i < elements.length; i++) {
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
      // Large literals of one size are many; the first bytes tell them apart.
      ByteBuffer first = ByteBuffer.allocate((int) Math.min(size(), HASHED));
      read(0, first);
      return 31 * Long.hashCode(count) + Arrays.hashCode(first.array());
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
    public void read(long position, ByteBuffer target) {
      target.put(bytes.asSlice(position, target.remaining()).asByteBuffer());
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
    if (left == right) {
      return true;
    }
    if (left instanceof Strings strings) {
      return strings.equals(right);
    }
    if (right instanceof Strings) {
      return false;
    }
    if (left.isSplat() != right.isSplat() || left.size() != right.size()) {
      return false;
    }
    // In pieces, as most literals differ in the first, and two of them may not fit into memory.
    byte[] piece = new byte[(int) Math.min(left.size(), HexDigits.PIECE)];
    byte[] other = new byte[piece.length];
    for (long at = 0; at < left.size(); at += piece.length) {
      int length = (int) Math.min(piece.length, left.size() - at);
      left.read(at, ByteBuffer.wrap(piece, 0, length));
      right.read(at, ByteBuffer.wrap(other, 0, length));
      if (!Arrays.equals(piece, 0, length, other, 0, length)) {
        return false;
      }
    }
    return true;
  }
}
