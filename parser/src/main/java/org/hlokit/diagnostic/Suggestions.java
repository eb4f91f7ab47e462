// SPDX-License-Identifier: Apache-2.0
package org.hlokit.diagnostic;

import java.util.Optional;

/** Names that may have been meant. */
public final class Suggestions {
  private Suggestions() {}

  /** The name nearest to {@code wrong} by edits, if any is within a third of its length. */
  public static Optional<String> nearest(String wrong, Iterable<String> names) {
    int limit = Math.max(1, wrong.length() / 3);
    String best = null;
    for (String name : names) {
      if (Math.abs(name.length() - wrong.length()) <= limit) {
        int distance = distance(wrong, name);
        if (distance < limit || distance == limit && best == null) {
          best = name;
          limit = distance;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** Insertions, deletions and replacements of one character (Levenshtein's distance). */
  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replace = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replace, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[right.length()];
  }
}
