// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.schema.ActivationFunctionType;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.BuiltinOptions;
import org.hlokit.tflite.schema.BuiltinOptions2;
import org.hlokit.tflite.schema.Conv2DOptions;
import org.hlokit.tflite.schema.Padding;
import org.hlokit.tflite.schema.SplitOptions;
import org.hlokit.tflite.schema.StablehloGatherOptions;
import org.hlokit.tflite.schema.TensorType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Models that are well-formed, and that would end the process if they were loaded. */
class RuntimeRequirementsTest {
  private static TfliteRuntime runtime;

  @BeforeAll
  static void load() throws TfliteException {
    runtime = TfliteRuntime.load();
  }

  private static String refusal(ModelBuilder builder) {
    return String.valueOf(
        assertThrows(TfliteException.class, () -> runtime.open(builder.build()).close())
            .getMessage());
  }

  private static int[] shape(int... sizes) {
    return sizes;
  }

  private static Options builtin(byte union, Options.TableWriter table) {
    return new Options.Builtin(union, table);
  }

  @Test
  void operandsAreCounted() {
    ModelBuilder slice = new ModelBuilder();
    int x = slice.tensor("x", TensorType.FLOAT32, 4);
    int y = slice.tensor("y", TensorType.FLOAT32, 2);
    slice.operator(BuiltinOperator.SLICE, y, x).subgraph("main", List.of(x), List.of(y));
    assertThat(refusal(slice))
        .isEqualTo("subgraph 0, operator 0 (SLICE) has 1 operands, but its kernel takes 3");

    ModelBuilder concatenation = new ModelBuilder();
    int z = concatenation.tensor("z", TensorType.FLOAT32, 2);
    concatenation
        .operator(BuiltinOperator.CONCATENATION, z)
        .subgraph("main", List.of(), List.of(z));
    assertThat(refusal(concatenation))
        .isEqualTo(
            "subgraph 0, operator 0 (CONCATENATION) has 0 operands, but its kernel takes at least"
                + " 1");
  }

  @Test
  void onlyOptionalOperandsMayBeAbsent() {
    ModelBuilder builder = new ModelBuilder();
    int x = builder.tensor("x", TensorType.FLOAT32, 4);
    int y = builder.tensor("y", TensorType.FLOAT32, 4);
    builder.operator(BuiltinOperator.ADD, y, x, -1).subgraph("main", List.of(x), List.of(y));
    assertThat(refusal(builder)).isEqualTo("subgraph 0, operator 0 (ADD) lacks operand 1");
  }

  private static Options convolution(int stride) {
    return builtin(
        BuiltinOptions.Conv2DOptions,
        builder ->
            Conv2DOptions.createConv2DOptions(
                builder, Padding.SAME, stride, 1, ActivationFunctionType.NONE, 1, 1, (byte) 0));
  }

  private static ModelBuilder convolution(Options options, int[] input) {
    ModelBuilder builder = new ModelBuilder();
    int x = builder.tensor("x", TensorType.FLOAT32, input);
    int w = builder.tensor("w", TensorType.FLOAT32, 3, 2, 2, 2);
    int y = builder.tensor("y", TensorType.FLOAT32, 1, 4, 4, 3);
    return builder
        .operator(BuiltinOperator.CONV_2D, options, y, x, w)
        .subgraph("main", List.of(x, w), List.of(y));
  }

  @Test
  void kernelsDivideByOptions() {
    assertThat(refusal(convolution(Options.none(), shape(1, 4, 4, 2))))
        .isEqualTo(
            "subgraph 0, operator 0 (CONV_2D) lacks its Conv2DOptions, which the runtime needs");
    assertThat(refusal(convolution(convolution(0), shape(1, 4, 4, 2))))
        .isEqualTo(
            "subgraph 0, operator 0 (CONV_2D) has stride_w 0, but the runtime takes 1 to 32767");
  }

  @Test
  void channelsFit() {
    assertThat(refusal(convolution(convolution(1), shape(1, 4, 4, 14))))
        .isEqualTo(
            "subgraph 0, operator 0 (CONV_2D) has 14 input channels for 3 filters of 2 channels");
    assertThat(refusal(convolution(convolution(1), shape(1, 4, 4, 0))))
        .isEqualTo("subgraph 0, operator 0 (CONV_2D) has operand 0 without elements");
    assertThat(refusal(convolution(convolution(1), shape(4, 4, 2))))
        .isEqualTo(
            "subgraph 0, operator 0 (CONV_2D) has operand 0 of rank 3, but its kernel takes rank"
                + " 4");
  }

  @Test
  void resultsAreAsManyAsTheOptionsSay() {
    ModelBuilder builder = new ModelBuilder();
    int axis = builder.constant("axis", TensorType.INT32, Numbers.i32(0));
    int x = builder.tensor("x", TensorType.FLOAT32, 4);
    int y = builder.tensor("y", TensorType.FLOAT32, 2);
    Options options =
        builtin(BuiltinOptions.SplitOptions, table -> SplitOptions.createSplitOptions(table, 2));
    builder
        .operator(BuiltinOperator.SPLIT, options, y, axis, x)
        .subgraph("main", List.of(x), List.of(y));
    assertThat(refusal(builder))
        .isEqualTo("subgraph 0, operator 0 (SPLIT) has num_splits [2] where it has 1");
  }

  /** {@code y = code(x, a, b)} with constants of i32. */
  private static ModelBuilder indexed(int code, int[] size, int[]... constants) {
    ModelBuilder builder = new ModelBuilder();
    int[] inputs = new int[1 + constants.length];
    inputs[0] = builder.tensor("x", TensorType.FLOAT32, size);
    for (int i = 0; i < constants.length; i++) {
      int[] shape =
          code == BuiltinOperator.PAD
              ? shape(constants[i].length / 2, 2)
              : shape(constants[i].length);
      inputs[i + 1] = builder.constant("c" + i, TensorType.INT32, Numbers.i32(constants[i]), shape);
    }
    int y = builder.tensor("y", TensorType.FLOAT32, size);
    return builder.operator(code, y, inputs).subgraph("main", List.of(inputs[0]), List.of(y));
  }

  @Test
  void constantIndexesAreInRange() {
    assertThat(refusal(indexed(BuiltinOperator.SLICE, shape(4, 4), shape(0, 3), shape(4, 2))))
        .isEqualTo(
            "subgraph 0, operator 0 (SLICE) takes 2 elements from 3 on of dimension 1, which has"
                + " 4");
    assertThat(refusal(indexed(BuiltinOperator.SLICE, shape(4, 4), shape(0), shape(4, 4))))
        .isEqualTo("subgraph 0, operator 0 (SLICE) slices 1 dimensions of an operand of rank 2");
    assertThat(refusal(indexed(BuiltinOperator.PAD, shape(4, 4), shape(0, -1, 0, 0))))
        .isEqualTo("subgraph 0, operator 0 (PAD) pads dimension 0 by -1");
    assertThat(refusal(indexed(BuiltinOperator.PAD, shape(4, 4), shape(0, 1))))
        .isEqualTo("subgraph 0, operator 0 (PAD) has 2 paddings for an operand of rank 2");
  }

  @Test
  void dimensionNumbersAreInRange() {
    ModelBuilder builder = new ModelBuilder();
    int x = builder.tensor("x", TensorType.FLOAT32, 3, 4);
    int i = builder.tensor("i", TensorType.INT32, 2, 1);
    int y = builder.tensor("y", TensorType.FLOAT32, 2, 4);
    Options options =
        new Options.Builtin2(
            BuiltinOptions2.StablehloGatherOptions,
            table ->
                StablehloGatherOptions.createStablehloGatherOptions(
                    table,
                    StablehloGatherOptions.createOffsetDimsVector(table, new long[] {1}),
                    StablehloGatherOptions.createCollapsedSliceDimsVector(table, new long[] {7}),
                    StablehloGatherOptions.createStartIndexMapVector(table, new long[] {0}),
                    1,
                    StablehloGatherOptions.createSliceSizesVector(table, new long[] {1, 4}),
                    false));
    builder
        .operator(BuiltinOperator.STABLEHLO_GATHER, options, y, x, i)
        .subgraph("main", List.of(x, i), List.of(y));
    assertThat(refusal(builder))
        .isEqualTo(
            "subgraph 0, operator 0 (STABLEHLO_GATHER) has collapsed_slice_dims 7, but the runtime"
                + " takes 0 to 1");
  }

  @Test
  void tensorsAreNotLargerThanKernelsCount() {
    ModelBuilder builder = new ModelBuilder();
    int x = builder.tensor("x", TensorType.FLOAT32, 1 << 20, 1 << 20);
    int y = builder.tensor("y", TensorType.FLOAT32, 1);
    builder.operator(BuiltinOperator.NEG, y, x).subgraph("main", List.of(x), List.of(y));
    assertThat(refusal(builder))
        .isEqualTo("subgraph 0, tensor 0 has 1099511627776 elements, more than kernels count");
  }
}
