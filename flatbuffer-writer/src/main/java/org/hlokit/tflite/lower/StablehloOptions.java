// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import com.google.common.collect.ImmutableMap;
import com.google.flatbuffers.FlatBufferBuilder;
import java.util.Arrays;
import java.util.function.ToIntFunction;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StructAttr;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.schema.BuiltinOptions2;
import org.hlokit.tflite.schema.RngAlgorithm;
import org.hlokit.tflite.schema.StablehloBroadcastInDimOptions;
import org.hlokit.tflite.schema.StablehloCaseOptions;
import org.hlokit.tflite.schema.StablehloCompareOptions;
import org.hlokit.tflite.schema.StablehloComparisonDirection;
import org.hlokit.tflite.schema.StablehloComparisonType;
import org.hlokit.tflite.schema.StablehloConcatenateOptions;
import org.hlokit.tflite.schema.StablehloConvolutionOptions;
import org.hlokit.tflite.schema.StablehloDotGeneralOptions;
import org.hlokit.tflite.schema.StablehloDynamicSliceOptions;
import org.hlokit.tflite.schema.StablehloGatherOptions;
import org.hlokit.tflite.schema.StablehloIotaOptions;
import org.hlokit.tflite.schema.StablehloPadOptions;
import org.hlokit.tflite.schema.StablehloPrecisionConfig;
import org.hlokit.tflite.schema.StablehloReduceOptions;
import org.hlokit.tflite.schema.StablehloReduceWindowOptions;
import org.hlokit.tflite.schema.StablehloRngBitGeneratorOptions;
import org.hlokit.tflite.schema.StablehloScatterOptions;
import org.hlokit.tflite.schema.StablehloSliceOptions;
import org.hlokit.tflite.schema.StablehloSortOptions;
import org.hlokit.tflite.schema.StablehloTransposeOptions;
import org.hlokit.tflite.schema.StablehloWhileOptions;

/** Attributes of operations as the options of the operators of the same name. */
final class StablehloOptions {
  private static final ImmutableMap<String, Long> DIRECTIONS =
      ImmutableMap.of(
          "EQ", StablehloComparisonDirection.STABLEHLO_COMPARISON_DIRECTION_EQ,
          "NE", StablehloComparisonDirection.STABLEHLO_COMPARISON_DIRECTION_NE,
          "GE", StablehloComparisonDirection.STABLEHLO_COMPARISON_DIRECTION_GE,
          "GT", StablehloComparisonDirection.STABLEHLO_COMPARISON_DIRECTION_GT,
          "LE", StablehloComparisonDirection.STABLEHLO_COMPARISON_DIRECTION_LE,
          "LT", StablehloComparisonDirection.STABLEHLO_COMPARISON_DIRECTION_LT);

  private static final ImmutableMap<String, Long> COMPARISONS =
      ImmutableMap.of(
          "", StablehloComparisonType.STABLEHLO_COMPARISON_TYPE_NOTYPE,
          "NOTYPE", StablehloComparisonType.STABLEHLO_COMPARISON_TYPE_NOTYPE,
          "FLOAT", StablehloComparisonType.STABLEHLO_COMPARISON_TYPE_FLOAT,
          "TOTALORDER", StablehloComparisonType.STABLEHLO_COMPARISON_TYPE_FLOAT_TOTAL_ORDER,
          "SIGNED", StablehloComparisonType.STABLEHLO_COMPARISON_TYPE_SIGNED,
          "UNSIGNED", StablehloComparisonType.STABLEHLO_COMPARISON_TYPE_UNSIGNED);

  private static final ImmutableMap<String, Long> PRECISIONS =
      ImmutableMap.of(
          "DEFAULT", StablehloPrecisionConfig.DEFAULT,
          "HIGH", StablehloPrecisionConfig.HIGH,
          "HIGHEST", StablehloPrecisionConfig.HIGHEST);

  private static final ImmutableMap<String, Byte> ALGORITHMS =
      ImmutableMap.of(
          "DEFAULT", RngAlgorithm.DEFAULT,
          "PHILOX", RngAlgorithm.PHILOX,
          "THREE_FRY", RngAlgorithm.THREEFRY);

  private StablehloOptions() {}

  static Options broadcastInDim(Operation op, int[] subgraphs, Graph graph) {
    long[] dimensions = longs(Attributes.ints(op, "broadcast_dimensions"));
    return table(
        BuiltinOptions2.StablehloBroadcastInDimOptions,
        b ->
            StablehloBroadcastInDimOptions.createStablehloBroadcastInDimOptions(
                b, StablehloBroadcastInDimOptions.createBroadcastDimensionsVector(b, dimensions)));
  }

  static Options compare(Operation op, int[] subgraphs, Graph graph) {
    long direction = known(DIRECTIONS, Attributes.word(op, "comparison_direction"), graph);
    long type = known(COMPARISONS, Attributes.word(op, "compare_type"), graph);
    return table(
        BuiltinOptions2.StablehloCompareOptions,
        b -> StablehloCompareOptions.createStablehloCompareOptions(b, direction, type));
  }

  static Options concatenate(Operation op, int[] subgraphs, Graph graph) {
    long dimension = Attributes.integer(op, "dimension", 0);
    return table(
        BuiltinOptions2.StablehloConcatenateOptions,
        b -> StablehloConcatenateOptions.createStablehloConcatenateOptions(b, dimension));
  }

  static Options convolution(Operation op, int[] subgraphs, Graph graph) {
    StructAttr numbers = Attributes.struct(op, "dimension_numbers");
    int spatial = Attributes.ints(numbers, "input_spatial_dimensions").length;
    int[] ones = new int[spatial];
    Arrays.fill(ones, 1);
    int[] reversal = Attributes.ints(op, "window_reversal", new int[spatial]);
    boolean[] reversed = new boolean[spatial];
    for (int i = 0; i < spatial; i++) {
      reversed[i] = reversal[i] != 0;
    }
    long[] precision = precision(op, graph);
    return table(
        BuiltinOptions2.StablehloConvolutionOptions,
        b ->
            StablehloConvolutionOptions.createStablehloConvolutionOptions(
                b,
                StablehloConvolutionOptions.createWindowStridesVector(
                    b, longs(Attributes.ints(op, "window_strides", ones))),
                StablehloConvolutionOptions.createPaddingVector(
                    b, longs(Attributes.ints(op, "padding", new int[2 * spatial]))),
                StablehloConvolutionOptions.createLhsDilationVector(
                    b, longs(Attributes.ints(op, "lhs_dilation", ones))),
                StablehloConvolutionOptions.createRhsDilationVector(
                    b, longs(Attributes.ints(op, "rhs_dilation", ones))),
                StablehloConvolutionOptions.createWindowReversalVector(b, reversed),
                Attributes.integer(numbers, "input_batch_dimension", 0),
                Attributes.integer(numbers, "input_feature_dimension", 0),
                StablehloConvolutionOptions.createInputSpatialDimensionsVector(
                    b, longs(Attributes.ints(numbers, "input_spatial_dimensions"))),
                Attributes.integer(numbers, "kernel_input_feature_dimension", 0),
                Attributes.integer(numbers, "kernel_output_feature_dimension", 0),
                StablehloConvolutionOptions.createKernelSpatialDimensionsVector(
                    b, longs(Attributes.ints(numbers, "kernel_spatial_dimensions"))),
                Attributes.integer(numbers, "output_batch_dimension", 0),
                Attributes.integer(numbers, "output_feature_dimension", 0),
                StablehloConvolutionOptions.createOutputSpatialDimensionsVector(
                    b, longs(Attributes.ints(numbers, "output_spatial_dimensions"))),
                Attributes.integer(op, "feature_group_count", 1),
                Attributes.integer(op, "batch_group_count", 1),
                StablehloConvolutionOptions.createPrecisionConfigVector(b, precision)));
  }

  static Options dotGeneral(Operation op, int[] subgraphs, Graph graph) {
    StructAttr numbers = Attributes.struct(op, "dot_dimension_numbers");
    if (op.attribute("algorithm") != null) {
      throw graph.refusal("the operator's options have no place for an algorithm");
    }
    long[] precision = precision(op, graph);
    return table(
        BuiltinOptions2.StablehloDotGeneralOptions,
        b ->
            StablehloDotGeneralOptions.createStablehloDotGeneralOptions(
                b,
                StablehloDotGeneralOptions.createLhsBatchingDimensionsVector(
                    b, longs(Attributes.ints(numbers, "lhs_batching_dimensions"))),
                StablehloDotGeneralOptions.createRhsBatchingDimensionsVector(
                    b, longs(Attributes.ints(numbers, "rhs_batching_dimensions"))),
                StablehloDotGeneralOptions.createLhsContractingDimensionsVector(
                    b, longs(Attributes.ints(numbers, "lhs_contracting_dimensions"))),
                StablehloDotGeneralOptions.createRhsContractingDimensionsVector(
                    b, longs(Attributes.ints(numbers, "rhs_contracting_dimensions"))),
                StablehloDotGeneralOptions.createPrecisionConfigVector(b, precision)));
  }

  static Options dynamicSlice(Operation op, int[] subgraphs, Graph graph) {
    long[] sizes = longs(Attributes.ints(op, "slice_sizes"));
    return table(
        BuiltinOptions2.StablehloDynamicSliceOptions,
        b ->
            StablehloDynamicSliceOptions.createStablehloDynamicSliceOptions(
                b, StablehloDynamicSliceOptions.createSliceSizesVector(b, sizes)));
  }

  static Options gather(Operation op, int[] subgraphs, Graph graph) {
    StructAttr numbers = Attributes.struct(op, "dimension_numbers");
    if (Attributes.ints(numbers, "operand_batching_dims").length != 0) {
      throw graph.refusal("the operator's options have no place for batching dimensions");
    }
    return table(
        BuiltinOptions2.StablehloGatherOptions,
        b ->
            StablehloGatherOptions.createStablehloGatherOptions(
                b,
                StablehloGatherOptions.createOffsetDimsVector(
                    b, longs(Attributes.ints(numbers, "offset_dims"))),
                StablehloGatherOptions.createCollapsedSliceDimsVector(
                    b, longs(Attributes.ints(numbers, "collapsed_slice_dims"))),
                StablehloGatherOptions.createStartIndexMapVector(
                    b, longs(Attributes.ints(numbers, "start_index_map"))),
                Attributes.integer(numbers, "index_vector_dim", 0),
                StablehloGatherOptions.createSliceSizesVector(
                    b, longs(Attributes.ints(op, "slice_sizes"))),
                Attributes.flag(op, "indices_are_sorted")));
  }

  static Options iota(Operation op, int[] subgraphs, Graph graph) {
    long dimension = Attributes.integer(op, "iota_dimension", 0);
    return table(
        BuiltinOptions2.StablehloIotaOptions,
        b -> StablehloIotaOptions.createStablehloIotaOptions(b, dimension));
  }

  static Options pad(Operation op, int[] subgraphs, Graph graph) {
    return table(
        BuiltinOptions2.StablehloPadOptions,
        b ->
            StablehloPadOptions.createStablehloPadOptions(
                b,
                StablehloPadOptions.createEdgePaddingLowVector(
                    b, longs(Attributes.ints(op, "edge_padding_low"))),
                StablehloPadOptions.createEdgePaddingHighVector(
                    b, longs(Attributes.ints(op, "edge_padding_high"))),
                StablehloPadOptions.createInteriorPaddingVector(
                    b, longs(Attributes.ints(op, "interior_padding")))));
  }

  static Options reduce(Operation op, int[] subgraphs, Graph graph) {
    long[] dimensions = longs(Attributes.ints(op, "dimensions"));
    return table(
        BuiltinOptions2.StablehloReduceOptions,
        b ->
            StablehloReduceOptions.createStablehloReduceOptions(
                b, StablehloReduceOptions.createDimensionsVector(b, dimensions), subgraphs[0]));
  }

  static Options reduceWindow(Operation op, int[] subgraphs, Graph graph) {
    int[] sizes = Attributes.ints(op, "window_dimensions");
    int[] ones = new int[sizes.length];
    Arrays.fill(ones, 1);
    return table(
        BuiltinOptions2.StablehloReduceWindowOptions,
        b ->
            StablehloReduceWindowOptions.createStablehloReduceWindowOptions(
                b,
                StablehloReduceWindowOptions.createWindowDimensionsVector(b, longs(sizes)),
                StablehloReduceWindowOptions.createWindowStridesVector(
                    b, longs(Attributes.ints(op, "window_strides", ones))),
                StablehloReduceWindowOptions.createBaseDilationsVector(
                    b, longs(Attributes.ints(op, "base_dilations", ones))),
                StablehloReduceWindowOptions.createWindowDilationsVector(
                    b, longs(Attributes.ints(op, "window_dilations", ones))),
                StablehloReduceWindowOptions.createPaddingVector(
                    b, longs(Attributes.ints(op, "padding", new int[2 * sizes.length]))),
                subgraphs[0]));
  }

  static Options rngBitGenerator(Operation op, int[] subgraphs, Graph graph) {
    byte algorithm = known(ALGORITHMS, Attributes.word(op, "rng_algorithm"), graph);
    return table(
        BuiltinOptions2.StablehloRngBitGeneratorOptions,
        b -> StablehloRngBitGeneratorOptions.createStablehloRngBitGeneratorOptions(b, algorithm));
  }

  static Options scatter(Operation op, int[] subgraphs, Graph graph) {
    StructAttr numbers = Attributes.struct(op, "scatter_dimension_numbers");
    if (Attributes.ints(numbers, "input_batching_dims").length != 0) {
      throw graph.refusal("the operator's options have no place for batching dimensions");
    }
    return table(
        BuiltinOptions2.StablehloScatterOptions,
        b ->
            StablehloScatterOptions.createStablehloScatterOptions(
                b,
                Attributes.flag(op, "indices_are_sorted"),
                StablehloScatterOptions.createUpdateWindowDimsVector(
                    b, longs(Attributes.ints(numbers, "update_window_dims"))),
                StablehloScatterOptions.createInsertedWindowDimsVector(
                    b, longs(Attributes.ints(numbers, "inserted_window_dims"))),
                StablehloScatterOptions.createScatterDimsToOperandDimsVector(
                    b, longs(Attributes.ints(numbers, "scatter_dims_to_operand_dims"))),
                Attributes.integer(numbers, "index_vector_dim", 0),
                Attributes.flag(op, "unique_indices"),
                subgraphs[0]));
  }

  static Options slice(Operation op, int[] subgraphs, Graph graph) {
    return table(
        BuiltinOptions2.StablehloSliceOptions,
        b ->
            StablehloSliceOptions.createStablehloSliceOptions(
                b,
                StablehloSliceOptions.createStartIndicesVector(
                    b, longs(Attributes.ints(op, "start_indices"))),
                StablehloSliceOptions.createLimitIndicesVector(
                    b, longs(Attributes.ints(op, "limit_indices"))),
                StablehloSliceOptions.createStridesVector(
                    b, longs(Attributes.ints(op, "strides")))));
  }

  static Options sort(Operation op, int[] subgraphs, Graph graph) {
    long dimension = Attributes.integer(op, "dimension", -1);
    boolean stable = Attributes.flag(op, "is_stable");
    return table(
        BuiltinOptions2.StablehloSortOptions,
        b -> StablehloSortOptions.createStablehloSortOptions(b, dimension, stable, subgraphs[0]));
  }

  static Options transpose(Operation op, int[] subgraphs, Graph graph) {
    long[] permutation = longs(Attributes.ints(op, "permutation"));
    return table(
        BuiltinOptions2.StablehloTransposeOptions,
        b ->
            StablehloTransposeOptions.createStablehloTransposeOptions(
                b, StablehloTransposeOptions.createPermutationVector(b, permutation)));
  }

  static Options whileLoop(int condition, int body) {
    return table(
        BuiltinOptions2.StablehloWhileOptions,
        b -> StablehloWhileOptions.createStablehloWhileOptions(b, condition, body));
  }

  static Options branches(int... subgraphs) {
    return table(
        BuiltinOptions2.StablehloCaseOptions,
        b ->
            StablehloCaseOptions.createStablehloCaseOptions(
                b, StablehloCaseOptions.createBranchSubgraphIndicesVector(b, subgraphs)));
  }

  private static long[] precision(Operation op, Graph graph) {
    return op.attribute("precision_config") instanceof ArrayAttr array
        ? array.elements().stream()
            .mapToLong(
                element -> known(PRECISIONS, element instanceof EnumAttr e ? e.value() : "", graph))
            .toArray()
        : new long[0];
  }

  /** The number of a word of an enumeration. */
  private static <T> T known(ImmutableMap<String, T> numbers, String word, Graph graph) {
    T number = numbers.get(word);
    if (number == null) {
      throw graph.refusal("the schema has no number for " + word);
    }
    return number;
  }

  private static long[] longs(int... values) {
    return GatherExporters.longs(values);
  }

  private static Options table(byte member, ToIntFunction<FlatBufferBuilder> writer) {
    return new Options.Builtin2(member, writer::applyAsInt);
  }
}
