// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import static org.hlokit.ir.AttributeKind.ANY;
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
import static org.hlokit.ir.AttributeKind.STRING;
import static org.hlokit.ir.AttributeKind.SYMBOL;
import static org.hlokit.ir.AttributeKind.UNIT;
import static org.hlokit.ir.AttributeKind.arrayOf;
import static org.hlokit.ir.AttributeKind.enumeration;
import static org.hlokit.ir.AttributeKind.struct;
import static org.hlokit.ir.Trait.COLLECTIVE;
import static org.hlokit.ir.Trait.COMMUTATIVE;
import static org.hlokit.ir.Trait.CONSTANT_LIKE;
import static org.hlokit.ir.Trait.ELEMENTWISE;
import static org.hlokit.ir.Trait.ISOLATED_FROM_ABOVE;
import static org.hlokit.ir.Trait.PURE;
import static org.hlokit.ir.Trait.SAME_OPERANDS_AND_RESULT_TYPE;
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
  public static final OpDefinition ABS =
      op("abs")
          .operands("operand")
          .result()
          .format("$operand : same")
          .traits(ELEMENTWISE, PURE)
          .build();

  public static final OpDefinition ADD = commutative("add");

  public static final OpDefinition AFTER_ALL =
      op("after_all")
          .operands("inputs*")
          .result()
          .format("$inputs : variadicSame")
          .traits(PURE)
          .build();

  public static final OpDefinition ALL_GATHER =
      op("all_gather")
          .operands("operands*")
          .results("result*")
          .required("all_gather_dim", I64)
          .required("replica_groups", ANY)
          .optional("channel_handle", struct("stablehlo.channel_handle"))
          .optional("use_global_device_ids", UNIT)
          .traits(COLLECTIVE)
          .build();

  public static final OpDefinition ALL_REDUCE =
      op("all_reduce")
          .operands("operands*")
          .results("result*")
          .required("replica_groups", ANY)
          .optional("channel_handle", struct("stablehlo.channel_handle"))
          .optional("use_global_device_ids", UNIT)
          .regions("computation")
          .traits(COLLECTIVE)
          .build();

  public static final OpDefinition ALL_TO_ALL =
      op("all_to_all")
          .operands("operands*")
          .results("result*")
          .required("split_dimension", I64)
          .required("concat_dimension", I64)
          .required("split_count", I64)
          .required("replica_groups", ANY)
          .optional("channel_handle", struct("stablehlo.channel_handle"))
          .traits(COLLECTIVE)
          .build();

  public static final OpDefinition AND = commutative("and");

  public static final OpDefinition ASYNC_DONE =
      op("async_done").operands("operand").result().build();

  public static final OpDefinition ASYNC_START =
      op("async_start")
          .operands("operands*")
          .result()
          .regions("body")
          .traits(ISOLATED_FROM_ABOVE)
          .build();

  public static final OpDefinition ATAN2 = binary("atan2");

  public static final OpDefinition BATCH_NORM_GRAD =
      op("batch_norm_grad")
          .operands("operand", "scale", "mean", "variance", "grad_output")
          .results("grad_operand", "grad_scale", "grad_offset")
          .required("epsilon", F32)
          .required("feature_index", I64)
          .traits(PURE)
          .build();

  public static final OpDefinition BATCH_NORM_INFERENCE =
      op("batch_norm_inference")
          .operands("operand", "scale", "offset", "mean", "variance")
          .result()
          .required("epsilon", F32)
          .required("feature_index", I64)
          .traits(PURE)
          .build();

  public static final OpDefinition BATCH_NORM_TRAINING =
      op("batch_norm_training")
          .operands("operand", "scale", "offset")
          .results("output", "batch_mean", "batch_var")
          .required("epsilon", F32)
          .required("feature_index", I64)
          .traits(PURE)
          .build();

  public static final OpDefinition BITCAST_CONVERT =
      op("bitcast_convert")
          .operands("operand")
          .result()
          .format("operands : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition BROADCAST_IN_DIM =
      op("broadcast_in_dim")
          .operands("operand")
          .result()
          .required("broadcast_dimensions", I64_ARRAY)
          .format("$operand, dims = $broadcast_dimensions : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition BROADCAST =
      op("broadcast")
          .operands("operand")
          .result()
          .required("broadcast_sizes", I64_ARRAY)
          .format("$operand, sizes = $broadcast_sizes : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition CASE =
      op("case").operands("index").results("result*").regions("branches*").build();

  public static final OpDefinition CBRT = accurateUnary("cbrt");

  public static final OpDefinition CEIL = unary("ceil");

  public static final OpDefinition CHOLESKY =
      op("cholesky")
          .operands("a")
          .result()
          .defaulted("lower", BOOL, BoolAttr.FALSE)
          .format("$a [, lower = $lower] : same")
          .traits(PURE)
          .build();

  public static final OpDefinition CLAMP =
      op("clamp")
          .operands("min", "operand", "max")
          .result()
          .format("$min, $operand, $max : same")
          .traits(PURE)
          .build();

  public static final OpDefinition COUNT_LEADING_ZEROS = unary("count_leading_zeros");

  public static final OpDefinition COLLECTIVE_BROADCAST =
      op("collective_broadcast")
          .operands("operands*")
          .results("result*")
          .required("replica_groups", ANY)
          .optional("channel_handle", struct("stablehlo.channel_handle"))
          .optional("has_dynamic_root", UNIT)
          .traits(COLLECTIVE)
          .build();

  public static final OpDefinition COLLECTIVE_PERMUTE =
      op("collective_permute")
          .operands("operand")
          .result()
          .required("source_target_pairs", I64_ELEMENTS)
          .optional("channel_handle", struct("stablehlo.channel_handle"))
          .traits(COLLECTIVE)
          .build();

  public static final OpDefinition COLLECTIVE_REDUCE =
      op("collective_reduce")
          .operands("operands*")
          .results("result*")
          .required("replica_groups", ANY)
          .optional("channel_handle", struct("stablehlo.channel_handle"))
          .optional("use_global_device_ids", UNIT)
          .optional("has_dynamic_root", UNIT)
          .regions("computation")
          .traits(COLLECTIVE)
          .build();

  public static final OpDefinition COMPARE =
      op("compare")
          .operands("lhs", "rhs")
          .result()
          .required("comparison_direction", enumeration("stablehlo.comparison_direction"))
          .optional("compare_type", enumeration("stablehlo.comparison_type"))
          .format("$comparison_direction, $lhs, $rhs [, $compare_type] : fn")
          .traits(ELEMENTWISE, PURE)
          .build();

  public static final OpDefinition COMPLEX =
      op("complex")
          .operands("lhs", "rhs")
          .result()
          .format("operands : complex")
          .traits(ELEMENTWISE, PURE)
          .build();

  public static final OpDefinition COMPOSITE =
      op("composite")
          .operands("inputs*")
          .results("result*")
          .required("name", STRING)
          .defaulted("composite_attributes", DICTIONARY, DictionaryAttr.EMPTY)
          .required("decomposition", SYMBOL)
          .defaulted("version", I32, IntegerAttr.i32(0))
          .regions("composite_regions*")
          .form(AssemblyFamily.COMPOSITE)
          .build();

  public static final OpDefinition CONCATENATE =
      op("concatenate")
          .operands("inputs*")
          .result()
          .required("dimension", I64)
          .format("$inputs, dim = $dimension : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition CONSTANT =
      op("constant")
          .results("output")
          .required("value", ELEMENTS)
          .form(AssemblyFamily.CONSTANT)
          .traits(CONSTANT_LIKE, PURE)
          .build();

  public static final OpDefinition CONVERT =
      op("convert")
          .operands("operand")
          .result()
          .format("$operand : same")
          .traits(ELEMENTWISE, PURE)
          .build();

  public static final OpDefinition CONVOLUTION =
      op("convolution")
          .operands("lhs", "rhs")
          .result()
          .optional("window_strides", I64_ARRAY)
          .optional("padding", I64_ELEMENTS)
          .optional("lhs_dilation", I64_ARRAY)
          .optional("rhs_dilation", I64_ARRAY)
          .optional("window_reversal", BOOL_ARRAY)
          .required("dimension_numbers", struct("stablehlo.conv"))
          .required("feature_group_count", I64)
          .required("batch_group_count", I64)
          .optional("precision_config", arrayOf("stablehlo.precision"))
          .form(AssemblyFamily.CONVOLUTION)
          .traits(PURE)
          .build();

  public static final OpDefinition COSINE = accurateUnary("cosine");

  public static final OpDefinition CREATE_TOKEN =
      op("create_token").results("output").format(": results").traits(PURE).build();

  public static final OpDefinition CROSS_REPLICA_SUM =
      op("cross-replica-sum")
          .operands("operand")
          .result()
          .required("replica_groups", I64_ELEMENTS)
          .traits(COLLECTIVE, PURE, SAME_OPERANDS_AND_RESULT_TYPE)
          .build();

  public static final OpDefinition CUSTOM_CALL =
      op("custom_call")
          .operands("inputs*")
          .results("result*")
          .required("call_target_name", STRING)
          .defaulted("has_side_effect", BOOL, BoolAttr.FALSE)
          .optional("backend_config", ANY)
          .defaulted("api_version", I32, IntegerAttr.i32(1))
          .defaulted("called_computations", ARRAY, ArrayAttr.EMPTY)
          .optional("operand_layouts", ARRAY)
          .optional("result_layouts", ARRAY)
          .defaulted("output_operand_aliases", ANY, ArrayAttr.EMPTY)
          .optional("result_tilings", ARRAY)
          .form(AssemblyFamily.CUSTOM_CALL)
          .build();

  public static final OpDefinition DIVIDE = binary("divide");

  public static final OpDefinition DOT_GENERAL =
      op("dot_general")
          .operands("lhs", "rhs")
          .result()
          .required("dot_dimension_numbers", struct("stablehlo.dot"))
          .optional("precision_config", arrayOf("stablehlo.precision"))
          .optional("algorithm", struct("stablehlo.dot_algorithm"))
          .form(AssemblyFamily.DOT_GENERAL)
          .traits(PURE)
          .build();

  public static final OpDefinition DOT =
      op("dot")
          .operands("lhs", "rhs")
          .result()
          .optional("precision_config", arrayOf("stablehlo.precision"))
          .form(AssemblyFamily.DOT)
          .traits(PURE)
          .build();

  public static final OpDefinition DYNAMIC_BROADCAST_IN_DIM =
      op("dynamic_broadcast_in_dim")
          .operands("operand", "output_dimensions")
          .result()
          .required("broadcast_dimensions", I64_ARRAY)
          .optional("known_expanding_dimensions", I64_ARRAY)
          .optional("known_nonexpanding_dimensions", I64_ARRAY)
          .format("$operand, $output_dimensions, dims = $broadcast_dimensions : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition DYNAMIC_CONV =
      op("dynamic_conv")
          .operands("lhs", "rhs", "padding")
          .result()
          .optional("window_strides", I64_ARRAY)
          .optional("lhs_dilation", I64_ARRAY)
          .optional("rhs_dilation", I64_ARRAY)
          .optional("window_reversal", BOOL_ARRAY)
          .required("dimension_numbers", struct("stablehlo.conv"))
          .required("feature_group_count", I64)
          .required("batch_group_count", I64)
          .optional("precision_config", arrayOf("stablehlo.precision"))
          .traits(PURE)
          .build();

  public static final OpDefinition DYNAMIC_GATHER =
      op("dynamic_gather")
          .operands("operand", "start_indices", "slice_sizes")
          .result()
          .required("dimension_numbers", struct("stablehlo.gather"))
          .defaulted("indices_are_sorted", BOOL, BoolAttr.FALSE)
          .traits(PURE)
          .build();

  public static final OpDefinition DYNAMIC_IOTA =
      op("dynamic_iota")
          .operands("output_shape")
          .result()
          .required("iota_dimension", I64)
          .format("$output_shape, dim = $iota_dimension : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition DYNAMIC_PAD =
      op("dynamic_pad")
          .operands(
              "operand",
              "padding_value",
              "edge_padding_low",
              "edge_padding_high",
              "interior_padding")
          .result()
          .format("operands : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition DYNAMIC_RESHAPE =
      op("dynamic_reshape")
          .operands("operand", "output_shape")
          .result()
          .format("operands : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition DYNAMIC_SLICE =
      op("dynamic_slice")
          .operands("operand", "start_indices*")
          .result()
          .required("slice_sizes", I64_ARRAY)
          .format("$operand, $start_indices, sizes = $slice_sizes : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition DYNAMIC_UPDATE_SLICE =
      op("dynamic_update_slice")
          .operands("operand", "update", "start_indices*")
          .result()
          .format("operands : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition EINSUM =
      op("einsum")
          .operands("lhs", "rhs")
          .result()
          .required("einsum_config", STRING)
          .format("$lhs, $rhs, config = $einsum_config : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition EXPONENTIAL = accurateUnary("exponential");

  public static final OpDefinition EXPONENTIAL_MINUS_ONE = accurateUnary("exponential_minus_one");

  public static final OpDefinition FFT =
      op("fft")
          .operands("operand")
          .result()
          .required("fft_type", enumeration("stablehlo.fft_type"))
          .required("fft_length", I64_ARRAY)
          .format("$operand, type = $fft_type, length = $fft_length : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition FLOOR = unary("floor");

  public static final OpDefinition GATHER =
      op("gather")
          .operands("operand", "start_indices")
          .result()
          .required("dimension_numbers", struct("stablehlo.gather"))
          .required("slice_sizes", I64_ARRAY)
          .defaulted("indices_are_sorted", BOOL, BoolAttr.FALSE)
          .traits(PURE)
          .build();

  public static final OpDefinition GET_DIMENSION_SIZE =
      op("get_dimension_size")
          .operands("operand")
          .result()
          .required("dimension", I64)
          .format("$operand, dim = $dimension : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition GET_TUPLE_ELEMENT =
      op("get_tuple_element")
          .operands("operand")
          .result()
          .required("index", I32)
          .form(AssemblyFamily.TUPLE_ELEMENT)
          .traits(PURE)
          .build();

  public static final OpDefinition IF =
      op("if").operands("pred").results("result*").regions("true_branch", "false_branch").build();

  public static final OpDefinition IMAG =
      op("imag")
          .operands("operand")
          .result()
          .format("$operand : same")
          .traits(ELEMENTWISE, PURE)
          .build();

  public static final OpDefinition INFEED =
      op("infeed")
          .operands("token")
          .results("result*")
          .filled("infeed_config", STRING, StringAttr.of(""))
          .optional("layout", ARRAY)
          .build();

  public static final OpDefinition IOTA =
      op("iota")
          .results("output")
          .required("iota_dimension", I64)
          .format("dim = $iota_dimension : results")
          .traits(PURE)
          .build();

  public static final OpDefinition IS_FINITE =
      op("is_finite")
          .operands("x")
          .results("y")
          .format("operands : fn")
          .traits(ELEMENTWISE, PURE)
          .build();

  public static final OpDefinition LOG_PLUS_ONE = accurateUnary("log_plus_one");

  public static final OpDefinition LOG = accurateUnary("log");

  public static final OpDefinition LOGISTIC = accurateUnary("logistic");

  public static final OpDefinition MAP =
      op("map")
          .operands("inputs*")
          .result()
          .required("dimensions", I64_ARRAY)
          .regions("computation")
          .build();

  public static final OpDefinition MAXIMUM = commutative("maximum");

  public static final OpDefinition MINIMUM = commutative("minimum");

  public static final OpDefinition MULTIPLY = commutative("multiply");

  public static final OpDefinition NEGATE = unary("negate");

  public static final OpDefinition NOT = unary("not");

  public static final OpDefinition OPTIMIZATION_BARRIER =
      op("optimization_barrier")
          .operands("operand*")
          .results("result*")
          .format("attr-dict $operand : pairwise")
          .traits(PURE)
          .build();

  public static final OpDefinition OR = commutative("or");

  public static final OpDefinition OUTFEED =
      op("outfeed")
          .operands("inputs*", "token")
          .result()
          .filled("outfeed_config", STRING, StringAttr.of(""))
          .build();

  public static final OpDefinition PAD =
      op("pad")
          .operands("operand", "padding_value")
          .result()
          .required("edge_padding_low", I64_ARRAY)
          .required("edge_padding_high", I64_ARRAY)
          .required("interior_padding", I64_ARRAY)
          .format(
              "$operand, $padding_value, low = $edge_padding_low, high = $edge_padding_high, interior = $interior_padding : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition PARTITION_ID =
      op("partition_id").result().format(": results").traits(COLLECTIVE, PURE).build();

  public static final OpDefinition POPCNT = unary("popcnt");

  public static final OpDefinition POWER = binary("power");

  public static final OpDefinition REAL_DYNAMIC_SLICE =
      op("real_dynamic_slice")
          .operands("operand", "start_indices", "limit_indices", "strides")
          .result()
          .format("operands : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition REAL =
      op("real")
          .operands("operand")
          .result()
          .format("$operand : same")
          .traits(ELEMENTWISE, PURE)
          .build();

  public static final OpDefinition RECV =
      op("recv")
          .operands("token")
          .results("result*")
          .required("channel_handle", struct("stablehlo.channel_handle"))
          .defaulted("is_host_transfer", BOOL, BoolAttr.FALSE)
          .optional("source_target_pairs", I64_ELEMENTS)
          .build();

  public static final OpDefinition REDUCE =
      op("reduce")
          .operands("inputs*", "init_values*")
          .results("result*")
          .required("dimensions", I64_ARRAY)
          .regions("body")
          .form(AssemblyFamily.REDUCE)
          .build();

  public static final OpDefinition REDUCE_PRECISION =
      op("reduce_precision")
          .operands("operand")
          .results("output")
          .required("exponent_bits", I32)
          .required("mantissa_bits", I32)
          .format("$operand, format = e$exponent_bits m$mantissa_bits : same")
          .traits(ELEMENTWISE, PURE, SAME_OPERANDS_AND_RESULT_TYPE)
          .build();

  public static final OpDefinition REDUCE_SCATTER =
      op("reduce_scatter")
          .operands("operand")
          .result()
          .required("scatter_dimension", I64)
          .required("replica_groups", ANY)
          .optional("channel_handle", struct("stablehlo.channel_handle"))
          .optional("use_global_device_ids", UNIT)
          .regions("computation")
          .traits(COLLECTIVE)
          .build();

  public static final OpDefinition REDUCE_WINDOW =
      op("reduce_window")
          .operands("inputs*", "init_values*")
          .results("result*")
          .required("window_dimensions", I64_ARRAY)
          .optional("window_strides", I64_ARRAY)
          .optional("base_dilations", I64_ARRAY)
          .optional("window_dilations", I64_ARRAY)
          .optional("padding", I64_ELEMENTS)
          .regions("body")
          .build();

  public static final OpDefinition REMAINDER = binary("remainder");

  public static final OpDefinition REPLICA_ID =
      op("replica_id").result().format(": results").traits(COLLECTIVE, PURE).build();

  public static final OpDefinition RESHAPE =
      op("reshape").operands("operand").result().format("operands : fn").traits(PURE).build();

  public static final OpDefinition RETURN =
      op("return")
          .operands("results*")
          .format("$results : operands")
          .traits(PURE, TERMINATOR)
          .build();

  public static final OpDefinition REVERSE =
      op("reverse")
          .operands("operand")
          .result()
          .required("dimensions", I64_ARRAY)
          .format("$operand, dims = $dimensions : same")
          .traits(PURE)
          .build();

  public static final OpDefinition RNG_BIT_GENERATOR =
      op("rng_bit_generator")
          .operands("initial_state")
          .results("output_state", "output")
          .required("rng_algorithm", enumeration("stablehlo.rng_algorithm"))
          .format("$initial_state, algorithm = $rng_algorithm : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition RNG =
      op("rng")
          .operands("a", "b", "shape")
          .result()
          .required("rng_distribution", enumeration("stablehlo.rng_distribution"))
          .format("$a, $b, $shape, distribution = $rng_distribution : fn")
          .build();

  public static final OpDefinition ROUND_NEAREST_EVEN = unary("round_nearest_even");

  public static final OpDefinition ROUND_NEAREST_AFZ = unary("round_nearest_afz");

  public static final OpDefinition RSQRT = accurateUnary("rsqrt");

  public static final OpDefinition SCATTER =
      op("scatter")
          .operands("inputs*", "scatter_indices", "updates*")
          .results("result*")
          .required("scatter_dimension_numbers", struct("stablehlo.scatter"))
          .defaulted("indices_are_sorted", BOOL, BoolAttr.FALSE)
          .defaulted("unique_indices", BOOL, BoolAttr.FALSE)
          .regions("update_computation")
          .build();

  public static final OpDefinition SELECT_AND_SCATTER =
      op("select_and_scatter")
          .operands("operand", "source", "init_value")
          .result()
          .optional("window_dimensions", I64_ARRAY)
          .optional("window_strides", I64_ARRAY)
          .optional("padding", I64_ELEMENTS)
          .regions("select", "scatter")
          .build();

  public static final OpDefinition SELECT =
      op("select")
          .operands("pred", "on_true", "on_false")
          .result()
          .format("operands : select")
          .traits(PURE)
          .build();

  public static final OpDefinition SEND =
      op("send")
          .operands("inputs*", "token")
          .result()
          .required("channel_handle", struct("stablehlo.channel_handle"))
          .defaulted("is_host_transfer", BOOL, BoolAttr.FALSE)
          .optional("source_target_pairs", I64_ELEMENTS)
          .build();

  public static final OpDefinition SET_DIMENSION_SIZE =
      op("set_dimension_size")
          .operands("operand", "size")
          .result()
          .required("dimension", I64)
          .format("$operand, $size, dim = $dimension : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition SHIFT_LEFT = binary("shift_left");

  public static final OpDefinition SHIFT_RIGHT_ARITHMETIC = binary("shift_right_arithmetic");

  public static final OpDefinition SHIFT_RIGHT_LOGICAL = binary("shift_right_logical");

  public static final OpDefinition SIGN = unary("sign");

  public static final OpDefinition SINE = accurateUnary("sine");

  public static final OpDefinition SLICE =
      op("slice")
          .operands("operand")
          .result()
          .required("start_indices", I64_ARRAY)
          .required("limit_indices", I64_ARRAY)
          .required("strides", I64_ARRAY)
          .form(AssemblyFamily.SLICE)
          .traits(PURE)
          .build();

  public static final OpDefinition SORT =
      op("sort")
          .operands("inputs*")
          .results("result*")
          .defaulted("dimension", I64, IntegerAttr.i64(-1))
          .defaulted("is_stable", BOOL, BoolAttr.FALSE)
          .regions("comparator")
          .build();

  public static final OpDefinition SQRT = accurateUnary("sqrt");

  public static final OpDefinition SUBTRACT = binary("subtract");

  public static final OpDefinition TAN = accurateUnary("tan");

  public static final OpDefinition TANH = accurateUnary("tanh");

  public static final OpDefinition TORCH_INDEX_SELECT =
      op("torch_index_select")
          .operands("operand", "index")
          .result()
          .required("dim", I64)
          .required("batch_dims", I64)
          .traits(PURE)
          .build();

  public static final OpDefinition TRANSPOSE =
      op("transpose")
          .operands("operand")
          .result()
          .required("permutation", I64_ARRAY)
          .format("$operand, dims = $permutation : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition TRIANGULAR_SOLVE =
      op("triangular_solve")
          .operands("a", "b")
          .result()
          .required("left_side", BOOL)
          .required("lower", BOOL)
          .required("unit_diagonal", BOOL)
          .required("transpose_a", enumeration("stablehlo.transpose"))
          .traits(PURE)
          .build();

  public static final OpDefinition TUPLE =
      op("tuple").operands("val*").result().format("$val : tuple").traits(PURE).build();

  public static final OpDefinition UNARY_EINSUM =
      op("unary_einsum")
          .operands("operand")
          .result()
          .required("einsum_config", STRING)
          .format("$operand, config = $einsum_config : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition UNIFORM_DEQUANTIZE =
      op("uniform_dequantize")
          .operands("operand")
          .result()
          .format("$operand : same")
          .traits(ELEMENTWISE, PURE)
          .build();

  public static final OpDefinition UNIFORM_QUANTIZE =
      op("uniform_quantize")
          .operands("operand")
          .result()
          .format("$operand : same")
          .traits(ELEMENTWISE, PURE)
          .build();

  public static final OpDefinition WHILE =
      op("while")
          .operands("operand*")
          .results("result*")
          .regions("cond", "body")
          .form(AssemblyFamily.WHILE)
          .build();

  public static final OpDefinition XOR = commutative("xor");

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

  private static OpDefinition.Builder unaryRow(String mnemonic) {
    return op(mnemonic)
        .operands("operand")
        .result()
        .format("$operand : same")
        .traits(ELEMENTWISE, PURE, SAME_OPERANDS_AND_RESULT_TYPE);
  }

  private static OpDefinition unary(String mnemonic) {
    return unaryRow(mnemonic).build();
  }

  private static OpDefinition accurateUnary(String mnemonic) {
    return unaryRow(mnemonic)
        .defaulted(
            "result_accuracy",
            struct("stablehlo.result_accuracy"),
            StablehloAttributes.DEFAULT_ACCURACY)
        .build();
  }

  private static OpDefinition.Builder binaryRow(String mnemonic) {
    return op(mnemonic)
        .operands("lhs", "rhs")
        .result()
        .format("$lhs, $rhs : same")
        .traits(ELEMENTWISE, PURE, SAME_OPERANDS_AND_RESULT_TYPE);
  }

  private static OpDefinition binary(String mnemonic) {
    return binaryRow(mnemonic).build();
  }

  private static OpDefinition commutative(String mnemonic) {
    return binaryRow(mnemonic).traits(COMMUTATIVE).build();
  }
}
