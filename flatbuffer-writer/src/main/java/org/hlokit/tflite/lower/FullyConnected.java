// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import org.hlokit.tflite.schema.BuiltinOperator;

/** Emits FULLY_CONNECTED. */
final class FullyConnected {
  private FullyConnected() {}

  /**
   * The product of rows with a weight matrix.
   *
   * @param input {@code [.., n]}
   * @param weights {@code [m, n]}
   * @param shape {@code [.., m]}
   */
  static Ref emit(Graph graph, Ref input, Ref weights, Shape shape) {
    return graph.emit(
        BuiltinOperator.FULLY_CONNECTED,
        OptionTables.fullyConnected(shape.rank() > 2),
        input.type(),
        shape,
        input,
        weights);
  }
}
