// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import org.hlokit.tflite.model.Operator;
import org.hlokit.tflite.model.OperatorKind;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.model.Subgraph;
import org.hlokit.tflite.model.Tensor;
import org.hlokit.tflite.schema.BuiltinOperator;

/** Subgraphs of one operator on two scalars. */
final class Combiners {
  private Combiners() {}

  /** The subgraph for an operator; for -1 one that gives its second input. */
  static Subgraph subgraph(int operator, byte type) {
    ImmutableIntArray scalar = ImmutableIntArray.of();
    ImmutableList.Builder<Tensor> tensors = ImmutableList.builder();
    tensors.add(Tensor.of("a", type, scalar), Tensor.of("b", type, scalar));
    if (operator < 0) {
      return new Subgraph(
          "second",
          tensors.build(),
          ImmutableIntArray.of(0, 1),
          ImmutableIntArray.of(1),
          ImmutableList.of());
    }
    tensors.add(Tensor.of("result", type, scalar));
    return new Subgraph(
        BuiltinOperator.name(operator),
        tensors.build(),
        ImmutableIntArray.of(0, 1),
        ImmutableIntArray.of(2),
        ImmutableList.of(
            new Operator(
                OperatorKind.builtin(operator, 1),
                ImmutableIntArray.of(0, 1),
                ImmutableIntArray.of(2),
                Options.none())));
  }
}
