// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

import com.google.common.collect.ImmutableList;

/** The checks of a file, in order. */
record CheckFile(ImmutableList<Check> checks) {

  /**
   * A check that moves on in the input, with the {@code -DAG} and {@code -NOT} checks that stand
   * between it and the one before.
   */
  record Check(CheckPattern pattern, ImmutableList<CheckPattern> between) {}
}
