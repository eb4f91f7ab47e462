// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.Uninterruptibles;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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

  /** As many bytes as are checked together. */
  private static final int BLOCK = 256;

  private static final int CHUNK = 1 << 18;

  /** From how many digits on it pays to check half of them on another processor. */
  private static final int WORTH_A_THREAD = 1 << 22;

  private static final byte[] PREFIX = {'"', '0', 'x'};

  private final FileChannel file;
  private final long size;

  private LargeLiterals(FileChannel file) throws IOException {
    this.file = file;
    this.size = file.size();
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
      Digits digits = check(start, lastSample(at));
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

  /** Where samples from {@code at} on stop being digits. */
  private long lastSample(long at) throws IOException {
    long last = at;
    while (isSampleOfDigits(last)) {
      last += SAMPLE_DISTANCE;
    }
    return Math.min(last + SAMPLE, size);
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
    fill(at, bytes, length);
    return bytes;
  }

  private void fill(long at, byte[] target, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(target, 0, length);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, at + buffer.position()) < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
    }
  }

  /** Digits up to {@code end}, where something else stands or the search ended. */
  private record Digits(long end, boolean isUpperCase) {}

  /** The digits from {@code start} on, which end before {@code limit}. */
  private Digits check(long start, long limit) throws IOException {
    if (limit - start < WORTH_A_THREAD) {
      return checkPart(start, limit);
    }
    long middle = start + (limit - start) / 2;
    FutureTask<Digits> second = new FutureTask<>(() -> checkPart(middle, limit));
    Thread.ofPlatform().daemon().name("digits").start(second);
    Digits first = checkPart(start, middle);
    Digits rest = join(second);
    return first.end() < middle
        ? first
        : new Digits(rest.end(), first.isUpperCase() && rest.isUpperCase());
  }

  private static Digits join(FutureTask<Digits> task) throws IOException {
    try {
      return Uninterruptibles.getUninterruptibly(task);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private Digits checkPart(long start, long limit) throws IOException {
    byte[] chunk = new byte[(int) Math.min(CHUNK, limit - start)];
    boolean isUpperCase = true;
    for (long at = start; at < limit; at += chunk.length) {
      int length = (int) Math.min(chunk.length, limit - at);
      fill(at, chunk, length);
      int end = 0;
      while (end + BLOCK <= length && Bytes.isHex(chunk, end, end + BLOCK)) {
        isUpperCase = isUpperCase && Bytes.isUpperCase(chunk, end, end + BLOCK);
        end += BLOCK;
      }
      int rest = end;
      while (end < length && Character.digit(chunk[end], 16) >= 0) {
        end++;
      }
      isUpperCase = isUpperCase && Bytes.isUpperCase(chunk, rest, end);
      if (end < length) {
        return new Digits(at + end, isUpperCase);
      }
    }
    return new Digits(limit, isUpperCase);
  }
}
