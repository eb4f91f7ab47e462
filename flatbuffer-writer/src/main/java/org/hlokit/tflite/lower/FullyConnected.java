// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import org.hlokit.tflite.schema.BuiltinOperator;
import org.jspecify.annotations.Nullable;

/** Emits FULLY_CONNECTED. */
final class FullyConnected {
  private FullyConnected() {}

  /**
   * The product of rows with a weight matrix.
   *
   * @param input {@code [.., n]}
   * @param weights {@code [m, n]}
   * @param bias {@code [m]}, added to each row, or null
   * @param shape {@code [.., m]}
   */
  static Ref emit(Graph graph, Ref input, Ref weights, @Nullable Ref bias, Shape shape) {
    return graph.emit(
        BuiltinOperator.FULLY_CONNECTED,
        OptionTables.fullyConnected(shape.rank() > 2),
        input.type(),
        shape,
        bias == null ? new Ref[] {input, weights} : new Ref[] {input, weights, bias});
  }
}
