// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.hlokit.tflite.reader.Schema;
import org.hlokit.tflite.reader.TableView;
import org.hlokit.tflite.schema.BuiltinOperator;

/**
 * What the kernels of TensorFlow Lite 2.21 take for granted about the options of their operators.
 * They divide by strides and block sizes, index shapes by dimension numbers, and take the options
 * to be there; none of it is asked by all of them.
 */
final class OptionRules {
  /** Beyond this, sizes that kernels compute from strides and the like would overflow. */
  private static final int LARGEST = Short.MAX_VALUE;

  private static final ImmutableMap<Integer, Rules> TABLE =
      ImmutableMap.<Integer, Rules>builder()
          .put(
              BuiltinOperator.CONV_2D,
              new Rules("Conv2DOptions")
                  .positive("stride_w", "stride_h", "dilation_w_factor", "dilation_h_factor"))
          .put(
              BuiltinOperator.DEPTHWISE_CONV_2D,
              new Rules("DepthwiseConv2DOptions")
                  .positive("stride_w", "stride_h", "dilation_w_factor", "dilation_h_factor"))
          .put(
              BuiltinOperator.TRANSPOSE_CONV,
              new Rules("TransposeConvOptions").positive("stride_w", "stride_h"))
          .put(BuiltinOperator.CONV_3D, conv3d())
          .put(BuiltinOperator.CONV_3D_TRANSPOSE, conv3d())
          .put(BuiltinOperator.AVERAGE_POOL_2D, pool())
          .put(BuiltinOperator.MAX_POOL_2D, pool())
          .put(BuiltinOperator.L2_POOL_2D, pool())
          .put(
              BuiltinOperator.SPACE_TO_DEPTH,
              new Rules("SpaceToDepthOptions").positive("block_size"))
          .put(
              BuiltinOperator.DEPTH_TO_SPACE,
              new Rules("DepthToSpaceOptions").positive("block_size"))
          .put(BuiltinOperator.SPLIT, new Rules("SplitOptions").positive("num_splits"))
          .put(BuiltinOperator.SPLIT_V, new Rules("SplitVOptions").positive("num_splits"))
          .put(BuiltinOperator.SVDF, new Rules("SVDFOptions").positive("rank"))
          .put(
              BuiltinOperator.STABLEHLO_SCATTER,
              new Rules("StablehloScatterOptions")
                  .dimensions(2, "update_window_dims")
                  .dimensions(0, "inserted_window_dims", "scatter_dims_to_operand_dims")
                  .range("index_vector_dim", 0, rank(1, 0)))
          .put(
              BuiltinOperator.STABLEHLO_GATHER,
              new Rules("StablehloGatherOptions")
                  .dimensions(0, "collapsed_slice_dims", "start_index_map")
                  .range("offset_dims", 0, site -> site.resultRank() - 1)
                  .range("index_vector_dim", 0, rank(1, 0))
                  .lengths(1, "slice_sizes")
                  .range("slice_sizes", 0, _ -> Integer.MAX_VALUE))
          .put(
              BuiltinOperator.STABLEHLO_PAD,
              new Rules("StablehloPadOptions")
                  .lengths(1, "edge_padding_low", "edge_padding_high", "interior_padding")
                  .range("interior_padding", 0, _ -> LARGEST))
          .put(
              BuiltinOperator.STABLEHLO_REDUCE_WINDOW,
              new Rules("StablehloReduceWindowOptions")
                  .lengths(1, "window_dimensions", "window_strides")
                  .lengths(1, "base_dilations", "window_dilations")
                  .lengths(2, "padding")
                  .positive("window_dimensions", "window_strides")
                  .positive("base_dilations", "window_dilations"))
          .put(
              BuiltinOperator.STABLEHLO_COMPOSITE,
              new Rules("StableHLOCompositeOptions").present("name", "composite_attributes"))
          .put(
              BuiltinOperator.STABLEHLO_CASE,
              new Rules("StablehloCaseOptions").present("branch_subgraph_indices"))
          .put(BuiltinOperator.STABLEHLO_RNG_BIT_GENERATOR, rng())
          .put(
              BuiltinOperator.LOCAL_RESPONSE_NORMALIZATION,
              new Rules("LocalResponseNormalizationOptions").range("radius", 0, _ -> LARGEST))
          .put(BuiltinOperator.REVERSE_SEQUENCE, new Rules("ReverseSequenceOptions"))
          .put(BuiltinOperator.IF, new Rules("IfOptions"))
          .put(BuiltinOperator.WHILE, new Rules("WhileOptions"))
          .buildOrThrow();

  private OptionRules() {}

  private static Rules conv3d() {
    return new Rules("Conv3DOptions")
        .positive("stride_d", "stride_w", "stride_h")
        .positive("dilation_d_factor", "dilation_w_factor", "dilation_h_factor");
  }

  private static Rules pool() {
    return new Rules("Pool2DOptions")
        .positive("stride_w", "stride_h", "filter_width", "filter_height");
  }

  private static Rules rng() {
    return new Rules("StablehloRngBitGeneratorOptions");
  }

  /** The rank of an operand and {@code more}. */
  private static ToLongFunction<OperatorSite> rank(int operand, int more) {
    return site -> site.rank(operand) + more;
  }

  private sealed interface Rule {
    /** Every value of a field is in a range. */
    record Range(String field, long least, ToLongFunction<OperatorSite> most) implements Rule {}

    /** A list has so many elements for each dimension of the first operand. */
    record Length(String field, int perDimension) implements Rule {}

    /** A field is there. */
    record Present(String field) implements Rule {}
  }

  /** What holds for the options table of an operator, which has to be there. */
  private static final class Rules {
    private final String table;
    private final ImmutableList.Builder<Rule> rules = ImmutableList.builder();

    Rules(String table) {
      this.table = table;
    }

    Rules positive(String... fields) {
      for (String field : fields) {
        range(field, 1, _ -> LARGEST);
      }
      return this;
    }

    Rules dimensions(int operand, String... fields) {
      for (String field : fields) {
        range(field, 0, rank(operand, -1));
      }
      return this;
    }

    Rules range(String field, long least, ToLongFunction<OperatorSite> most) {
      rules.add(new Rule.Range(field, least, most));
      return this;
    }

    Rules lengths(int perDimension, String... fields) {
      for (String field : fields) {
        rules.add(new Rule.Length(field, perDimension));
      }
      return this;
    }

    Rules present(String... fields) {
      for (String field : fields) {
        rules.add(new Rule.Present(field));
      }
      return this;
    }
  }

  static void check(OperatorSite site) throws TfliteException {
    checkWords(site);
    Rules rules = TABLE.get(site.code());
    if (rules == null) {
      return;
    }
    boolean there =
        site.file()
            .options(site.operator())
            .filter(table -> table.type().name().equals(rules.table))
            .isPresent();
    if (!there) {
      throw site.fault("lacks its %s, which the runtime needs", rules.table);
    }
    for (Rule rule : rules.rules.build()) {
      check(rule, site);
    }
  }

  /** Kernels and delegates take a choice that they do not know for any of those that they do. */
  private static void checkWords(OperatorSite site) throws TfliteException {
    Optional<TableView> options = site.file().options(site.operator());
    if (options.isEmpty()) {
      return;
    }
    for (Schema.Field field : options.get().type().fields()) {
      if (field.type() instanceof Schema.FieldType.EnumValue(String enumeration, var _)) {
        Object word = options.get().value(field).orElseThrow();
        if (!site.file().schema().enumeration(enumeration).namesByValue().containsValue(word)) {
          throw site.fault("has %s %s, which the runtime does not know", field.name(), word);
        }
      }
    }
  }

  private static void check(Rule rule, OperatorSite site) throws TfliteException {
    switch (rule) {
      case Rule.Range(String field, long least, ToLongFunction<OperatorSite> limit) -> {
        ImmutableLongArray numbers = site.option(field);
        long most = limit.applyAsLong(site);
        for (int i = 0; i < numbers.length(); i++) {
          if (numbers.get(i) < least || numbers.get(i) > most) {
            throw site.fault(
                "has %s %d, but the runtime takes %d to %d", field, numbers.get(i), least, most);
          }
        }
      }
      case Rule.Length(String field, int perDimension) -> {
        int length = site.option(field).length();
        int needed = perDimension * site.rank(0);
        if (length != needed) {
          throw site.fault(
              "has a %s of %d elements, but the runtime takes %d", field, length, needed);
        }
      }
      case Rule.Present(String field) -> {
        if (site.file().options(site.operator()).orElseThrow().value(field).isEmpty()) {
          throw site.fault("lacks %s, which the runtime needs", field);
        }
      }
    }
  }
}
