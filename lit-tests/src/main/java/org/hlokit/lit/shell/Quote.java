// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.shell;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes words so that a Unix shell reads them back. */
public final class Quote {
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

  private Quote() {}

  public static String word(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\"'\"'") + "'";
  }

  public static String words(List<String> words) {
    return words.stream().map(Quote::word).collect(Collectors.joining(" "));
  }
}
