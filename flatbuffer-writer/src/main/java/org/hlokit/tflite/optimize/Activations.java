// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.optimize;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import org.hlokit.tflite.model.Operator;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.schema.ActivationFunctionType;
import org.hlokit.tflite.schema.BuiltinOperator;

/** Rectifiers that the operator before them computes by itself. */
final class Activations {
  private static final ImmutableMap<Integer, Byte> FUNCTIONS =
      ImmutableMap.of(
          BuiltinOperator.RELU, ActivationFunctionType.RELU,
          BuiltinOperator.RELU6, ActivationFunctionType.RELU6,
          BuiltinOperator.RELU_N1_TO_1, ActivationFunctionType.RELU_N1_TO_1);

  /** Operators whose kernels for f32 know all of these. */
  private static final ImmutableSet<Integer> FUSING =
      ImmutableSet.of(
          BuiltinOperator.ADD,
          BuiltinOperator.AVERAGE_POOL_2D,
          BuiltinOperator.CONV_2D,
          BuiltinOperator.CONV_3D,
          BuiltinOperator.DEPTHWISE_CONV_2D,
          BuiltinOperator.DIV,
          BuiltinOperator.FULLY_CONNECTED,
          BuiltinOperator.MAX_POOL_2D,
          BuiltinOperator.MUL,
          BuiltinOperator.SUB);

  private Activations() {}

  /** The rectifier at {@code place} as part of the operator that gives its operand. */
  static boolean fuse(GraphEditor graph, int place, Operator operator) {
    Byte function = FUNCTIONS.get(operator.kind().code());
    if (function == null) {
      return false;
    }
    int operand = operator.inputs().get(0);
    GraphEditor.Origin origin = graph.origin(operand).orElse(null);
    Operator producer = origin == null ? null : graph.at(origin.producer());
    if (origin == null
        || producer == null
        || !FUSING.contains(producer.kind().code())
        || !graph.isFloat(origin.tensor())
        || !graph.shape(operand).equals(graph.shape(operator.outputs().get(0)))
        || !isPlain(producer)) {
      return false;
    }
    Options fused = FusedOptions.of(producer).orElseThrow().withFunction(function);
    graph.join(
        origin, new Operator(producer.kind(), producer.inputs(), producer.outputs(), fused), place);
    return true;
  }

  /** Whether an operator has no activation function. */
  static boolean isPlain(Operator operator) {
    return FusedOptions.of(operator)
        .map(options -> options.function() == ActivationFunctionType.NONE)
        .orElse(true);
  }
}
