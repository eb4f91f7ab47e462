// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.primitives.Ints;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A text that operations were read from: its name and its bytes, which large literals keep pointing
 * into. Offsets count bytes from 0, lines and columns from 1, columns in bytes as MLIR does.
 *
 * <p>The digits of very large literals may have been left in the file: a mark stands for them in
 * {@link #bytes()}. No two marks are alike, so that pieces of text with the same bytes are the
 * same.
 */
public final class Source {
  private final String name;
  private final byte[] bytes;
  private final ImmutableSortedMap<Integer, HexDigits> blobs;
  private int[] lineStarts = {};

  public Source(String name, byte[] bytes) {
    this(name, bytes, ImmutableSortedMap.of());
  }

  /**
   * A text whose largest literals are elsewhere.
   *
   * @param bytes with {@link #mark} in place of the digits of each literal that is elsewhere
   * @param blobs the digits by the offsets of their marks
   */
  public Source(String name, byte[] bytes, ImmutableSortedMap<Integer, HexDigits> blobs) {
    this.name = name;
    this.bytes = bytes;
    this.blobs = blobs;
  }

  /** How many bytes a {@link #mark} has. */
  public static final int MARK = 8;

  /** What stands in a text for the digits of its literal number {@code index} that is elsewhere. */
  public static byte[] mark(int index) {
    return "\0%07x".formatted(index).getBytes(US_ASCII);
  }

  public static Source of(String name, String text) {
    return new Source(name, text.getBytes(UTF_8));
  }

  /** What messages call this text: a path, or {@code <stdin>}. */
  public String name() {
    return name;
  }

  /** The text itself with its marks, not a copy; callers must not write to it. */
  @SuppressWarnings("EI_EXPOSE_REP")
  public byte[] bytes() {
    return bytes;
  }

  public int size() {
    return bytes.length;
  }

  /** The digits whose mark is at {@code offset}, or null where none is. */
  public @Nullable HexDigits blob(int offset) {
    return blobs.isEmpty() ? null : blobs.get(offset);
  }

  /** Whether digits of this text are elsewhere. */
  public boolean hasBlobs() {
    return !blobs.isEmpty();
  }

  /** The text as it was written, what is elsewhere included. */
  public String text(int start, int end) {
    return hasBlobs(start, end)
        ? new String(written(start, end), UTF_8)
        : new String(bytes, start, end - start, UTF_8);
  }

  /** The text for people to look at: dots stand for what is elsewhere. */
  public String excerpt(int start, int end) {
    StringBuilder text = new StringBuilder();
    int at = start;
    for (int blob : blobs.subMap(start, end).keySet()) {
      text.append(new String(bytes, at, blob - at, UTF_8)).append("...");
      at = Math.min(end, blob + MARK);
    }
    return text.append(new String(bytes, at, end - at, UTF_8)).toString();
  }

  /** All bytes as they were written, what is elsewhere included. */
  public byte[] written() {
    return blobs.isEmpty() ? bytes : written(0, bytes.length);
  }

  private boolean hasBlobs(int start, int end) {
    return !blobs.isEmpty() && !blobs.subMap(start, Math.max(start, end - MARK + 1)).isEmpty();
  }

  private byte[] written(int start, int end) {
    SortedMap<Integer, HexDigits> within = blobs.subMap(start, Math.max(start, end - MARK + 1));
    long size = end - start + within.values().stream().mapToLong(b -> b.count() - MARK).sum();
    byte[] written = new byte[Ints.saturatedCast(size)];
    int at = start;
    int to = 0;
    for (Map.Entry<Integer, HexDigits> blob : within.entrySet()) {
      int before = blob.getKey() - at;
      System.arraycopy(bytes, at, written, to, before);
      int count = Math.toIntExact(blob.getValue().count());
      blob.getValue().copy(0, written, to + before, count);
      to += before + count;
      at = blob.getKey() + MARK;
    }
    System.arraycopy(bytes, at, written, to, end - at);
    return written;
  }

  public int line(int offset) {
    int index = Arrays.binarySearch(starts(), offset);
    return index >= 0 ? index + 1 : -index - 1;
  }

  public int column(int offset) {
    int start = starts()[line(offset) - 1];
    long elsewhere = 0;
    if (!blobs.isEmpty()) {
      for (HexDigits blob : blobs.subMap(start, offset).values()) {
        elsewhere += blob.count() - MARK;
      }
    }
    return Ints.saturatedCast(offset - start + elsewhere + 1);
  }

  /** The offset of the first byte of {@code line}. */
  public int lineStart(int line) {
    return starts()[line - 1];
  }

  public int lineCount() {
    return starts().length;
  }

  /** The offset after the last byte of {@code line}, its end not counted. */
  public int lineEnd(int line) {
    int start = starts()[line - 1];
    int end = line < starts().length ? starts()[line] - 1 : bytes.length;
    return end > start && bytes[end - 1] == '\r' ? end - 1 : end;
  }

  /** The text of {@code line} without its end, for people to look at. */
  public String lineText(int line) {
    return excerpt(lineStart(line), lineEnd(line));
  }

  private synchronized int[] starts() {
    if (lineStarts.length == 0) {
      int[] found = new int[64];
      int count = 1;
      for (int i = 0; i < bytes.length; i++) {
        if (bytes[i] == '\n') {
          if (count == found.length) {
            found = Arrays.copyOf(found, 2 * count);
          }
          found[count++] = i + 1;
        }
      }
      lineStarts = Arrays.copyOf(found, count);
    }
    return lineStarts;
  }
}
