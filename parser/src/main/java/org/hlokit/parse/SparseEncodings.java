// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code #sparse_tensor.encoding<{map = (d0, d1) -> (d0 : dense, d1 : compressed)}>}, of which the
 * text is kept: whether it suits a tensor.
 */
final class SparseEncodings {
  private static final Pattern MAP =
      Pattern.compile("map\\s*=\\s*(?:\\[[^\\]]*\\]\\s*)?\\(([^)]*)\\)\\s*->\\s*");
  private static final Pattern LEVEL =
      Pattern.compile(":\\s*([a-z_]+)(?:\\s*\\[[^\\]]*\\])?(?:\\s*\\(([^)]*)\\))?\\s*(?=[,)]|#|$)");
  private static final Pattern WIDTH = Pattern.compile("(pos|crd)Width\\s*=\\s*(\\d+)");
  private static final Pattern KEY = Pattern.compile("[{,]\\s*([A-Za-z]+)\\s*=");
  private static final Splitter COMMAS = Splitter.on(',').trimResults().omitEmptyStrings();

  private static final ImmutableSet<String> KEYS =
      ImmutableSet.of("map", "posWidth", "crdWidth", "explicitVal", "implicitVal", "dimSlices");
  private static final ImmutableSet<String> FORMATS =
      ImmutableSet.of(
          "dense", "batch", "compressed", "loose_compressed", "singleton", "structured");
  private static final ImmutableSet<String> WIDTHS = ImmutableSet.of("0", "8", "16", "32", "64");

  private SparseEncodings() {}

  /** What is wrong with the encoding {@code text} of a tensor, in MLIR's words, or null. */
  static @Nullable String fault(String text, int rank) {
    Matcher map = MAP.matcher(text);
    if (!map.find()) {
      return null; // older texts spell it with other keys
    }
    Matcher keys = KEY.matcher(text);
    while (keys.find()) {
      if (!KEYS.contains(keys.group(1))) {
        return "unexpected key: " + keys.group(1);
      }
    }
    Matcher levels = LEVEL.matcher(text);
    for (boolean more = levels.find(map.end()); more; more = levels.find()) {
      if (!FORMATS.contains(levels.group(1))) {
        return "unknown level format: " + levels.group(1);
      }
    }
    Matcher widths = WIDTH.matcher(text);
    while (widths.find()) {
      if (!WIDTHS.contains(widths.group(2))) {
        return "unexpected %s bitwidth: %s"
            .formatted(widths.group(1).equals("pos") ? "position" : "coordinate", widths.group(2));
      }
    }
    if (rank == 0) {
      return "expected non-scalar sparse tensor";
    }
    int dimensions = COMMAS.splitToList(map.group(1)).size();
    return dimensions == rank
        ? null
        : "dimension-rank mismatch between encoding and tensor shape: %d != %d"
            .formatted(dimensions, rank);
  }
}
