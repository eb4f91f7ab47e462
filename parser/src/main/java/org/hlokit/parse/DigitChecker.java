// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.util.concurrent.Uninterruptibles;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;

/** Tells where hexadecimal digits in a file end, on two processors where they are many. */
final class DigitChecker {
  /** As many words of eight bytes as are checked together. */
  private static final int BLOCK = 32;

  private static final int CHUNK = 1 << 16;

  /** After how many chunks another processor helps. */
  private static final int WORTH_A_THREAD = 64;

  private final FileChannel file;
  private final long size;

  // Not an array, to which the JDK would copy what it reads.
  private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
  private final long[] words = new long[CHUNK / Long.BYTES];
  private final byte[] block = new byte[BLOCK * Long.BYTES];

  DigitChecker(FileChannel file) throws IOException {
    this.file = file;
    this.size = file.size();
  }

  /**
   * Digits that stand one after the other.
   *
   * @param end offset after the last
   * @param isUpperCase whether no letter is lower-case; may be false for one a little further on
   */
  record Run(long end, boolean isUpperCase) {}

  /** The digits from {@code start} on. */
  Run run(long start) throws IOException {
    Progress progress = new Progress(new AtomicLong(start), new AtomicLong(size));
    boolean isUpperCase = check(progress, WORTH_A_THREAD);
    if (!progress.isDone()) {
      FutureTask<Boolean> help =
          new FutureTask<>(() -> new DigitChecker(file).check(progress, Long.MAX_VALUE));
      Thread.ofPlatform().daemon().name("digits").start(help);
      isUpperCase &= check(progress, Long.MAX_VALUE);
      isUpperCase &= join(help);
    }
    return new Run(progress.end.get(), isUpperCase);
  }

  private static boolean join(FutureTask<Boolean> task) throws IOException {
    try {
      return Uninterruptibles.getUninterruptibly(task);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * How far threads have come that take chunks in turn.
   *
   * @param next where the next chunk begins
   * @param end where the digits end, as far as is known
   */
  private record Progress(AtomicLong next, AtomicLong end) {
    boolean isDone() {
      return next.get() >= end.get();
    }
  }

  /** Checks up to {@code count} chunks; whether no letter in them is lower-case. */
  private boolean check(Progress progress, long count) throws IOException {
    boolean isUpperCase = true;
    for (long i = 0; i < count; i++) {
      long at = progress.next.getAndAdd(CHUNK);
      if (at >= progress.end.get()) {
        break;
      }
      fill(at);
      Run digits = digits();
      isUpperCase &= digits.isUpperCase;
      if (digits.end < chunk.limit()) {
        progress.end.accumulateAndGet(at + digits.end, Math::min);
      }
    }
    return isUpperCase;
  }

  private void fill(long at) throws IOException {
    chunk.clear().limit((int) Math.min(CHUNK, size - at));
    while (chunk.hasRemaining()) {
      if (file.read(chunk, at + chunk.position()) < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
    }
    chunk.flip();
  }

  /** The digits that the chunk begins with. */
  private Run digits() {
    chunk.asLongBuffer().get(words, 0, chunk.limit() / Long.BYTES);
    boolean isUpperCase = true;
    int end = 0;
    while (end + block.length <= chunk.limit()) {
      int word = end / Long.BYTES;
      if (!Bytes.isUpperCaseHex(words, word, word + BLOCK)) {
        chunk.get(end, block);
        if (!Bytes.isHex(block, 0, block.length)) {
          break;
        }
        isUpperCase = false;
      }
      end += block.length;
    }
    while (end < chunk.limit() && Character.digit(chunk.get(end), 16) >= 0) {
      isUpperCase = isUpperCase && chunk.get(end) < 'a';
      end++;
    }
    return new Run(end, isUpperCase);
  }
}
