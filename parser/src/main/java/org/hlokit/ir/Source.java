// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * A text that operations were read from: its name and its bytes, which large literals keep pointing
 * into. Offsets count bytes from 0, lines and columns from 1, columns in bytes as MLIR does.
 */
public final class Source {
  private final String name;
  private final byte[] bytes;
  private int[] lineStarts = {};

  public Source(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  public static Source of(String name, String text) {
    return new Source(name, text.getBytes(UTF_8));
  }

  /** What messages call this text: a path, or {@code <stdin>}. */
  public String name() {
    return name;
  }

  /** The text itself, not a copy; callers must not write to it. */
  @SuppressWarnings("EI_EXPOSE_REP")
  public byte[] bytes() {
    return bytes;
  }

  public int size() {
    return bytes.length;
  }

  public String text(int start, int end) {
    return new String(bytes, start, end - start, UTF_8);
  }

  public int line(int offset) {
    int index = Arrays.binarySearch(starts(), offset);
    return index >= 0 ? index + 1 : -index - 1;
  }

  public int column(int offset) {
    return offset - starts()[line(offset) - 1] + 1;
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

  /** The text of {@code line} without its end. */
  public String lineText(int line) {
    return text(lineStart(line), lineEnd(line));
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
