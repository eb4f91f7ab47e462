// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import org.hlokit.ir.Source;

/**
 * Divides a text at each {@code // -----}, as {@code --split-input-file} asks. The marker may stand
 * anywhere in a line, as in MLIR's tools; what follows it in the line belongs to the next part.
 */
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

  /** The parts that are not empty; a text without any is one part. */
  static ImmutableList<Part> split(Source source) {
    byte[] bytes = source.bytes();
    ImmutableList.Builder<Part> parts = ImmutableList.builder();
    int start = 0;
    for (int at = 0; at + MARKER_BYTES.length <= bytes.length; at++) {
      if (bytes[at] == '/' && isMarker(bytes, at)) {
        if (at > start) {
          parts.add(new Part(start, at));
        }
        start = at + MARKER_BYTES.length;
        at = start - 1;
      }
    }
    if (start < bytes.length || start == 0) {
      parts.add(new Part(start, bytes.length));
    }
    return parts.build();
  }

  private static boolean isMarker(byte[] bytes, int at) {
    return Arrays.equals(bytes, at, at + MARKER_BYTES.length, MARKER_BYTES, 0, MARKER_BYTES.length);
  }
}
