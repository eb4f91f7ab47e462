// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.hlokit.ir.HexDigits;

/**
 * Finds the large literals of a file, {@code "0x.."} of at least {@value #LARGE} digits, and checks
 * that they are digits.
 *
 * <p>Other text is not looked at, but for a few bytes now and then: a large literal has digits at
 * one of the places that are {@value #SAMPLE_DISTANCE} bytes apart, and hardly anything else has
 * {@value #SAMPLE} of them in a row.
 */
final class LargeLiterals {
  private static final int LARGE = 1 << 16;
  private static final int SAMPLE_DISTANCE = LARGE / 2;
  private static final int SAMPLE = 64;

  private static final byte[] PREFIX = {'"', '0', 'x'};

  private final FileChannel file;
  private final long size;
  private final DigitChecker checker;

  private LargeLiterals(FileChannel file) throws IOException {
    this.file = file;
    this.size = file.size();
    this.checker = new DigitChecker(file);
  }

  /** The digits of all large literals in {@code file}, in their order. */
  static ImmutableList<HexDigits.InFile> find(FileChannel file) throws IOException {
    return new LargeLiterals(file).findAll();
  }

  private ImmutableList<HexDigits.InFile> findAll() throws IOException {
    ImmutableList.Builder<HexDigits.InFile> found = ImmutableList.builder();
    long at = 0;
    while (at + SAMPLE <= size) {
      if (!isSampleOfDigits(at)) {
        at += SAMPLE_DISTANCE;
        continue;
      }
      long start = start(at);
      DigitChecker.Run digits = checker.run(start);
      if (isLiteral(start, digits.end())) {
        found.add(new HexDigits.InFile(file, start, digits.end() - start, digits.isUpperCase()));
      }
      at = Math.ceilDiv(digits.end() + 1, SAMPLE_DISTANCE) * SAMPLE_DISTANCE;
    }
    return found.build();
  }

  private boolean isSampleOfDigits(long at) throws IOException {
    return at + SAMPLE <= size && Bytes.isHex(read(at, SAMPLE), 0, SAMPLE);
  }

  /** The first of the digits around {@code at}; not far before, where a sample would have been. */
  private long start(long at) throws IOException {
    int before = (int) Math.min(at, SAMPLE_DISTANCE);
    byte[] text = read(at - before, before);
    int start = before;
    while (start > 0 && Character.digit(text[start - 1], 16) >= 0) {
      start--;
    }
    return at - before + start;
  }

  private boolean isLiteral(long start, long end) throws IOException {
    return end - start >= LARGE
        && (end - start) % 2 == 0
        && start >= PREFIX.length
        && Arrays.equals(read(start - PREFIX.length, PREFIX.length), PREFIX)
        && end < size
        && read(end, 1)[0] == '"';
  }

  private byte[] read(long at, int length) throws IOException {
    byte[] bytes = new byte[length];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, at + buffer.position()) < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
    }
    return bytes;
  }
}
