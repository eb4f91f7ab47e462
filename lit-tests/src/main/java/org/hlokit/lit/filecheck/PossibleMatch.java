// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

/** Guesses which place of the input was meant by a pattern that was not found. */
final class PossibleMatch {
  private static final int SEARCHED_BYTES = 4096;
  private static final int MAX_PATTERN_BYTES = 2048;
  private static final double WORST_QUALITY = 50;

  private PossibleMatch() {}

  /**
   * The offset in {@code input} whose line is most alike, by edit distance and a little by how many
   * lines it is away; -1 if none is.
   */
  static int find(CheckPattern check, Slice input) {
    String wanted = check.example();
    int limit = Math.min(SEARCHED_BYTES, input.length());
    if ((long) SEARCHED_BYTES * MAX_PATTERN_BYTES < (long) limit * wanted.length()) {
      return -1;
    }
    int best = -1;
    double bestQuality = 0;
    int lines = 0;
    for (int i = 0; i < limit; i++) {
      char c = input.charAt(i);
      if (c == '\n') {
        lines++;
      }
      if (Slice.isBlank(c)) {
        continue;
      }
      int end = Math.min(input.length(), i + wanted.length());
      int lineEnd = input.indexOf("\n", i);
      String line = input.upTo(lineEnd < 0 ? end : Math.min(end, lineEnd)).from(i).text();
      double bound = best < 0 ? Integer.MAX_VALUE : bestQuality;
      // The difference in length is a lower bound of the distance, and most lines fail it.
      if (wanted.length() - line.length() + lines / 100. >= bound) {
        continue;
      }
      double quality = editDistance(line, wanted) + lines / 100.;
      if (best < 0 || quality < bestQuality) {
        best = i;
        bestQuality = quality;
      }
    }
    return bestQuality < WORST_QUALITY ? best : -1;
  }

  private static int editDistance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int above = row[j];
        row[j] =
            Math.min(
                diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1),
                1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[to.length()];
  }
}
