// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import com.google.common.primitives.Ints;
import java.util.Arrays;
import java.util.Optional;
import org.hlokit.ir.Operation;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.schema.ActivationFunctionType;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.BuiltinOptions;
import org.hlokit.tflite.schema.Padding;
import org.hlokit.tflite.schema.TensorType;
import org.hlokit.tflite.schema.TransposeConvOptions;

/**
 * A convolution over an input that is dilated, which is the transpose of one with strides:
 * TRANSPOSE_CONV, whose kernel is the mirror image.
 *
 * @param padding that of the convolution which it is the transpose of
 * @param strides for height and width
 * @param output batch, height, width and features of the result
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TransposedConvolution(byte padding, int[] strides, int[] output) {

  /**
   * The transposed convolution that an operation is, if it is one that the operator can say.
   *
   * @param input batch, spatial dimensions, features
   * @param kernel output features, spatial dimensions, input features
   * @param result batch, spatial dimensions, features
   */
  static Optional<TransposedConvolution> of(Operation op, Shape input, Shape kernel, Shape result) {
    int spatial = input.rank() - 2;
    int[] ones = new int[spatial];
    Arrays.fill(ones, 1);
    int[] dilation = Attributes.ints(op, "lhs_dilation", ones);
    boolean plain =
        spatial <= 2
            && Arrays.equals(Attributes.ints(op, "window_strides", ones), ones)
            && Arrays.equals(Attributes.ints(op, "rhs_dilation", ones), ones)
            && Attributes.integer(op, "feature_group_count", 1) == 1;
    if (!plain || Arrays.equals(dilation, ones) || !input.isStatic() || !result.isStatic()) {
      return Optional.empty();
    }
    int[] pads = Attributes.ints(op, "padding", new int[2 * spatial]);
    int[] height = spatial == 1 ? new int[] {1} : new int[0];
    for (byte padding : new byte[] {Padding.SAME, Padding.VALID}) {
      boolean fits = true;
      for (int i = 0; i < spatial; i++) {
        fits &=
            isStart(
                padding,
                pads[2 * i],
                input.size(i + 1),
                dilation[i],
                kernel.size(i + 1),
                result.size(i + 1));
      }
      if (fits) {
        int[] sizes = result.toArray();
        int[] output = spatial == 1 ? new int[] {sizes[0], 1, sizes[1], sizes[2]} : sizes;
        return Optional.of(
            new TransposedConvolution(padding, Ints.concat(height, dilation), output));
      }
    }
    return Optional.empty();
  }

  /** Whether what is added before a dimension is what the padding of the transposed one means. */
  private static boolean isStart(
      byte padding, int low, int size, int stride, int window, int result) {
    if (padding == Padding.VALID) {
      return low == window - 1 && result >= window && (result - window + stride) / stride == size;
    }
    int total = Math.max((size - 1) * stride + window - result, 0);
    return Math.ceilDiv(result, stride) == size && low == window - 1 - total / 2;
  }

  /**
   * The operator.
   *
   * @param input batch, height, width, features
   * @param kernel output features, height, width, input features, mirrored
   */
  Ref emit(Graph graph, Ref input, Ref kernel) {
    Options options =
        OptionTables.table(
            BuiltinOptions.TransposeConvOptions,
            b ->
                TransposeConvOptions.createTransposeConvOptions(
                    b,
                    padding,
                    strides[1],
                    strides[0],
                    ActivationFunctionType.NONE,
                    TensorType.FLOAT32));
    return graph.emit(
        BuiltinOperator.TRANSPOSE_CONV,
        options,
        TensorType.FLOAT32,
        Shape.of(output),
        graph.ints(output),
        kernel,
        input);
  }
}
