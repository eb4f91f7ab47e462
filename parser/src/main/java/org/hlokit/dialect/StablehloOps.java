// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import static org.hlokit.ir.AttributeKind.ALIASES;
import static org.hlokit.ir.AttributeKind.API_VERSION;
import static org.hlokit.ir.AttributeKind.ARRAY;
import static org.hlokit.ir.AttributeKind.BOOL;
import static org.hlokit.ir.AttributeKind.BOOL_ARRAY;
import static org.hlokit.ir.AttributeKind.DICTIONARY;
import static org.hlokit.ir.AttributeKind.ELEMENTS;
import static org.hlokit.ir.AttributeKind.F32;
import static org.hlokit.ir.AttributeKind.I32;
import static org.hlokit.ir.AttributeKind.I64;
import static org.hlokit.ir.AttributeKind.I64_ARRAY;
import static org.hlokit.ir.AttributeKind.I64_ELEMENTS;
import static org.hlokit.ir.AttributeKind.LAYOUTS;
import static org.hlokit.ir.AttributeKind.NON_NEGATIVE_I32;
import static org.hlokit.ir.AttributeKind.NON_NEGATIVE_I64;
import static org.hlokit.ir.AttributeKind.POSITIVE_I32;
import static org.hlokit.ir.AttributeKind.POSITIVE_I64;
import static org.hlokit.ir.AttributeKind.REPLICA_GROUPS;
import static org.hlokit.ir.AttributeKind.STRING;
import static org.hlokit.ir.AttributeKind.STRING_OR_DICTIONARY;
import static org.hlokit.ir.AttributeKind.SYMBOL;
import static org.hlokit.ir.AttributeKind.SYMBOLS;
import static org.hlokit.ir.AttributeKind.TILINGS;
import static org.hlokit.ir.AttributeKind.UNIT;
import static org.hlokit.ir.AttributeKind.arrayOf;
import static org.hlokit.ir.AttributeKind.enumeration;
import static org.hlokit.ir.AttributeKind.struct;
import static org.hlokit.ir.Trait.COLLECTIVE;
import static org.hlokit.ir.Trait.COMMUTATIVE;
import static org.hlokit.ir.Trait.COMPATIBLE_OPERANDS_AND_RESULT_ELEMENT_TYPE;
import static org.hlokit.ir.Trait.COMPATIBLE_OPERANDS_AND_RESULT_TYPE;
import static org.hlokit.ir.Trait.COMPATIBLE_OPERANDS_ELEMENT_TYPE;
import static org.hlokit.ir.Trait.CONSTANT_LIKE;
import static org.hlokit.ir.Trait.ELEMENTWISE;
import static org.hlokit.ir.Trait.ENDS_WITH_RETURN;
import static org.hlokit.ir.Trait.ISOLATED_FROM_ABOVE;
import static org.hlokit.ir.Trait.PAIRWISE_SAME_OPERAND_AND_RESULT_ELEMENT_TYPE;
import static org.hlokit.ir.Trait.PAIRWISE_SAME_OPERAND_AND_RESULT_TYPE;
import static org.hlokit.ir.Trait.PURE;
import static org.hlokit.ir.Trait.SAME_OPERANDS_AND_RESULT_ELEMENT_TYPE;
import static org.hlokit.ir.Trait.SAME_OPERANDS_AND_RESULT_SHAPE;
import static org.hlokit.ir.Trait.SAME_OPERANDS_ELEMENT_TYPE;
import static org.hlokit.ir.Trait.SAME_VARIADIC_OPERAND_SIZE;
import static org.hlokit.ir.Trait.SINGLE_BLOCK;
import static org.hlokit.ir.Trait.TERMINATOR;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.AssemblyFamily;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.StringAttr;

/** The ops of the StableHLO dialect, version 1.20; facts from its op definitions. */
public final class StablehloOps {
  private static final String NESTED_TUPLE =
      "tuple<tensor<all>|memref<all>|tensor<axisquant>|token>";

  private static final String CALLED_VALUE =
      "anytensor<all|axisquant>|memref<all>|token"
          + "|tuple<anytensor<all|axisquant>|memref<all>|token>|future";

  public static final OpDefinition ABS =
      op("abs")
          .operands("operand: tensor<signless|float|complex|quant>")
          .result("tensor<signless|float|quant>")
          .format("$operand : same")
          .traits(PURE, ELEMENTWISE, SAME_OPERANDS_AND_RESULT_SHAPE)
          .build();

  public static final OpDefinition ADD =
      op("add")
          .operands("lhs: tensor<all|axisquant>", "rhs: tensor<all|axisquant>")
          .result("tensor<all|axisquant>")
          .format("$lhs, $rhs : same")
          .traits(PURE, COMMUTATIVE, SAME_OPERANDS_AND_RESULT_SHAPE, ELEMENTWISE)
          .build();

  public static final OpDefinition AFTER_ALL =
      op("after_all")
          .operands("inputs*: token")
          .result("token")
          .format("$inputs : variadicSame")
          .traits(PURE)
          .build();

  public static final OpDefinition ALL_GATHER =
      op("all_gather")
          .operands("operands*: tensor<all>")
          .results("result*: tensor<all>")
          .required("all_gather_dim", NON_NEGATIVE_I64)
          .required("replica_groups", REPLICA_GROUPS)
          .optional("channel_handle", struct("stablehlo.channel_handle"))
          .optional("use_global_device_ids", UNIT)
          .traits(COLLECTIVE, PAIRWISE_SAME_OPERAND_AND_RESULT_ELEMENT_TYPE)
          .build();

  public static final OpDefinition ALL_REDUCE =
      op("all_reduce")
          .operands("operands*: tensor<all>")
          .results("result*: tensor<all>")
          .required("replica_groups", REPLICA_GROUPS)
          .optional("channel_handle", struct("stablehlo.channel_handle"))
          .optional("use_global_device_ids", UNIT)
          .regions("computation: block")
          .traits(COLLECTIVE, SINGLE_BLOCK, ENDS_WITH_RETURN)
          .build();

  public static final OpDefinition ALL_TO_ALL =
      op("all_to_all")
          .operands("operands*: tensor<all>")
          .results("result*: tensor<all>")
          .required("split_dimension", NON_NEGATIVE_I64)
          .required("concat_dimension", NON_NEGATIVE_I64)
          .required("split_count", POSITIVE_I64)
          .required("replica_groups", REPLICA_GROUPS)
          .optional("channel_handle", struct("stablehlo.channel_handle"))
          .traits(COLLECTIVE, PAIRWISE_SAME_OPERAND_AND_RESULT_ELEMENT_TYPE)
          .build();

  public static final OpDefinition AND = logical("and");

  public static final OpDefinition ASYNC_DONE =
      op("async_done").operands("operand: future").result("tensor<all>").build();

  public static final OpDefinition ASYNC_START =
      op("async_start")
          .operands("operands*: tensor<all>")
          .result("future")
          .regions("body: block")
          .traits(ISOLATED_FROM_ABOVE, SINGLE_BLOCK, ENDS_WITH_RETURN)
          .build();

  public static final OpDefinition ATAN2 = binary("atan2", "float|complex|quant");

  public static final OpDefinition BATCH_NORM_GRAD =
      op("batch_norm_grad")
          .operands(
              "operand: tensor<float|quant>",
              "scale: 1d<float|quant>",
              "mean: 1d<float|quant>",
              "variance: 1d<float|quant>",
              "grad_output: tensor<float|quant>")
          .results(
              "grad_operand: tensor<float|quant>",
              "grad_scale: 1d<float|quant>",
              "grad_offset: 1d<float|quant>")
          .required("epsilon", F32)
          .required("feature_index", NON_NEGATIVE_I64)
          .traits(PURE, COMPATIBLE_OPERANDS_AND_RESULT_ELEMENT_TYPE)
          .build();

  public static final OpDefinition BATCH_NORM_INFERENCE =
      op("batch_norm_inference")
          .operands(
              "operand: tensor<float|quant>",
              "scale: 1d<float|quant>",
              "offset: 1d<float|quant>",
              "mean: 1d<float|quant>",
              "variance: 1d<float|quant>")
          .result("tensor<float|quant>")
          .required("epsilon", F32)
          .required("feature_index", NON_NEGATIVE_I64)
          .traits(PURE, COMPATIBLE_OPERANDS_AND_RESULT_ELEMENT_TYPE)
          .build();

  public static final OpDefinition BATCH_NORM_TRAINING =
      op("batch_norm_training")
          .operands(
              "operand: tensor<float|quant>", "scale: 1d<float|quant>", "offset: 1d<float|quant>")
          .results(
              "output: tensor<float|quant>",
              "batch_mean: 1d<float|quant>",
              "batch_var: 1d<float|quant>")
          .required("epsilon", F32)
          .required("feature_index", NON_NEGATIVE_I64)
          .traits(PURE, COMPATIBLE_OPERANDS_AND_RESULT_ELEMENT_TYPE)
          .build();

  public static final OpDefinition BITCAST_CONVERT =
      op("bitcast_convert")
          .operands("operand: tensor<all|axisquant>")
          .result("tensor<all|axisquant>")
          .format("operands : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition BROADCAST_IN_DIM =
      op("broadcast_in_dim")
          .operands("operand: tensor<all|axisquant>")
          .result("bounded<all|axisquant>")
          .required("broadcast_dimensions", I64_ARRAY)
          .format("$operand, dims = $broadcast_dimensions : fn")
          .traits(PURE, COMPATIBLE_OPERANDS_AND_RESULT_ELEMENT_TYPE)
          .build();

  public static final OpDefinition BROADCAST =
      op("broadcast")
          .operands("operand: tensor<all>")
          .result("tensor<all|axisquant>")
          .required("broadcast_sizes", I64_ARRAY)
          .format("$operand, sizes = $broadcast_sizes : fn")
          .traits(PURE, SAME_OPERANDS_AND_RESULT_ELEMENT_TYPE)
          .build();

  public static final OpDefinition CASE =
      op("case")
          .operands("index: tensor<i32>")
          .results("result*: tensor<all>|tensor<axisquant>|token")
          .regions("branches*: block")
          .traits(SINGLE_BLOCK, ENDS_WITH_RETURN)
          .build();

  public static final OpDefinition CBRT = accurateUnary("cbrt");

  public static final OpDefinition CEIL = unary("ceil", "float|quant");

  public static final OpDefinition CHOLESKY =
      op("cholesky")
          .operands("a: tensor<float|complex|quant>")
          .result("tensor<float|complex|quant>")
          .defaulted("lower", BOOL, BoolAttr.FALSE)
          .format("$a [, lower = $lower] : same")
          .traits(PURE, COMPATIBLE_OPERANDS_AND_RESULT_ELEMENT_TYPE)
          .build();

  public static final OpDefinition CLAMP =
      op("clamp")
          .operands("min: tensor<all>", "operand: tensor<all>", "max: tensor<all>")
          .result("tensor<all>")
          .format("$min, $operand, $max : same")
          .traits(PURE, COMPATIBLE_OPERANDS_AND_RESULT_ELEMENT_TYPE)
          .build();

  public static final OpDefinition COUNT_LEADING_ZEROS = unary("count_leading_zeros", "int");

  public static final OpDefinition COLLECTIVE_BROADCAST =
      op("collective_broadcast")
          .operands("operands*: tensor<all>")
          .results("result*: tensor<all>")
          .required("replica_groups", REPLICA_GROUPS)
          .optional("channel_handle", struct("stablehlo.channel_handle"))
          .optional("has_dynamic_root", UNIT)
          .traits(COLLECTIVE)
          .build();

  public static final OpDefinition COLLECTIVE_PERMUTE =
      op("collective_permute")
          .operands("operand: tensor<all>")
          .result("tensor<all>")
          .required("source_target_pairs", I64_ELEMENTS)
          .optional("channel_handle", struct("stablehlo.channel_handle"))
          .traits(COLLECTIVE, SAME_OPERANDS_AND_RESULT_ELEMENT_TYPE)
          .build();

  public static final OpDefinition COLLECTIVE_REDUCE =
      op("collective_reduce")
          .operands("operands*: tensor<all>")
          .results("result*: tensor<all>")
          .required("replica_groups", REPLICA_GROUPS)
          .optional("channel_handle", struct("stablehlo.channel_handle"))
          .optional("use_global_device_ids", UNIT)
          .optional("has_dynamic_root", UNIT)
          .regions("computation: block")
          .traits(COLLECTIVE, SINGLE_BLOCK, ENDS_WITH_RETURN)
          .build();

  public static final OpDefinition COMPARE =
      op("compare")
          .operands("lhs: tensor<all>", "rhs: tensor<all>")
          .result("tensor<bool>")
          .required("comparison_direction", enumeration("stablehlo.comparison_direction"))
          .optional("compare_type", enumeration("stablehlo.comparison_type"))
          .format("$comparison_direction, $lhs, $rhs [, $compare_type] : fn")
          .traits(
              PURE, ELEMENTWISE, COMPATIBLE_OPERANDS_ELEMENT_TYPE, SAME_OPERANDS_AND_RESULT_SHAPE)
          .build();

  public static final OpDefinition COMPLEX =
      op("complex")
          .operands("lhs: tensor<f32or64>", "rhs: tensor<f32or64>")
          .result("tensor<complex>")
          .format("operands : complex")
          .traits(PURE, SAME_OPERANDS_ELEMENT_TYPE, SAME_OPERANDS_AND_RESULT_SHAPE, ELEMENTWISE)
          .build();

  public static final OpDefinition COMPOSITE =
      op("composite")
          .operands("inputs*: tensor<all>|tensor<axisquant>|token|" + NESTED_TUPLE)
          .results("result*: tensor<all>|tensor<axisquant>|token|" + NESTED_TUPLE)
          .required("name", STRING)
          .defaulted("composite_attributes", DICTIONARY, DictionaryAttr.EMPTY)
          .required("decomposition", SYMBOL)
          .defaulted("version", I32, IntegerAttr.i32(0))
          .regions("composite_regions*")
          .form(AssemblyFamily.COMPOSITE)
          .build();

  public static final OpDefinition CONCATENATE =
      op("concatenate")
          .operands("inputs*: tensor<all>")
          .result("tensor<all>")
          .required("dimension", NON_NEGATIVE_I64)
          .format("$inputs, dim = $dimension : fn")
          .traits(PURE, SAME_OPERANDS_AND_RESULT_ELEMENT_TYPE)
          .build();

  public static final OpDefinition CONSTANT =
      op("constant")
          .results("output: static<all|axisquant>")
          .required("value", ELEMENTS)
          .form(AssemblyFamily.CONSTANT)
          .traits(CONSTANT_LIKE, PURE)
          .build();

  public static final OpDefinition CONVERT =
      op("convert")
          .operands("operand: tensor<float|bool|int|complex>")
          .result("tensor<float|bool|int|complex>")
          .format("$operand : same")
          .traits(PURE, SAME_OPERANDS_AND_RESULT_SHAPE, ELEMENTWISE)
          .build();

  public static final OpDefinition CONVOLUTION =
      op("convolution")
          .operands("lhs: tensor<all>", "rhs: tensor<all|axisquant>")
          .result("tensor<all|axisquant>")
          .optional("window_strides", I64_ARRAY)
          .optional("padding", I64_ELEMENTS)
          .optional("lhs_dilation", I64_ARRAY)
          .optional("rhs_dilation", I64_ARRAY)
          .optional("window_reversal", BOOL_ARRAY)
          .required("dimension_numbers", struct("stablehlo.conv"))
          .required("feature_group_count", POSITIVE_I64)
          .required("batch_group_count", POSITIVE_I64)
          .optional("precision_config", arrayOf("stablehlo.precision"))
          .form(AssemblyFamily.CONVOLUTION)
          .traits(PURE)
          .build();

  public static final OpDefinition COSINE = accurateUnary("cosine");

  public static final OpDefinition CREATE_TOKEN =
      op("create_token").results("output: token").format(": results").traits(PURE).build();

  public static final OpDefinition CROSS_REPLICA_SUM =
      op("cross-replica-sum")
          .operands("operand: tensor<all>")
          .result("tensor<all>")
          .required("replica_groups", I64_ELEMENTS)
          .traits(COLLECTIVE, PURE, COMPATIBLE_OPERANDS_AND_RESULT_TYPE)
          .build();

  public static final OpDefinition CUSTOM_CALL =
      op("custom_call")
          .operands("inputs*: " + CALLED_VALUE)
          .results("result*: " + CALLED_VALUE)
          .required("call_target_name", STRING)
          .defaulted("has_side_effect", BOOL, BoolAttr.FALSE)
          .optional("backend_config", STRING_OR_DICTIONARY)
          .defaulted("api_version", API_VERSION, IntegerAttr.i32(1))
          .defaulted("called_computations", SYMBOLS, ArrayAttr.EMPTY)
          .optional("operand_layouts", LAYOUTS)
          .optional("result_layouts", LAYOUTS)
          .defaulted("output_operand_aliases", ALIASES, ArrayAttr.EMPTY)
          .optional("result_tilings", TILINGS)
          .form(AssemblyFamily.CUSTOM_CALL)
          .build();

  public static final OpDefinition DIVIDE = binary("divide", "int|float|complex|quant");

  public static final OpDefinition DOT_GENERAL =
      op("dot_general")
          .operands("lhs: tensor<all>", "rhs: tensor<all|axisquant>")
          .result("tensor<all|axisquant>")
          .required("dot_dimension_numbers", struct("stablehlo.dot"))
          .optional("precision_config", arrayOf("stablehlo.precision"))
          .optional("algorithm", struct("stablehlo.dot_algorithm"))
          .form(AssemblyFamily.DOT_GENERAL)
          .traits(PURE)
          .build();

  public static final OpDefinition DOT =
      op("dot")
          .operands("lhs: tensor<all>", "rhs: tensor<all|axisquant>")
          .result("tensor<all|axisquant>")
          .optional("precision_config", arrayOf("stablehlo.precision"))
          .form(AssemblyFamily.DOT)
          .traits(PURE)
          .build();

  public static final OpDefinition DYNAMIC_BROADCAST_IN_DIM =
      op("dynamic_broadcast_in_dim")
          .operands("operand: tensor<all|axisquant>", "output_dimensions: static1d<index|int>")
          .result("tensor<all|axisquant>")
          .required("broadcast_dimensions", I64_ARRAY)
          .optional("known_expanding_dimensions", I64_ARRAY)
          .optional("known_nonexpanding_dimensions", I64_ARRAY)
          .format("$operand, $output_dimensions, dims = $broadcast_dimensions : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition DYNAMIC_CONV =
      op("dynamic_conv")
          .operands("lhs: tensor<all>", "rhs: tensor<all>", "padding: static2dint<int>")
          .result("tensor<all>")
          .optional("window_strides", I64_ARRAY)
          .optional("lhs_dilation", I64_ARRAY)
          .optional("rhs_dilation", I64_ARRAY)
          .optional("window_reversal", BOOL_ARRAY)
          .required("dimension_numbers", struct("stablehlo.conv"))
          .required("feature_group_count", POSITIVE_I64)
          .required("batch_group_count", POSITIVE_I64)
          .optional("precision_config", arrayOf("stablehlo.precision"))
          .traits(PURE)
          .build();

  public static final OpDefinition DYNAMIC_GATHER =
      op("dynamic_gather")
          .operands(
              "operand: tensor<all>", "start_indices: tensor<int>", "slice_sizes: static1dint<int>")
          .result("tensor<all>")
          .required("dimension_numbers", struct("stablehlo.gather"))
          .defaulted("indices_are_sorted", BOOL, BoolAttr.FALSE)
          .traits(PURE)
          .build();

  public static final OpDefinition DYNAMIC_IOTA =
      op("dynamic_iota")
          .operands("output_shape: static1d<index|int>")
          .result("tensor<all>")
          .required("iota_dimension", NON_NEGATIVE_I64)
          .format("$output_shape, dim = $iota_dimension : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition DYNAMIC_PAD =
      op("dynamic_pad")
          .operands(
              "operand: tensor<all>",
              "padding_value: 0d<all>",
              "edge_padding_low: static1d<index|int>",
              "edge_padding_high: static1d<index|int>",
              "interior_padding: static1d<index|int>")
          .result("tensor<all>")
          .format("operands : fn")
          .traits(PURE)
          .same("element type", "operand", "padding_value", "result")
          .same("type", "edge_padding_low", "edge_padding_high", "interior_padding")
          .same("rank", "operand", "result")
          .build();

  public static final OpDefinition DYNAMIC_RESHAPE =
      op("dynamic_reshape")
          .operands("operand: tensor<all|axisquant>", "output_shape: static1d<index|int>")
          .result("tensor<all|axisquant>")
          .format("operands : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition DYNAMIC_SLICE =
      op("dynamic_slice")
          .operands("operand: tensor<all>", "start_indices*: 0d<int>")
          .result("tensor<all>")
          .required("slice_sizes", I64_ARRAY)
          .format("$operand, $start_indices, sizes = $slice_sizes : fn")
          .traits(PURE)
          .same("element type", "operand", "result")
          .build();

  public static final OpDefinition DYNAMIC_UPDATE_SLICE =
      op("dynamic_update_slice")
          .operands("operand: tensor<all>", "update: tensor<all>", "start_indices*: 0d<int>")
          .result("tensor<all>")
          .format("operands : fn")
          .traits(PURE)
          .same("element type", "operand", "update", "result")
          .build();

  public static final OpDefinition EINSUM =
      op("einsum")
          .operands("lhs: tensor<all>", "rhs: tensor<all>")
          .result("tensor<all>")
          .required("einsum_config", STRING)
          .format("$lhs, $rhs, config = $einsum_config : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition EXPONENTIAL = accurateUnary("exponential");

  public static final OpDefinition EXPONENTIAL_MINUS_ONE = accurateUnary("exponential_minus_one");

  public static final OpDefinition FFT =
      op("fft")
          .operands("operand: tensor<float|complex>")
          .result("tensor<float|complex>")
          .required("fft_type", enumeration("stablehlo.fft_type"))
          .required("fft_length", I64_ARRAY)
          .format("$operand, type = $fft_type, length = $fft_length : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition FLOOR = unary("floor", "float|quant");

  public static final OpDefinition GATHER =
      op("gather")
          .operands("operand: tensor<all>", "start_indices: tensor<int>")
          .result("tensor<all>")
          .required("dimension_numbers", struct("stablehlo.gather"))
          .required("slice_sizes", I64_ARRAY)
          .defaulted("indices_are_sorted", BOOL, BoolAttr.FALSE)
          .traits(PURE)
          .same("element type", "operand", "result")
          .build();

  public static final OpDefinition GET_DIMENSION_SIZE =
      op("get_dimension_size")
          .operands("operand: tensor<all|axisquant>")
          .result("tensor<i32>")
          .required("dimension", NON_NEGATIVE_I64)
          .format("$operand, dim = $dimension : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition GET_TUPLE_ELEMENT =
      op("get_tuple_element")
          .operands("operand: " + NESTED_TUPLE)
          .result("tensor<all>|tensor<axisquant>|token|" + NESTED_TUPLE + "|memref<all>")
          .required("index", NON_NEGATIVE_I32)
          .form(AssemblyFamily.TUPLE_ELEMENT)
          .traits(PURE)
          .build();

  public static final OpDefinition IF =
      op("if")
          .operands("pred: tensor<bool>")
          .results("result*: tensor<all>|tensor<axisquant>|token")
          .regions("true_branch: block", "false_branch: block")
          .traits(SINGLE_BLOCK, ENDS_WITH_RETURN)
          .build();

  public static final OpDefinition IMAG =
      op("imag")
          .operands("operand: tensor<float|complex>")
          .result("tensor<float>")
          .format("$operand : same")
          .traits(PURE, ELEMENTWISE, SAME_OPERANDS_AND_RESULT_SHAPE)
          .build();

  public static final OpDefinition INFEED =
      op("infeed")
          .operands("token: token")
          .results("result*: static<all>|static<all|axisquant>|token")
          .filled("infeed_config", STRING, StringAttr.of(""))
          .optional("layout", ARRAY)
          .build();

  public static final OpDefinition IOTA =
      op("iota")
          .results("output: static<int|float|complex|quant>")
          .required("iota_dimension", NON_NEGATIVE_I64)
          .format("dim = $iota_dimension : results")
          .traits(PURE)
          .build();

  public static final OpDefinition IS_FINITE =
      op("is_finite")
          .operands("x: tensor<float|quant>")
          .results("y: tensor<bool>")
          .format("operands : fn")
          .traits(PURE, ELEMENTWISE, SAME_OPERANDS_AND_RESULT_SHAPE)
          .build();

  public static final OpDefinition LOG_PLUS_ONE = accurateUnary("log_plus_one");

  public static final OpDefinition LOG = accurateUnary("log");

  public static final OpDefinition LOGISTIC = accurateUnary("logistic");

  public static final OpDefinition MAP =
      op("map")
          .operands("inputs*: tensor<all>")
          .result("tensor<all>")
          .required("dimensions", I64_ARRAY)
          .regions("computation: block")
          .traits(SAME_OPERANDS_AND_RESULT_SHAPE, SINGLE_BLOCK, ENDS_WITH_RETURN)
          .build();

  public static final OpDefinition MAXIMUM = commutative("maximum", "all");

  public static final OpDefinition MINIMUM = commutative("minimum", "all");

  public static final OpDefinition MULTIPLY = commutative("multiply", "all");

  public static final OpDefinition NEGATE = unary("negate", "int|float|complex|quant");

  public static final OpDefinition NOT = unary("not", "bool|int");

  public static final OpDefinition OPTIMIZATION_BARRIER =
      op("optimization_barrier")
          .operands("operand*: tensor<all>|token")
          .results("result*: tensor<all>|token")
          .format("attr-dict $operand : pairwise")
          .traits(PURE, PAIRWISE_SAME_OPERAND_AND_RESULT_TYPE)
          .build();

  public static final OpDefinition OR = logical("or");

  public static final OpDefinition OUTFEED =
      op("outfeed")
          .operands("inputs*: tensor<all|axisquant>", "token: token")
          .result("token")
          .filled("outfeed_config", STRING, StringAttr.of(""))
          .build();

  public static final OpDefinition PAD =
      op("pad")
          .operands("operand: tensor<all>", "padding_value: 0d<all>")
          .result("tensor<all>")
          .required("edge_padding_low", I64_ARRAY)
          .required("edge_padding_high", I64_ARRAY)
          .required("interior_padding", I64_ARRAY)
          .format(
              "$operand, $padding_value, low = $edge_padding_low, high = $edge_padding_high, interior = $interior_padding : fn")
          .traits(PURE, SAME_OPERANDS_AND_RESULT_ELEMENT_TYPE)
          .same("size", "edge_padding_low", "edge_padding_high", "interior_padding")
          .build();

  public static final OpDefinition PARTITION_ID =
      op("partition_id")
          .result("tensor<ui32>")
          .format(": results")
          .traits(COLLECTIVE, PURE)
          .build();

  public static final OpDefinition POPCNT = unary("popcnt", "int");

  public static final OpDefinition POWER = binary("power", "int|float|complex|quant");

  public static final OpDefinition REAL_DYNAMIC_SLICE =
      op("real_dynamic_slice")
          .operands(
              "operand: tensor<all>",
              "start_indices: 1d<index|int>",
              "limit_indices: 1d<index|int>",
              "strides: 1d<index|int>")
          .result("tensor<all>")
          .format("operands : fn")
          .traits(PURE)
          .same("element type", "operand", "result")
          .same("type", "start_indices", "limit_indices", "strides")
          .build();

  public static final OpDefinition REAL =
      op("real")
          .operands("operand: tensor<float|complex>")
          .result("tensor<float>")
          .format("$operand : same")
          .traits(PURE, ELEMENTWISE, SAME_OPERANDS_AND_RESULT_SHAPE)
          .build();

  public static final OpDefinition RECV =
      op("recv")
          .operands("token: token")
          .results("result*: static<all>|static<all|axisquant>|token")
          .required("channel_handle", struct("stablehlo.channel_handle"))
          .defaulted("is_host_transfer", BOOL, BoolAttr.FALSE)
          .optional("source_target_pairs", I64_ELEMENTS)
          .build();

  public static final OpDefinition REDUCE =
      op("reduce")
          .operands("inputs*: tensor<all>", "init_values*: tensor<all>")
          .results("result*: tensor<all>")
          .required("dimensions", I64_ARRAY)
          .regions("body: block")
          .form(AssemblyFamily.REDUCE)
          .traits(SAME_VARIADIC_OPERAND_SIZE, SINGLE_BLOCK, ENDS_WITH_RETURN)
          .build();

  public static final OpDefinition REDUCE_PRECISION =
      op("reduce_precision")
          .operands("operand: tensor<float|quant>")
          .results("output: tensor<float|quant>")
          .required("exponent_bits", POSITIVE_I32)
          .required("mantissa_bits", NON_NEGATIVE_I32)
          .format("$operand, format = e$exponent_bits m$mantissa_bits : same")
          .traits(PURE, ELEMENTWISE, COMPATIBLE_OPERANDS_AND_RESULT_TYPE)
          .build();

  public static final OpDefinition REDUCE_SCATTER =
      op("reduce_scatter")
          .operands("operand: tensor<all>")
          .result("tensor<all>")
          .required("scatter_dimension", NON_NEGATIVE_I64)
          .required("replica_groups", REPLICA_GROUPS)
          .optional("channel_handle", struct("stablehlo.channel_handle"))
          .optional("use_global_device_ids", UNIT)
          .regions("computation: block")
          .traits(COLLECTIVE)
          .build();

  public static final OpDefinition REDUCE_WINDOW =
      op("reduce_window")
          .operands("inputs*: tensor<all>", "init_values*: tensor<all>")
          .results("result*: tensor<all>")
          .required("window_dimensions", I64_ARRAY)
          .optional("window_strides", I64_ARRAY)
          .optional("base_dilations", I64_ARRAY)
          .optional("window_dilations", I64_ARRAY)
          .optional("padding", I64_ELEMENTS)
          .regions("body: block")
          .traits(SAME_VARIADIC_OPERAND_SIZE, SINGLE_BLOCK, ENDS_WITH_RETURN)
          .build();

  public static final OpDefinition REMAINDER = binary("remainder", "int|float|complex|quant");

  public static final OpDefinition REPLICA_ID =
      op("replica_id").result("tensor<ui32>").format(": results").traits(COLLECTIVE, PURE).build();

  public static final OpDefinition RESHAPE =
      op("reshape")
          .operands("operand: tensor<all|axisquant>")
          .result("bounded<all|axisquant>")
          .format("operands : fn")
          .traits(PURE, COMPATIBLE_OPERANDS_AND_RESULT_ELEMENT_TYPE)
          .build();

  public static final OpDefinition RETURN =
      op("return")
          .operands("results*: tensor<all>|tensor<axisquant>|token|memref<all>")
          .format("$results : operands")
          .traits(PURE, TERMINATOR)
          .build();

  public static final OpDefinition REVERSE =
      op("reverse")
          .operands("operand: tensor<all>")
          .result("tensor<all>")
          .required("dimensions", I64_ARRAY)
          .format("$operand, dims = $dimensions : same")
          .traits(PURE, SAME_OPERANDS_AND_RESULT_ELEMENT_TYPE)
          .build();

  public static final OpDefinition RNG_BIT_GENERATOR =
      op("rng_bit_generator")
          .operands("initial_state: tensor<int|float>")
          .results("output_state: tensor<int|float>", "output: static<int|float>")
          .required("rng_algorithm", enumeration("stablehlo.rng_algorithm"))
          .format("$initial_state, algorithm = $rng_algorithm : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition RNG =
      op("rng")
          .operands("a: 0d<bool|int|float>", "b: 0d<bool|int|float>", "shape: static1d<index|int>")
          .result("tensor<bool|int|float>")
          .required("rng_distribution", enumeration("stablehlo.rng_distribution"))
          .format("$a, $b, $shape, distribution = $rng_distribution : fn")
          .same("element type", "a", "b", "result")
          .build();

  public static final OpDefinition ROUND_NEAREST_EVEN = unary("round_nearest_even", "float|quant");

  public static final OpDefinition ROUND_NEAREST_AFZ = unary("round_nearest_afz", "float|quant");

  public static final OpDefinition RSQRT = accurateUnary("rsqrt");

  public static final OpDefinition SCATTER =
      op("scatter")
          .operands(
              "inputs*: tensor<all>",
              "scatter_indices: tensor<anyint|index>",
              "updates*: tensor<all>")
          .results("result*: tensor<all>")
          .required("scatter_dimension_numbers", struct("stablehlo.scatter"))
          .defaulted("indices_are_sorted", BOOL, BoolAttr.FALSE)
          .defaulted("unique_indices", BOOL, BoolAttr.FALSE)
          .regions("update_computation: block")
          .traits(SAME_VARIADIC_OPERAND_SIZE)
          .build();

  public static final OpDefinition SELECT_AND_SCATTER =
      op("select_and_scatter")
          .operands("operand: tensor<all>", "source: tensor<all>", "init_value: tensor<all>")
          .result("tensor<all>")
          .optional("window_dimensions", I64_ARRAY)
          .optional("window_strides", I64_ARRAY)
          .optional("padding", I64_ELEMENTS)
          .regions("select: block", "scatter: block")
          .build();

  public static final OpDefinition SELECT =
      op("select")
          .operands("pred: tensor<bool>", "on_true: tensor<all>", "on_false: tensor<all>")
          .result("tensor<all>")
          .format("operands : select")
          .traits(PURE)
          .build();

  public static final OpDefinition SEND =
      op("send")
          .operands("inputs*: tensor<all|axisquant>", "token: token")
          .result("token")
          .required("channel_handle", struct("stablehlo.channel_handle"))
          .defaulted("is_host_transfer", BOOL, BoolAttr.FALSE)
          .optional("source_target_pairs", I64_ELEMENTS)
          .build();

  public static final OpDefinition SET_DIMENSION_SIZE =
      op("set_dimension_size")
          .operands("operand: tensor<all>", "size: tensor<i32>")
          .result("tensor<all>")
          .required("dimension", NON_NEGATIVE_I64)
          .format("$operand, $size, dim = $dimension : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition SHIFT_LEFT = binary("shift_left", "int");

  public static final OpDefinition SHIFT_RIGHT_ARITHMETIC = binary("shift_right_arithmetic", "int");

  public static final OpDefinition SHIFT_RIGHT_LOGICAL = binary("shift_right_logical", "int");

  public static final OpDefinition SIGN = unary("sign", "signless|float|complex|quant");

  public static final OpDefinition SINE = accurateUnary("sine");

  public static final OpDefinition SLICE =
      op("slice")
          .operands("operand: tensor<all>")
          .result("tensor<all>")
          .required("start_indices", I64_ARRAY)
          .required("limit_indices", I64_ARRAY)
          .required("strides", I64_ARRAY)
          .form(AssemblyFamily.SLICE)
          .traits(PURE, SAME_OPERANDS_AND_RESULT_ELEMENT_TYPE)
          .same("size", "start_indices", "limit_indices", "strides")
          .build();

  public static final OpDefinition SORT =
      op("sort")
          .operands("inputs*: tensor<all>")
          .results("result*: tensor<all>")
          .defaulted("dimension", I64, IntegerAttr.i64(-1))
          .defaulted("is_stable", BOOL, BoolAttr.FALSE)
          .regions("comparator: block")
          .traits(SAME_OPERANDS_AND_RESULT_SHAPE)
          .build();

  public static final OpDefinition SQRT = accurateUnary("sqrt");

  public static final OpDefinition SUBTRACT = binary("subtract", "int|float|complex|quant");

  public static final OpDefinition TAN = accurateUnary("tan");

  public static final OpDefinition TANH = accurateUnary("tanh");

  public static final OpDefinition TORCH_INDEX_SELECT =
      op("torch_index_select")
          .operands("operand: tensor<all>", "index: tensor<all>")
          .result("tensor<all>")
          .required("dim", I64)
          .required("batch_dims", I64)
          .traits(PURE)
          .build();

  public static final OpDefinition TRANSPOSE =
      op("transpose")
          .operands("operand: tensor<all|axisquant>")
          .result("tensor<all|axisquant>")
          .required("permutation", I64_ARRAY)
          .format("$operand, dims = $permutation : fn")
          .traits(PURE, COMPATIBLE_OPERANDS_AND_RESULT_ELEMENT_TYPE)
          .build();

  public static final OpDefinition TRIANGULAR_SOLVE =
      op("triangular_solve")
          .operands("a: tensor<float|complex>", "b: tensor<float|complex>")
          .result("tensor<float|complex>")
          .required("left_side", BOOL)
          .required("lower", BOOL)
          .required("unit_diagonal", BOOL)
          .required("transpose_a", enumeration("stablehlo.transpose"))
          .traits(PURE, COMPATIBLE_OPERANDS_AND_RESULT_ELEMENT_TYPE)
          .build();

  public static final OpDefinition TUPLE =
      op("tuple")
          .operands("val*: tensor<all>|tensor<axisquant>|token|" + NESTED_TUPLE + "|memref<all>")
          .result(NESTED_TUPLE)
          .format("$val : tuple")
          .traits(PURE)
          .build();

  public static final OpDefinition UNARY_EINSUM =
      op("unary_einsum")
          .operands("operand: tensor<all>")
          .result("tensor<all>")
          .required("einsum_config", STRING)
          .format("$operand, config = $einsum_config : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition UNIFORM_DEQUANTIZE =
      op("uniform_dequantize")
          .operands("operand: tensor<quant|axisquant>")
          .result("tensor<float>")
          .format("$operand : same")
          .traits(PURE, ELEMENTWISE, SAME_OPERANDS_AND_RESULT_SHAPE)
          .build();

  public static final OpDefinition UNIFORM_QUANTIZE =
      op("uniform_quantize")
          .operands("operand: tensor<float|quant|axisquant>")
          .result("tensor<quant|axisquant>")
          .format("$operand : same")
          .traits(PURE, ELEMENTWISE, SAME_OPERANDS_AND_RESULT_SHAPE)
          .build();

  public static final OpDefinition WHILE =
      op("while")
          .operands("operand*: tensor<all>|tensor<axisquant>|token|memref<all>")
          .results("result*: tensor<all>|tensor<axisquant>|token|memref<all>")
          .regions("cond: block", "body: block")
          .form(AssemblyFamily.WHILE)
          .traits(SINGLE_BLOCK, ENDS_WITH_RETURN)
          .build();

  public static final OpDefinition XOR = logical("xor");

  /** All of them. */
  public static final ImmutableList<OpDefinition> ALL =
      ImmutableList.of(
          ABS,
          ADD,
          AFTER_ALL,
          ALL_GATHER,
          ALL_REDUCE,
          ALL_TO_ALL,
          AND,
          ASYNC_DONE,
          ASYNC_START,
          ATAN2,
          BATCH_NORM_GRAD,
          BATCH_NORM_INFERENCE,
          BATCH_NORM_TRAINING,
          BITCAST_CONVERT,
          BROADCAST_IN_DIM,
          BROADCAST,
          CASE,
          CBRT,
          CEIL,
          CHOLESKY,
          CLAMP,
          COUNT_LEADING_ZEROS,
          COLLECTIVE_BROADCAST,
          COLLECTIVE_PERMUTE,
          COLLECTIVE_REDUCE,
          COMPARE,
          COMPLEX,
          COMPOSITE,
          CONCATENATE,
          CONSTANT,
          CONVERT,
          CONVOLUTION,
          COSINE,
          CREATE_TOKEN,
          CROSS_REPLICA_SUM,
          CUSTOM_CALL,
          DIVIDE,
          DOT_GENERAL,
          DOT,
          DYNAMIC_BROADCAST_IN_DIM,
          DYNAMIC_CONV,
          DYNAMIC_GATHER,
          DYNAMIC_IOTA,
          DYNAMIC_PAD,
          DYNAMIC_RESHAPE,
          DYNAMIC_SLICE,
          DYNAMIC_UPDATE_SLICE,
          EINSUM,
          EXPONENTIAL,
          EXPONENTIAL_MINUS_ONE,
          FFT,
          FLOOR,
          GATHER,
          GET_DIMENSION_SIZE,
          GET_TUPLE_ELEMENT,
          IF,
          IMAG,
          INFEED,
          IOTA,
          IS_FINITE,
          LOG_PLUS_ONE,
          LOG,
          LOGISTIC,
          MAP,
          MAXIMUM,
          MINIMUM,
          MULTIPLY,
          NEGATE,
          NOT,
          OPTIMIZATION_BARRIER,
          OR,
          OUTFEED,
          PAD,
          PARTITION_ID,
          POPCNT,
          POWER,
          REAL_DYNAMIC_SLICE,
          REAL,
          RECV,
          REDUCE,
          REDUCE_PRECISION,
          REDUCE_SCATTER,
          REDUCE_WINDOW,
          REMAINDER,
          REPLICA_ID,
          RESHAPE,
          RETURN,
          REVERSE,
          RNG_BIT_GENERATOR,
          RNG,
          ROUND_NEAREST_EVEN,
          ROUND_NEAREST_AFZ,
          RSQRT,
          SCATTER,
          SELECT_AND_SCATTER,
          SELECT,
          SEND,
          SET_DIMENSION_SIZE,
          SHIFT_LEFT,
          SHIFT_RIGHT_ARITHMETIC,
          SHIFT_RIGHT_LOGICAL,
          SIGN,
          SINE,
          SLICE,
          SORT,
          SQRT,
          SUBTRACT,
          TAN,
          TANH,
          TORCH_INDEX_SELECT,
          TRANSPOSE,
          TRIANGULAR_SOLVE,
          TUPLE,
          UNARY_EINSUM,
          UNIFORM_DEQUANTIZE,
          UNIFORM_QUANTIZE,
          WHILE,
          XOR);

  private StablehloOps() {}

  private static OpDefinition.Builder op(String mnemonic) {
    return OpDefinition.builder("stablehlo." + mnemonic);
  }

  private static OpDefinition.Builder unaryRow(String mnemonic, String elements) {
    String type = "tensor<" + elements + ">";
    return op(mnemonic)
        .operands("operand: " + type)
        .result(type)
        .format("$operand : same")
        .traits(
            PURE, COMPATIBLE_OPERANDS_AND_RESULT_TYPE, ELEMENTWISE, SAME_OPERANDS_AND_RESULT_SHAPE);
  }

  private static OpDefinition unary(String mnemonic, String elements) {
    return unaryRow(mnemonic, elements).build();
  }

  private static OpDefinition accurateUnary(String mnemonic) {
    return unaryRow(mnemonic, "float|complex|quant")
        .defaulted(
            "result_accuracy",
            struct("stablehlo.result_accuracy"),
            StablehloAttributes.DEFAULT_ACCURACY)
        .build();
  }

  private static OpDefinition.Builder binaryRow(String mnemonic, String elements, String result) {
    String type = "tensor<" + elements + ">";
    return op(mnemonic)
        .operands("lhs: " + type, "rhs: " + type)
        .result("tensor<" + result + ">")
        .format("$lhs, $rhs : same")
        .traits(
            PURE, COMPATIBLE_OPERANDS_AND_RESULT_TYPE, SAME_OPERANDS_AND_RESULT_SHAPE, ELEMENTWISE);
  }

  private static OpDefinition binary(String mnemonic, String elements) {
    return binaryRow(mnemonic, elements, elements).build();
  }

  private static OpDefinition commutative(String mnemonic, String elements) {
    return binaryRow(mnemonic, elements, elements).traits(COMMUTATIVE).build();
  }

  private static OpDefinition logical(String mnemonic) {
    return binaryRow(mnemonic, "bool|int", "all").traits(COMMUTATIVE).build();
  }
}
