// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import com.google.common.collect.Streams;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.TensorType;

/** Groups of operations around a difference, as layer normalisations hold them. */
final class Differences {
  private Differences() {}

  /** SQUARED_DIFFERENCE, (a - b) (a - b), by the product of a difference that nobody else uses. */
  static boolean squared(Operation multiply, Graph graph) {
    Value factor = multiply.operand(0);
    Operation subtract = Idioms.defining(factor, StablehloOps.SUBTRACT);
    if (subtract == null
        || multiply.operand(1) != factor
        || !Streams.stream(factor.uses()).allMatch(use -> use.owner() == multiply)
        || graph.heldType(factor) != TensorType.FLOAT32) {
      return false;
    }
    Arithmetic.define(
        graph,
        multiply.result(),
        Arithmetic.elementwise(
            graph,
            BuiltinOperator.SQUARED_DIFFERENCE,
            TensorType.FLOAT32,
            Arithmetic.operands(graph, subtract.operand(0), subtract.operand(1))));
    return true;
  }

  /** SUB of a product, a + (-b) c, by its addition; the bits are the same. */
  static boolean ofProduct(Operation add, Graph graph) {
    for (int i = 0; i < 2; i++) {
      Operation multiply = Views.onlyUseOf(add.operand(i));
      if (multiply == null
          || !multiply.is(StablehloOps.MULTIPLY)
          || graph.heldType(add.result()) != TensorType.FLOAT32) {
        continue;
      }
      for (int j = 0; j < 2; j++) {
        Views.Broadcast factor = Views.broadcast(multiply.operand(j));
        Operation negate = Idioms.defining(factor.base(), StablehloOps.NEGATE);
        if (negate != null) {
          Ref product =
              Arithmetic.elementwise(
                  graph,
                  BuiltinOperator.MUL,
                  TensorType.FLOAT32,
                  graph.reshape(graph.readElements(negate.operand(0)), factor.shape()),
                  graph.readBroadcast(multiply.operand(1 - j)));
          Ref from = graph.readBroadcast(add.operand(1 - i));
          Arithmetic.define(
              graph,
              add.result(),
              Arithmetic.elementwise(
                  graph, BuiltinOperator.SUB, TensorType.FLOAT32, from, product));
          return true;
        }
      }
    }
    return false;
  }
}
