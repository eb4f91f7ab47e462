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
import org.hlokit.tflite.schema.DepthwiseConv2DOptions;
import org.hlokit.tflite.schema.FullyConnectedOptions;
import org.hlokit.tflite.schema.IfOptions;
import org.hlokit.tflite.schema.Padding;
import org.hlokit.tflite.schema.Pool2DOptions;
import org.hlokit.tflite.schema.SplitOptions;
import org.hlokit.tflite.schema.StablehloGatherOptions;
import org.hlokit.tflite.schema.StablehloScatterOptions;
import org.hlokit.tflite.schema.StridedSliceOptions;
import org.hlokit.tflite.schema.TensorType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What kernels take for granted about types, shapes and constants, each of which ended a process.
 */
class KernelRulesTest {
  private static final byte F32 = TensorType.FLOAT32;
  private static final byte I32 = TensorType.INT32;
  private static TfliteRuntime runtime;

  private final ModelBuilder model = new ModelBuilder();

  @BeforeAll
  static void load() throws TfliteException {
    runtime = TfliteRuntime.load();
  }

  private String refusal(int result, Integer... inputs) {
    model.subgraph("main", List.of(inputs), List.of(result));
    return String.valueOf(
        assertThrows(TfliteException.class, () -> runtime.open(model.build()).close())
            .getMessage());
  }

  @Test
  void inputsAreNoConstants() {
    int x = model.constant("x", I32, Numbers.i32(1, 2), 2);
    int y = model.tensor("y", I32, 2);
    model.operator(BuiltinOperator.NEG, y, x);
    assertThat(refusal(y, x)).isEqualTo("subgraph 0 has tensor 0 as an input, which is a constant");
  }

  @Test
  void movedElementsKeepTheirType() {
    int x = model.tensor("x", TensorType.FLOAT64, 4);
    int shape = model.constant("shape", I32, Numbers.i32(2, 2), 2);
    int y = model.tensor("y", F32, 2, 2);
    model.operator(BuiltinOperator.RESHAPE, y, x, shape);
    assertThat(refusal(y, x))
        .isEqualTo(
            "subgraph 0, operator 0 (RESHAPE) has operand 0 of element type FLOAT64, but a result"
                + " of FLOAT32");
  }

  @Test
  void fewKernelsKnowTexts() {
    int x = model.tensor("x", F32, 4);
    int y = model.tensor("y", TensorType.STRING, 4);
    model.operator(BuiltinOperator.STABLEHLO_ADD, y, x, x);
    assertThat(refusal(y, x))
        .isEqualTo(
            "subgraph 0, operator 0 (STABLEHLO_ADD) has result 0 of element type STRING, which its"
                + " kernel does not know");
  }

  @Test
  void fixedPointNeedsScales() {
    int x = model.tensor("x", TensorType.INT8, 4);
    int y = model.tensor("y", TensorType.INT8, 4);
    model.operator(BuiltinOperator.LOGISTIC, y, x);
    assertThat(refusal(y, x))
        .isEqualTo(
            "subgraph 0, operator 0 (LOGISTIC) has operand 0 of element type INT8 without a scale");
  }

  @Test
  void sumsAreNotMuchFinerThanTheirOperands() {
    int x = model.quantized("x", TensorType.INT8, List.of(1f), 0, 4);
    int y = model.quantized("y", TensorType.INT8, List.of(1e-7f), 0, 4);
    model.add(y, x, x);
    assertThat(refusal(y, x))
        .isEqualTo(
            "subgraph 0, operator 0 (ADD) has operand 0 of scale 1.0 for a result of scale"
                + " 1.0000000116860974E-7");
  }

  @Test
  void subgraphsTakeWhatTheyAreGiven() {
    int p = model.tensor("p", TensorType.BOOL);
    int x = model.tensor("x", F32, 4);
    int y = model.tensor("y", TensorType.STRING, 4);
    Options options =
        new Options.Builtin(
            BuiltinOptions.IfOptions, table -> IfOptions.createIfOptions(table, 1, 1));
    model
        .operator(BuiltinOperator.IF, options, y, p, x)
        .subgraph("main", List.of(p, x), List.of(y));
    int z = model.tensor("z", F32, 4);
    int w = model.tensor("w", F32, 4);
    model.operator(BuiltinOperator.NEG, w, z);
    assertThat(refusal(w, z))
        .isEqualTo(
            "subgraph 0, operator 0 (IF) has a tensor of element type STRING where the subgraph of"
                + " then_subgraph_index has FLOAT32");
  }

  @Test
  void axesAreFew() {
    int x = model.tensor("x", F32, 4, 4);
    int axes = model.constant("axes", I32, Numbers.i32(0, 0, 0, 0, 0, 0, 0, 0, 0), 9);
    int y = model.tensor("y", F32, 4);
    model.operator(BuiltinOperator.SUM, y, x, axes);
    assertThat(refusal(y, x))
        .isEqualTo(
            "subgraph 0, operator 0 (SUM) has operand 1 of 9 numbers, but its kernel takes 0 to 8");
  }

  @Test
  void stridesAreSmall() {
    int x = model.tensor("x", F32, 4);
    int begin = model.constant("begin", I32, Numbers.i32(0), 1);
    int end = model.constant("end", I32, Numbers.i32(4), 1);
    int strides = model.constant("strides", I32, Numbers.i32(Integer.MAX_VALUE), 1);
    int y = model.tensor("y", F32, 1);
    model.operator(BuiltinOperator.STRIDED_SLICE, y, x, begin, end, strides);
    assertThat(refusal(y, x))
        .isEqualTo("subgraph 0, operator 0 (STRIDED_SLICE) has the stride 2147483647");
  }

  @Test
  void offsetsAreTakenAsTheyAre() {
    assertThat(offsets(0, 3))
        .isEqualTo(
            "subgraph 0, operator 0 (STRIDED_SLICE) takes 3 elements from 2 on of dimension 0,"
                + " which has 4");
  }

  @Test
  void offsetsGoWithoutMasks() {
    assertThat(offsets(1, 2))
        .isEqualTo(
            "subgraph 0, operator 0 (STRIDED_SLICE) counts its ends from its beginnings, but with"
                + " masks or backwards");
  }

  private String offsets(int mask, int length) {
    int x = model.tensor("x", F32, 4);
    int begin = model.constant("begin", I32, Numbers.i32(2), 1);
    int end = model.constant("end", I32, Numbers.i32(length), 1);
    int strides = model.constant("strides", I32, Numbers.i32(1), 1);
    int y = model.tensor("y", F32, 2);
    Options options =
        new Options.Builtin(
            BuiltinOptions.StridedSliceOptions,
            table -> StridedSliceOptions.createStridedSliceOptions(table, mask, 0, 0, 0, 0, true));
    model.operator(BuiltinOperator.STRIDED_SLICE, options, y, x, begin, end, strides);
    return refusal(y, x);
  }

  @Test
  void countsAreBounded() {
    int x = model.tensor("x", I32, 4);
    int depth = model.constant("depth", I32, Numbers.i32(Integer.MAX_VALUE));
    int on = model.constant("on", I32, Numbers.i32(1));
    int off = model.constant("off", I32, Numbers.i32(0));
    int y = model.tensor("y", I32, 4, 3);
    model.operator(BuiltinOperator.ONE_HOT, y, x, depth, on, off);
    assertThat(refusal(y, x))
        .isEqualTo(
            "subgraph 0, operator 0 (ONE_HOT) has 2147483647 for operand 1, but its kernel takes 0"
                + " to 67108864");
  }

  @Test
  void sparseIndexesAreInRange() {
    int indexes = model.constant("indexes", I32, Numbers.i32(0, 1, 2, 4), 2, 2);
    int shape = model.constant("shape", I32, Numbers.i32(3, 4), 2);
    int values = model.tensor("values", F32, 2);
    int zero = model.tensor("zero", F32);
    int y = model.tensor("y", F32, 3, 4);
    model.operator(BuiltinOperator.SPARSE_TO_DENSE, y, indexes, shape, values, zero);
    assertThat(refusal(y, values, zero))
        .isEqualTo(
            "subgraph 0, operator 0 (SPARSE_TO_DENSE) has the index 4 in a dimension of size 4");
  }

  @Test
  void scatteredIndexesAreInRange() {
    int indexes = model.constant("indexes", I32, Numbers.i32(1, 3), 2, 1);
    int updates = model.tensor("updates", F32, 2, 4);
    int shape = model.constant("shape", I32, Numbers.i32(3, 4), 2);
    int y = model.tensor("y", F32, 3, 4);
    model.operator(BuiltinOperator.SCATTER_ND, y, indexes, updates, shape);
    assertThat(refusal(y, updates))
        .isEqualTo("subgraph 0, operator 0 (SCATTER_ND) has the index 3 in a dimension of size 3");
  }

  @Test
  void bitsStayAsMany() {
    int x = model.tensor("x", F32, 4);
    int y = model.tensor("y", I32, 8);
    model.operator(BuiltinOperator.BITCAST, y, x);
    assertThat(refusal(y, x)).isEqualTo("subgraph 0, operator 0 (BITCAST) makes 256 bits of 128");
  }

  @Test
  void sparseValuesAreAsManyAsIndexes() {
    int indexes = model.constant("indexes", I32, Numbers.i32(0, 1, 2, 3), 2, 2);
    int shape = model.constant("shape", I32, Numbers.i32(3, 4), 2);
    int values = model.tensor("values", F32, 3);
    int zero = model.tensor("zero", F32);
    int y = model.tensor("y", F32, 3, 4);
    model.operator(BuiltinOperator.SPARSE_TO_DENSE, y, indexes, shape, values, zero);
    assertThat(refusal(y, values, zero))
        .isEqualTo("subgraph 0, operator 0 (SPARSE_TO_DENSE) has 2 indexes for 3 values");
  }

  @Test
  void constantWindowsAreWithinTheOperand() {
    int x = model.tensor("x", F32, 3, 4);
    int indexes = model.constant("indexes", I32, Numbers.i32(0, 3), 2, 1);
    int y = model.tensor("y", F32, 2, 4);
    Options options =
        new Options.Builtin2(
            BuiltinOptions2.StablehloGatherOptions,
            table ->
                StablehloGatherOptions.createStablehloGatherOptions(
                    table,
                    StablehloGatherOptions.createOffsetDimsVector(table, new long[] {1}),
                    StablehloGatherOptions.createCollapsedSliceDimsVector(table, new long[] {0}),
                    StablehloGatherOptions.createStartIndexMapVector(table, new long[] {0}),
                    1,
                    StablehloGatherOptions.createSliceSizesVector(table, new long[] {1, 4}),
                    false));
    model.operator(BuiltinOperator.STABLEHLO_GATHER, options, y, x, indexes);
    assertThat(refusal(y, x))
        .isEqualTo(
            "subgraph 0, operator 0 (STABLEHLO_GATHER) has the index 3 in dimension 0, but its"
                + " kernel takes 0 to 2");
  }

  @Test
  void updatesAreAsManyAsIndexes() {
    int x = model.tensor("x", F32, 3, 4);
    int indexes = model.tensor("indexes", I32, 2, 1);
    int updates = model.tensor("updates", F32, 5, 4);
    int y = model.tensor("y", F32, 3, 4);
    Options options =
        new Options.Builtin2(
            BuiltinOptions2.StablehloScatterOptions,
            table ->
                StablehloScatterOptions.createStablehloScatterOptions(
                    table,
                    false,
                    StablehloScatterOptions.createUpdateWindowDimsVector(table, new long[] {1}),
                    StablehloScatterOptions.createInsertedWindowDimsVector(table, new long[] {0}),
                    StablehloScatterOptions.createScatterDimsToOperandDimsVector(
                        table, new long[] {0}),
                    1,
                    false,
                    1));
    model
        .operator(BuiltinOperator.STABLEHLO_SCATTER, options, y, x, indexes, updates)
        .subgraph("main", List.of(x, indexes, updates), List.of(y));
    int a = model.tensor("a", F32);
    int b = model.tensor("b", F32);
    int c = model.tensor("c", F32);
    model.operator(BuiltinOperator.STABLEHLO_ADD, c, a, b);
    assertThat(refusal(c, a, b))
        .isEqualTo(
            "subgraph 0, operator 0 (STABLEHLO_SCATTER) has updates of size 5 in dimension 0, where"
                + " operand 1 has 2");
  }

  @Test
  void slicesAreAsLongAsTheirResult() {
    int x = model.tensor("x", F32, 4);
    int begin = model.constant("begin", I32, Numbers.i32(1), 1);
    int size = model.constant("size", I32, Numbers.i32(2), 1);
    int y = model.tensor("y", F32, 0);
    model.operator(BuiltinOperator.SLICE, y, x, begin, size);
    assertThat(refusal(y, x))
        .isEqualTo(
            "subgraph 0, operator 0 (SLICE) takes 2 elements of dimension 0, but has a result of"
                + " 0");
  }

  @Test
  void choicesAreKnown() {
    assertThat(depthwise((byte) 9, 1))
        .isEqualTo(
            "subgraph 0, operator 0 (DEPTHWISE_CONV_2D) has padding 9, which the runtime does not"
                + " know");
  }

  @Test
  void windowsFit() {
    assertThat(depthwise(Padding.VALID, 2))
        .isEqualTo(
            "subgraph 0, operator 0 (DEPTHWISE_CONV_2D) has a window of size 5 over dimension 1,"
                + " which has 4");
  }

  private String depthwise(byte padding, int dilation) {
    int x = model.tensor("x", F32, 1, 4, 4, 2);
    int w = model.tensor("w", F32, 1, 3, 3, 2);
    int b = model.tensor("b", F32, 2);
    int y = model.tensor("y", F32, 1, 2, 2, 2);
    Options options =
        new Options.Builtin(
            BuiltinOptions.DepthwiseConv2DOptions,
            table ->
                DepthwiseConv2DOptions.createDepthwiseConv2DOptions(
                    table, padding, 1, 1, 1, ActivationFunctionType.NONE, dilation, dilation));
    model.operator(BuiltinOperator.DEPTHWISE_CONV_2D, options, y, x, w, b);
    return refusal(y, x, w, b);
  }

  @Test
  void poolsFit() {
    int x = model.tensor("x", F32, 1, 4, 4, 2);
    int y = model.tensor("y", F32, 1, 1, 1, 2);
    Options options =
        new Options.Builtin(
            BuiltinOptions.Pool2DOptions,
            table ->
                Pool2DOptions.createPool2DOptions(
                    table, Padding.VALID, 1, 1, 5, 4, ActivationFunctionType.NONE));
    model.operator(BuiltinOperator.MAX_POOL_2D, options, y, x);
    assertThat(refusal(y, x))
        .isEqualTo(
            "subgraph 0, operator 0 (MAX_POOL_2D) has a window of size 5 over dimension 2, which"
                + " has 4");
  }

  @Test
  void rowsAreAsLongAsTheMatrix() {
    int x = model.tensor("x", F32, 2, 4, 16);
    int w = model.tensor("w", F32, 5, 8);
    int y = model.tensor("y", F32, 2, 4, 5);
    Options options =
        new Options.Builtin(
            BuiltinOptions.FullyConnectedOptions,
            table ->
                FullyConnectedOptions.createFullyConnectedOptions(
                    table, ActivationFunctionType.NONE, (byte) 0, true, false, F32));
    model.operator(BuiltinOperator.FULLY_CONNECTED, options, y, x, w);
    assertThat(refusal(y, x, w))
        .isEqualTo(
            "subgraph 0, operator 0 (FULLY_CONNECTED) has rows of 16 elements for a matrix of 8");
  }

  @Test
  void broadcastsHaveARank() {
    int x = model.tensor("x", F32, 2, 2, 2, 2, 2);
    int z = model.tensor("z", F32);
    int y = model.tensor("y", TensorType.BOOL, 2, 2, 2, 2, 2);
    model.operator(BuiltinOperator.GREATER, y, x, z);
    assertThat(refusal(y, x, z))
        .isEqualTo("subgraph 0, operator 0 (GREATER) broadcasts to rank 5, but its kernel knows 4");
  }

  @Test
  void diagonalsFit() {
    int x = model.tensor("x", F32, 3, 2);
    int d = model.tensor("d", F32, 3);
    int y = model.tensor("y", F32, 3, 2);
    model.operator(BuiltinOperator.MATRIX_SET_DIAG, y, x, d);
    assertThat(refusal(y, x, d))
        .isEqualTo(
            "subgraph 0, operator 0 (MATRIX_SET_DIAG) has diagonals of size 3 in dimension 0, which"
                + " need 2");
  }

  @Test
  void slicesKeepTheRank() {
    int x = model.tensor("x", F32, 4);
    int begin = model.constant("begin", I32, Numbers.i32(1), 1);
    int size = model.constant("size", I32, Numbers.i32(2), 1);
    int y = model.tensor("y", F32, 2, 0);
    model.operator(BuiltinOperator.SLICE, y, x, begin, size);
    assertThat(refusal(y, x))
        .isEqualTo("subgraph 0, operator 0 (SLICE) has a result of rank 2 where it has 1");
  }

  @Test
  void bitsAreThoseOfIntegers() {
    int x = model.tensor("x", F32, 4);
    int y = model.tensor("y", F32, 4);
    model.operator(BuiltinOperator.STABLEHLO_AND, y, x, x);
    assertThat(refusal(y, x))
        .isEqualTo(
            "subgraph 0, operator 0 (STABLEHLO_AND) has a result of element type FLOAT32, which its"
                + " kernel does not know");
  }

  @Test
  void scalarsAreNotJoined() {
    int x = model.tensor("x", F32);
    int y = model.tensor("y", F32, 2);
    model.operator(BuiltinOperator.CONCATENATION, y, x, x);
    assertThat(refusal(y, x))
        .isEqualTo(
            "subgraph 0, operator 0 (CONCATENATION) joins operand 0 of rank 0 along dimension 0");
  }

  @Test
  void partsAreAlike() {
    int axis = model.constant("axis", I32, Numbers.i32(0));
    int x = model.tensor("x", F32, 3);
    int y = model.tensor("y", F32, 3);
    Options options =
        new Options.Builtin(
            BuiltinOptions.SplitOptions, table -> SplitOptions.createSplitOptions(table, 1));
    model
        .operator(BuiltinOperator.SPLIT, options, y, axis, x)
        .subgraph("main", List.of(x), List.of(y));
    assertThat(runs(model)).isTrue();
    int other = model.constant("axis", I32, Numbers.i32(2));
    int z = model.tensor("z", F32, 3);
    int w = model.tensor("w", F32, 3);
    model.operator(BuiltinOperator.SPLIT, options, w, other, z);
    assertThat(refusal(w, z))
        .isEqualTo("subgraph 1, operator 0 (SPLIT) splits dimension 2 of size -1 into 1 parts");
  }

  private static boolean runs(ModelBuilder builder) {
    try (Model opened = runtime.open(builder.build())) {
      return opened.file().size() > 0;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void softmaxIsOfSomething() {
    int x = model.tensor("x", F32, 4, 0);
    int y = model.tensor("y", F32, 4, 0);
    model.operator(BuiltinOperator.SOFTMAX, y, x);
    assertThat(refusal(y, x))
        .isEqualTo("subgraph 0, operator 0 (SOFTMAX) has operand 0 without elements");
  }
}
