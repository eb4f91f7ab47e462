// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableSortedMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.hlokit.ir.HexDigits;
import org.hlokit.ir.Source;

/**
 * Divides a text that passes by, chunk by chunk, into what is to be in memory and the digits of
 * large literals, {@code "0x.."} of at least {@value #LARGE} digits, which are checked and let go.
 *
 * <p>Not every byte is looked at for that: a large literal has digits at one of the places that are
 * {@value #SAMPLE_DISTANCE} bytes apart, and hardly anything else has {@value #SAMPLE} in a row.
 */
final class LiteralSieve {
  private static final int LARGE = 1 << 16;
  static final int SAMPLE_DISTANCE = LARGE / 2;
  static final int SAMPLE = 64;

  /** As many bytes as are checked together. */
  private static final int BLOCK = 256;

  /** Where digits can be found again that are not kept in memory. */
  interface DigitStore {
    FileChannel file() throws IOException;

    /**
     * Sees to it that digits can be found again; those of one literal come one after the other.
     *
     * @param inputOffset where in the input they stand
     * @return where in the file they stand
     */
    long keep(byte[] bytes, int start, int length, long inputOffset) throws IOException;
  }

  private final DigitStore store;
  private final ImmutableSortedMap.Builder<Integer, HexDigits> blobs =
      ImmutableSortedMap.naturalOrder();
  private int blobCount;
  private byte[] text;
  private int size;

  /** Bytes of the input before the chunk. */
  private long passed;

  /** The digits that are passing by; -1 where none are. */
  private long runStart = -1;

  private long runCount;
  private boolean runIsUpperCase;

  LiteralSieve(DigitStore store, int capacity) {
    this.store = store;
    this.text = new byte[capacity];
  }

  /**
   * Takes the next {@code length} bytes; all chunks but the last are of one multiple of samples.
   */
  void accept(byte[] chunk, int length) throws IOException {
    int at = 0;
    while (at < length) {
      at = runStart < 0 ? text(chunk, at, length) : digits(chunk, at, length);
    }
    passed += length;
  }

  /** The text, with marks for the digits that are not in it. */
  Source finish(String name) throws IOException {
    if (runStart >= 0) {
      endRun(false);
    }
    return new Source(name, Arrays.copyOf(text, size), blobs.buildOrThrow());
  }

  /** Takes text up to the digits of a large literal, or all of it. */
  private int text(byte[] chunk, int start, int end) throws IOException {
    int first = (start + SAMPLE_DISTANCE - 1) / SAMPLE_DISTANCE * SAMPLE_DISTANCE;
    int at = start;
    for (int sample = first; sample + SAMPLE <= end; sample += SAMPLE_DISTANCE) {
      if (isSampleOfDigits(chunk, sample)) {
        append(chunk, at, sample);
        at = sample;
        if (beginRun(sample)) {
          return sample;
        }
      }
    }
    append(chunk, at, end);
    return end;
  }

  static boolean isSampleOfDigits(byte[] bytes, int at) {
    return Bytes.isHex(bytes, at, at + SAMPLE);
  }

  /** Begins with the digits that the text ends with, if those are the first of a literal. */
  private boolean beginRun(int at) throws IOException {
    int start = size;
    while (start > 0 && Character.digit(text[start - 1], 16) >= 0) {
      start--;
    }
    boolean isLiteral =
        start >= 3 && text[start - 3] == '"' && text[start - 2] == '0' && text[start - 1] == 'x';
    if (!isLiteral) {
      return false;
    }
    int before = size - start;
    runStart = store.keep(text, start, before, passed + at - before);
    runCount = before;
    runIsUpperCase = Bytes.isUpperCase(text, start, size);
    size = start;
    return true;
  }

  private int digits(byte[] chunk, int start, int end) throws IOException {
    int stop = start;
    while (stop + BLOCK <= end && Bytes.isHex(chunk, stop, stop + BLOCK)) {
      runIsUpperCase = runIsUpperCase && Bytes.isUpperCase(chunk, stop, stop + BLOCK);
      stop += BLOCK;
    }
    int rest = stop;
    while (stop < end && Character.digit(chunk[stop], 16) >= 0) {
      stop++;
    }
    runIsUpperCase = runIsUpperCase && Bytes.isUpperCase(chunk, rest, stop);
    store.keep(chunk, start, stop - start, passed + start);
    runCount += stop - start;
    if (stop < end) {
      endRun(chunk[stop] == '"');
    }
    return stop;
  }

  private void endRun(boolean isClosed) throws IOException {
    HexDigits digits = new HexDigits.InFile(store.file(), runStart, runCount, runIsUpperCase);
    if (isClosed && runCount >= LARGE && runCount % 2 == 0) {
      byte[] mark = Source.mark(blobCount++);
      blobs.put(size, digits);
      append(mark, 0, mark.length);
    } else { // for the parser to say what is wrong with it
      int count = Math.toIntExact(runCount);
      ensureCapacity(count);
      try {
        digits.copy(0, text, size, count);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      size += count;
    }
    runStart = -1;
  }

  private void append(byte[] bytes, int start, int end) {
    ensureCapacity(end - start);
    System.arraycopy(bytes, start, text, size, end - start);
    size += end - start;
  }

  private void ensureCapacity(int more) {
    if (text.length - size < more) {
      long enough = Math.max(2L * text.length, (long) size + more);
      text = Arrays.copyOf(text, (int) Math.min(Integer.MAX_VALUE - 8, enough));
    }
  }
}
