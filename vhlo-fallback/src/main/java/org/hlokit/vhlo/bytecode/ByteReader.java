// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import java.math.BigInteger;
import java.util.Arrays;

/** Reads the numbers of a part of a file. Offsets in errors are those of the whole file. */
final class ByteReader {
  private final byte[] file;
  private final int end;
  private int at;

  ByteReader(byte[] file) {
    this(file, 0, file.length);
  }

  private ByteReader(byte[] file, int start, int end) {
    this.file = file;
    this.at = start;
    this.end = end;
  }

  /** The offset of the next byte in the file. */
  int offset() {
    return at;
  }

  boolean isAtEnd() {
    return at == end;
  }

  int remaining() {
    return end - at;
  }

  BytecodeException error(String message) {
    return new BytecodeException(at, message);
  }

  int readByte() {
    if (at == end) {
      throw error("the file ends, or a section of it, where a byte is expected");
    }
    return file[at++] & 0xFF;
  }

  /** The next {@code length} bytes as a reader of their own. */
  ByteReader slice(long length) {
    int start = skip(length);
    return new ByteReader(file, start, at);
  }

  /** What this reader has left, to be read once more. */
  ByteReader duplicate() {
    return new ByteReader(file, at, end);
  }

  byte[] readBytes(long length) {
    int start = skip(length);
    return Arrays.copyOfRange(file, start, at);
  }

  /** Passes over {@code length} bytes and gives the offset of the first. */
  private int skip(long length) {
    if (length < 0 || length > remaining()) {
      throw error(
          "%s bytes are expected, but only %d are left"
              .formatted(Long.toUnsignedString(length), remaining()));
    }
    int start = at;
    at += (int) length;
    return start;
  }

  /** Bytes up to a zero, which is passed over. */
  byte[] readTerminated() {
    int start = at;
    while (readByte() != 0) {}
    return Arrays.copyOfRange(file, start, at - 1);
  }

  void skipPadding(long alignment) {
    if (alignment <= 0 || alignment > 1 << 30 || Long.bitCount(alignment) != 1) {
      throw error("an alignment of %d is no power of two".formatted(alignment));
    }
    while (at % alignment != 0) {
      if (readByte() != (Format.ALIGNMENT_BYTE & 0xFF)) {
        at--;
        throw error("a padding byte is expected");
      }
    }
  }

  /**
   * An integer of variable length: the number of zeros below the lowest one of the first byte is
   * the number of bytes that follow it.
   */
  long readVarint() {
    int first = readByte();
    int following = first == 0 ? 8 : Integer.numberOfTrailingZeros(first);
    if (following > remaining()) {
      throw error("the file ends, or a section of it, inside a number");
    }
    long value = 0;
    for (int i = 0; i < following; i++) {
      value |= (long) (file[at++] & 0xFF) << 8 * i;
    }
    return following == 8 ? value : value << (7 - following) | first >>> (following + 1);
  }

  /** An integer whose lowest bit is its sign. */
  long readSigned() {
    long value = readVarint();
    return value >>> 1 ^ -(value & 1);
  }

  /** A number of things of which each takes a byte at least. */
  int readCount() {
    int start = at;
    long count = readVarint();
    if (count < 0 || count > remaining()) {
      at = start;
      throw error(
          "%s entries cannot fit into the %d bytes that are left"
              .formatted(Long.toUnsignedString(count), remaining()));
    }
    return (int) count;
  }

  /** An index into a list of {@code size} things that messages call {@code what}. */
  int readIndex(int size, String what) {
    int start = at;
    return checkIndex(readVarint(), size, what, start);
  }

  int checkIndex(long index, int size, String what, int offset) {
    if (index < 0 || index >= size) {
      throw new BytecodeException(
          offset,
          "there is no %s %s, there are %d".formatted(what, Long.toUnsignedString(index), size));
    }
    return (int) index;
  }

  /** The bits of an integer of {@code width} bits. */
  BigInteger readBits(int width) {
    BigInteger bits;
    if (width <= 8) {
      bits = BigInteger.valueOf(readByte());
    } else if (width <= 64) {
      bits = BigInteger.valueOf(readSigned());
    } else {
      bits = BigInteger.ZERO;
      int words = readCount();
      for (int i = 0; i < words; i++) {
        bits = bits.or(unsigned(BigInteger.valueOf(readSigned()), 64).shiftLeft(64 * i));
      }
    }
    return unsigned(bits, width);
  }

  private static BigInteger unsigned(BigInteger value, int width) {
    return value.and(BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE));
  }
}
