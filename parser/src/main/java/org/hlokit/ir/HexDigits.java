// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;

/**
 * The hexadecimal digits of a literal, two to a byte and nothing else: part of a text, or, where
 * they are many, left in the file that the text came from. They are looked at in pieces, so that a
 * literal never has to fit into memory.
 */
public sealed interface HexDigits {
  /** How many digits to look at together: a multiple of the digits of any element. */
  int PIECE = 1 << 16;

  /** How many digits there are. */
  long count();

  /** The digits without the first {@code digits} of them. */
  HexDigits skip(long digits);

  /**
   * Copies {@code length} digits from {@code at} on.
   *
   * @throws UncheckedIOException where the file that holds them cannot be read
   */
  void copy(long at, byte[] target, int offset, int length);

  /** Whether all letters are upper case. */
  boolean isUpperCase();

  /** The bytes from {@code position} on, as many as {@code target} has room for. */
  default void decode(long position, ByteBuffer target) {
    byte[] digits = new byte[Math.min(PIECE, 2 * target.remaining())];
    long at = 2 * position;
    while (target.hasRemaining()) {
      int length = Math.min(digits.length, 2 * target.remaining());
      copy(at, digits, 0, length);
      for (int i = 0; i < length; i += 2) {
        target.put((byte) (digit(digits[i]) << 4 | digit(digits[i + 1])));
      }
      at += length;
    }
  }

  private static int digit(byte c) {
    return c <= '9' ? c - '0' : (c & 0xF) + 9;
  }

  /** Whether the digits are the first {@code period} of them over and over. */
  default boolean repeats(int period) {
    if (count() < period) {
      return false;
    }
    int whole = Math.max(period, PIECE / period * period);
    byte[] piece = new byte[(int) Math.min(whole, count())];
    byte[] first = new byte[period];
    copy(0, first, 0, period);
    for (long at = 0; at < count(); at += piece.length) {
      int length = (int) Math.min(piece.length, count() - at);
      copy(at, piece, 0, length);
      int begin = Math.min(period, length);
      if (Arrays.mismatch(piece, 0, begin, first, 0, begin) >= 0
          || Arrays.mismatch(piece, 0, length - begin, piece, begin, length) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** Digits that are part of a text. */
  record InText(SourceRange range) implements HexDigits {
    @Override
    public long count() {
      return (long) range.end() - range.start();
    }

    @Override
    public HexDigits skip(long digits) {
      return new InText(new SourceRange(range.source(), range.start() + (int) digits, range.end()));
    }

    @Override
    public void copy(long at, byte[] target, int offset, int length) {
      System.arraycopy(range.source().bytes(), range.start() + (int) at, target, offset, length);
    }

    @Override
    public boolean isUpperCase() {
      byte[] text = range.source().bytes();
      for (int i = range.start(); i < range.end(); i++) {
        if (text[i] >= 'a') {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Digits that a file holds.
   *
   * @param file is open for as long as the digits are in use
   * @param position of the first digit in bytes
   */
  record InFile(FileChannel file, long position, long count, boolean isUpperCase)
      implements HexDigits {
    @Override
    public HexDigits skip(long digits) {
      return new InFile(file, position + digits, count - digits, isUpperCase);
    }

    @Override
    public void copy(long at, byte[] target, int offset, int length) {
      ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
      try {
        while (buffer.hasRemaining()) {
          if (file.read(buffer, position + at + buffer.position() - offset) < 0) {
            throw shortened();
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Writes all digits, which the system moves by itself where {@code out} is a file or pipe. */
    public void writeTo(WritableByteChannel out) throws IOException {
      for (long at = 0; at < count; ) {
        long written = file.transferTo(position + at, count - at, out);
        if (written == 0) {
          throw shortened();
        }
        at += written;
      }
    }

    private static EOFException shortened() {
      return new EOFException("the input file became shorter while it was in use");
    }
  }
}
