// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import org.hlokit.ir.Source;

/** Divides a text where a line starts with {@code // -----}, as {@code --split-input-file} asks. */
final class Parts {
  static final String MARKER = "// -----";
  private static final byte[] MARKER_BYTES = MARKER.getBytes(US_ASCII);

  /**
   * A part, the marker not included.
   *
   * @param start offset of its first byte
   * @param end offset after its last byte
   */
  record Part(int start, int end) {}

  private Parts() {}

  /** The whole text as one part. */
  static ImmutableList<Part> whole(Source source) {
    return ImmutableList.of(new Part(0, source.size()));
  }

  static ImmutableList<Part> split(Source source) {
    byte[] bytes = source.bytes();
    ImmutableList.Builder<Part> parts = ImmutableList.builder();
    int start = 0;
    for (int line = 0; line < bytes.length; line = nextLine(bytes, line)) {
      if (startsWithMarker(bytes, line)) {
        parts.add(new Part(start, line));
        start = nextLine(bytes, line);
      }
    }
    return parts.add(new Part(start, bytes.length)).build();
  }

  private static boolean startsWithMarker(byte[] bytes, int at) {
    int end = at + MARKER_BYTES.length;
    return end <= bytes.length
        && Arrays.equals(bytes, at, end, MARKER_BYTES, 0, MARKER_BYTES.length);
  }

  private static int nextLine(byte[] bytes, int at) {
    int end = at;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return Math.min(end + 1, bytes.length);
  }
}
