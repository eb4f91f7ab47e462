// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.optimize;

import com.google.common.primitives.ImmutableIntArray;
import java.util.Optional;
import org.hlokit.tflite.model.Operator;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.Padding;

/** Zeros around the input of a convolution that are those which its padding SAME means. */
final class SamePadding {
  private SamePadding() {}

  /** The convolution at {@code place} without the operator that pads its input. */
  static boolean fold(GraphEditor graph, int place, Operator operator) {
    boolean depthwise = operator.kind().code() == BuiltinOperator.DEPTHWISE_CONV_2D;
    if (!depthwise && operator.kind().code() != BuiltinOperator.CONV_2D) {
      return false;
    }
    FusedOptions options = FusedOptions.of(operator).orElseThrow();
    int padded = operator.inputs().get(0);
    Optional<Operator> pad = graph.writing(padded, BuiltinOperator.PADV2);
    if (options.padding() != Padding.VALID
        || pad.isEmpty()
        || graph.splat(pad.get().inputs().get(2)).orElse(1) != 0) {
      return false;
    }
    int input = pad.get().inputs().get(0);
    Optional<int[]> amounts = graph.ints(pad.get().inputs().get(1));
    ImmutableIntArray before = graph.shape(input);
    ImmutableIntArray after = graph.shape(operator.outputs().get(0));
    ImmutableIntArray window = graph.shape(operator.inputs().get(1));
    if (amounts.isEmpty() || before.contains(-1)) {
      return false;
    }
    for (int i = 0; i < before.length(); i++) {
      boolean spatial = i == 1 || i == 2;
      int stride = spatial ? options.steps().stride(i) : 1;
      int reach = spatial ? (window.get(i) - 1) * options.steps().dilation(i) + 1 : 1;
      int steps = Math.ceilDiv(before.get(i), stride);
      int total = Math.max((steps - 1) * stride + reach - before.get(i), 0);
      if (amounts.get()[2 * i] != total / 2
          || amounts.get()[2 * i + 1] != total - total / 2
          || (spatial && after.get(i) != steps)) {
        return false;
      }
    }
    Options same = options.withPadding(Padding.SAME);
    ImmutableIntArray inputs =
        ImmutableIntArray.builder()
            .add(input)
            .addAll(operator.inputs().subArray(1, operator.inputs().length()))
            .build();
    graph.replace(place, new Operator(operator.kind(), inputs, operator.outputs(), same));
    return true;
  }
}
