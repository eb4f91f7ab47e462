// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

/**
 * The kinds of check lines; the suffix is what stands behind the prefix, the label is for dumps.
 */
enum CheckKind {
  PLAIN("", "check"),
  NEXT("-NEXT", "next"),
  SAME("-SAME", "same"),
  NOT("-NOT", "not"),
  DAG("-DAG", "dag"),
  LABEL("-LABEL", "label"),
  EMPTY("-EMPTY", "empty"),
  /** No line of the file: where the checks that follow the last one are decided. */
  END_OF_INPUT("implicit EOF", "eof");

  private final String suffix;
  private final String label;

  CheckKind(String suffix, String label) {
    this.suffix = suffix;
    this.label = label;
  }

  String suffix() {
    return suffix;
  }

  String label() {
    return label;
  }
}
