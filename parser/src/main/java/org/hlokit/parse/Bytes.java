// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Scans of long literals, eight bytes at a time. */
final class Bytes {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final long UPPER_HALVES = 0xF0F0_F0F0_F0F0_F0F0L;

  private Bytes() {}

  /**
   * Where the string that opens at {@code start} ends, or -1 where it has an escape or does not end
   * on its line.
   */
  static int plainStringEnd(byte[] text, int start, int end) {
    int at = start + 1;
    while (at + 8 <= end) {
      long word = (long) LONGS.get(text, at);
      if ((zeroBytes(word ^ ONES * '"')
              | zeroBytes(word ^ ONES * '\\')
              | zeroBytes(word ^ ONES * '\n')
              | zeroBytes(word ^ ONES * '\r'))
          != 0) {
        break;
      }
      at += 8;
    }
    for (; at < end; at++) {
      switch (text[at]) {
        case '"' -> {
          return at + 1;
        }
        case '\\', '\n', '\r' -> {
          return -1;
        }
        default -> {}
      }
    }
    return -1;
  }

  /** Not zero where a byte of {@code word} is. */
  private static long zeroBytes(long word) {
    return word - ONES & ~word & HIGH_BITS;
  }

  /** Whether {@code start..end} holds hexadecimal digits alone. */
  static boolean isHex(byte[] text, int start, int end) {
    int at = start;
    for (; at + 8 <= end; at += 8) {
      long word = (long) LONGS.get(text, at);
      long digits = between(word, '0', '9');
      long letters = between(word | ONES * 0x20, 'a', 'f');
      if ((word & HIGH_BITS) != 0 || (digits | letters) != HIGH_BITS) {
        return false;
      }
    }
    for (; at < end; at++) {
      if (Character.digit(text[at], 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the bytes of the words {@code start..end} are hexadecimal digits without lower-case
   * letters. A digit has 3 in its upper half, a letter 4; and so have its neighbours: a digit plus
   * 6, a letter minus 1, and a letter plus 9.
   */
  static boolean isUpperCaseHex(long[] words, int start, int end) {
    long faults = 0;
    for (int i = start; i < end; i++) {
      long word = words[i];
      long letters = word >>> 6 & ONES;
      long upperHalf = ONES * 0x30 + (letters << 4);
      faults |= word - letters ^ upperHalf;
      faults |= word + ONES * 6 + letters + (letters << 1) ^ upperHalf;
    }
    return (faults & UPPER_HALVES) == 0;
  }

  /** The high bit of each byte that lies in {@code low..high}; for bytes below 0x80. */
  private static long between(long word, int low, int high) {
    long atLeast = (word & ~HIGH_BITS) + ONES * (0x80 - low);
    long above = (word & ~HIGH_BITS) + ONES * (0x80 - high - 1);
    return atLeast & ~above & HIGH_BITS;
  }
}
