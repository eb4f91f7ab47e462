// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.pass;

/** The heading of the tables that are printed after a run. */
final class Report {
  private static final String RULE = "===" + "-".repeat(73) + "===\n";

  private Report() {}

  static String title(String title) {
    String text = "... " + title + " ...";
    return RULE + " ".repeat((79 - text.length()) / 2) + text + "\n" + RULE;
  }
}
