// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.optimize;

import org.hlokit.tflite.model.Operator;

/** A rewriting that begins at one operator. */
@FunctionalInterface
interface Rule {
  /**
   * Rewrites what ends in an operator, if it can be.
   *
   * @param place where {@code operator} is
   * @return whether anything changed
   */
  boolean apply(GraphEditor graph, int place, Operator operator);
}
