// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.optimize;

import org.hlokit.tflite.model.Operator;
import org.hlokit.tflite.schema.BuiltinOperator;

/**
 * Sums with zeros and products with ones: what scales and shifts come to that are known only now. A
 * negative zero comes out as it went in.
 */
final class Identities {
  private Identities() {}

  /** The operator at {@code place}, if it gives one of its operands. */
  static boolean drop(GraphEditor graph, int place, Operator operator) {
    int code = operator.kind().code();
    boolean adds = code == BuiltinOperator.ADD;
    boolean multiplies = code == BuiltinOperator.MUL;
    if (!adds && !multiplies && code != BuiltinOperator.SUB && code != BuiltinOperator.DIV) {
      return false;
    }
    double neutral = multiplies || code == BuiltinOperator.DIV ? 1 : 0;
    int result = operator.outputs().get(0);
    for (int side = 0; side < (adds || multiplies ? 2 : 1); side++) {
      int operand = operator.inputs().get(side);
      int constant = operator.inputs().get(1 - side);
      if (graph.isFloat(operand)
          && graph.writer(operand) >= 0
          && graph.shape(operand).equals(graph.shape(result))
          && graph.splat(constant).orElse(1 - neutral) == neutral) {
        return pass(graph, place, operator, operand);
      }
    }
    return false;
  }

  /** Lets who writes an operand write the result instead, if nobody else reads the operand. */
  private static boolean pass(GraphEditor graph, int place, Operator operator, int operand) {
    int before = graph.writer(operand);
    Operator producer = graph.at(before);
    if (producer == null
        || producer.outputs().length() != 1
        || graph.uses(operand) != 1
        || !Activations.isPlain(operator)) {
      return false;
    }
    graph.remove(place);
    graph.replace(before, producer.withOutputs(operator.outputs()));
    return true;
  }

  /** A RESHAPE of a RESHAPE, which is one of what that reads, or nothing. */
  static boolean reshape(GraphEditor graph, int place, Operator operator) {
    if (operator.kind().code() != BuiltinOperator.RESHAPE) {
      return false;
    }
    Operator before = graph.writing(operator.inputs().get(0), BuiltinOperator.RESHAPE).orElse(null);
    if (before == null) {
      return false;
    }
    int origin = before.inputs().get(0);
    int result = operator.outputs().get(0);
    if (!graph.isOutput(result) && graph.tensor(origin).shape().equals(graph.shape(result))) {
      graph.remove(place);
      graph.replaceUses(result, origin);
      return true;
    }
    int[] inputs = operator.inputs().toArray();
    inputs[0] = origin;
    graph.replace(place, operator.withInputs(inputs));
    return true;
  }
}
