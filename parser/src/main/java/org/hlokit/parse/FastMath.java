// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.List;

/** The flags {@code #arith.fastmath<..>}, in the one way that MLIR prints them. */
final class FastMath {
  private static final String NAME = "#arith.fastmath<";
  private static final ImmutableList<String> FLAGS =
      ImmutableList.of("reassoc", "nnan", "ninf", "nsz", "arcp", "contract", "afn");
  private static final Splitter COMMAS = Splitter.on(',').trimResults();

  private FastMath() {}

  /**
   * The attribute with its flags in order, or the text as it is where it is none or a wrong one.
   */
  static String canonical(String text) {
    if (!text.startsWith(NAME) || !text.endsWith(">")) {
      return text;
    }
    List<String> flags = COMMAS.splitToList(text.substring(NAME.length(), text.length() - 1));
    if (flags.contains("fast") || flags.containsAll(FLAGS)) {
      return NAME + "fast>";
    }
    return FLAGS.containsAll(flags)
        ? NAME + String.join(",", FLAGS.stream().filter(flags::contains).toList()) + ">"
        : text;
  }
}
