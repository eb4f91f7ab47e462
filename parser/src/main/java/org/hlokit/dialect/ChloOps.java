// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import static org.hlokit.ir.AttributeKind.BOOL;
import static org.hlokit.ir.AttributeKind.ELEMENTS;
import static org.hlokit.ir.AttributeKind.I64;
import static org.hlokit.ir.AttributeKind.I64_ARRAY;
import static org.hlokit.ir.AttributeKind.NON_NEGATIVE_I64;
import static org.hlokit.ir.AttributeKind.TYPED;
import static org.hlokit.ir.AttributeKind.arrayOf;
import static org.hlokit.ir.AttributeKind.enumeration;
import static org.hlokit.ir.AttributeKind.struct;
import static org.hlokit.ir.Trait.ATTR_SIZED_OPERAND_SEGMENTS;
import static org.hlokit.ir.Trait.ATTR_SIZED_RESULT_SEGMENTS;
import static org.hlokit.ir.Trait.COMMUTATIVE;
import static org.hlokit.ir.Trait.COMPATIBLE_OPERANDS_AND_RESULT_ELEMENT_TYPE;
import static org.hlokit.ir.Trait.COMPATIBLE_OPERANDS_AND_RESULT_TYPE;
import static org.hlokit.ir.Trait.ELEMENTWISE;
import static org.hlokit.ir.Trait.ISOLATED_FROM_ABOVE;
import static org.hlokit.ir.Trait.PURE;
import static org.hlokit.ir.Trait.SAME_OPERANDS_AND_RESULT_ELEMENT_TYPE;
import static org.hlokit.ir.Trait.SAME_OPERANDS_AND_RESULT_SHAPE;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.AssemblyFamily;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Trait;

/** The ops of the CHLO dialect, which exporters use where StableHLO has no op of its own. */
public final class ChloOps {
  public static final OpDefinition ACOS = unary("acos", "float|complex");

  public static final OpDefinition ACOSH = unary("acosh", "float|complex");

  public static final OpDefinition _ASIN_ACOS_KERNEL = unary("_asin_acos_kernel", "complex");

  public static final OpDefinition ASIN = unary("asin", "float|complex");

  public static final OpDefinition ASINH = unary("asinh", "float|complex");

  public static final OpDefinition ATAN = unary("atan", "float|complex");

  public static final OpDefinition ATANH = unary("atanh", "float|complex");

  public static final OpDefinition BESSEL_I1E = unary("bessel_i1e", "float|complex");

  public static final OpDefinition BROADCAST_ADD =
      broadcastBinary(
          "broadcast_add",
          "all|axisquant",
          "all|axisquant",
          COMPATIBLE_OPERANDS_AND_RESULT_ELEMENT_TYPE);

  public static final OpDefinition BROADCAST_AND =
      broadcastBinary("broadcast_and", "bool|int", "all|axisquant");

  public static final OpDefinition BROADCAST_ATAN2 =
      broadcastBinary(
          "broadcast_atan2",
          "all|axisquant",
          "all|axisquant",
          SAME_OPERANDS_AND_RESULT_ELEMENT_TYPE);

  public static final OpDefinition BROADCAST_COMPARE =
      op("broadcast_compare")
          .operands("lhs: anytensor<all|axisquant>", "rhs: anytensor<all|axisquant>")
          .result("anytensor<bool>")
          .optional("broadcast_dimensions", I64_ARRAY)
          .required("comparison_direction", enumeration("chlo.comparison_direction"))
          .optional("compare_type", enumeration("chlo.comparison_type"))
          .format("$lhs, $rhs : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition BROADCAST_COMPLEX =
      broadcastBinary("broadcast_complex", "float", "complex");

  public static final OpDefinition BROADCAST_DIVIDE =
      broadcastBinary(
          "broadcast_divide",
          "all|axisquant",
          "all|axisquant",
          SAME_OPERANDS_AND_RESULT_ELEMENT_TYPE);

  public static final OpDefinition BROADCAST_MAXIMUM =
      broadcastBinary(
          "broadcast_maximum",
          "all|axisquant",
          "all|axisquant",
          COMPATIBLE_OPERANDS_AND_RESULT_ELEMENT_TYPE);

  public static final OpDefinition BROADCAST_MINIMUM =
      broadcastBinary(
          "broadcast_minimum",
          "all|axisquant",
          "all|axisquant",
          COMPATIBLE_OPERANDS_AND_RESULT_ELEMENT_TYPE);

  public static final OpDefinition BROADCAST_MULTIPLY =
      broadcastBinary(
          "broadcast_multiply",
          "all|axisquant",
          "all|axisquant",
          SAME_OPERANDS_AND_RESULT_ELEMENT_TYPE);

  public static final OpDefinition BROADCAST_NEXT_AFTER =
      broadcastBinary(
          "broadcast_next_after",
          "all|axisquant",
          "all|axisquant",
          SAME_OPERANDS_AND_RESULT_ELEMENT_TYPE);

  public static final OpDefinition BROADCAST_OR =
      broadcastBinary("broadcast_or", "bool|int", "all|axisquant");

  public static final OpDefinition BROADCAST_POLYGAMMA =
      broadcastBinary(
          "broadcast_polygamma",
          "all|axisquant",
          "all|axisquant",
          SAME_OPERANDS_AND_RESULT_ELEMENT_TYPE);

  public static final OpDefinition BROADCAST_POWER =
      broadcastBinary(
          "broadcast_power",
          "all|axisquant",
          "all|axisquant",
          SAME_OPERANDS_AND_RESULT_ELEMENT_TYPE);

  public static final OpDefinition BROADCAST_REMAINDER =
      broadcastBinary(
          "broadcast_remainder",
          "all|axisquant",
          "all|axisquant",
          SAME_OPERANDS_AND_RESULT_ELEMENT_TYPE);

  public static final OpDefinition BROADCAST_SELECT =
      op("broadcast_select")
          .operands(
              "pred: tensor<bool>",
              "on_true: anytensor<all|axisquant>",
              "on_false: anytensor<all|axisquant>")
          .result("anytensor<all|axisquant>")
          .format("$pred, $on_true, $on_false : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition BROADCAST_SHIFT_LEFT =
      broadcastBinary(
          "broadcast_shift_left",
          "all|axisquant",
          "all|axisquant",
          SAME_OPERANDS_AND_RESULT_ELEMENT_TYPE);

  public static final OpDefinition BROADCAST_SHIFT_RIGHT_ARITHMETIC =
      broadcastBinary(
          "broadcast_shift_right_arithmetic",
          "all|axisquant",
          "all|axisquant",
          SAME_OPERANDS_AND_RESULT_ELEMENT_TYPE);

  public static final OpDefinition BROADCAST_SHIFT_RIGHT_LOGICAL =
      broadcastBinary(
          "broadcast_shift_right_logical",
          "all|axisquant",
          "all|axisquant",
          SAME_OPERANDS_AND_RESULT_ELEMENT_TYPE);

  public static final OpDefinition BROADCAST_SUBTRACT =
      broadcastBinary(
          "broadcast_subtract",
          "all|axisquant",
          "all|axisquant",
          SAME_OPERANDS_AND_RESULT_ELEMENT_TYPE);

  public static final OpDefinition BROADCAST_XOR =
      broadcastBinary("broadcast_xor", "bool|int", "all|axisquant");

  public static final OpDefinition BROADCAST_ZETA =
      broadcastBinary("broadcast_zeta", "float", "float", SAME_OPERANDS_AND_RESULT_ELEMENT_TYPE);

  public static final OpDefinition CONJ = unary("conj", "float|complex");

  public static final OpDefinition CONSTANT_LIKE =
      op("constant_like")
          .operands("operand: anytensor<all|axisquant>")
          .result("anytensor<all|axisquant>")
          .required("value", TYPED)
          .traits(PURE, SAME_OPERANDS_AND_RESULT_SHAPE)
          .build();

  public static final OpDefinition CONSTANT =
      op("constant")
          .results("output: static<all>")
          .required("value", ELEMENTS)
          .form(AssemblyFamily.CONSTANT)
          .traits(Trait.CONSTANT_LIKE, PURE)
          .build();

  public static final OpDefinition COSH = unary("cosh", "float|complex");

  public static final OpDefinition DIGAMMA = unary("digamma", "float");

  public static final OpDefinition ERF_INV = unary("erf_inv", "float");

  public static final OpDefinition ERF = unary("erf", "float");

  public static final OpDefinition ERFC = unary("erfc", "float");

  public static final OpDefinition IS_INF = predicate("is_inf");

  public static final OpDefinition IS_NEG_INF = predicate("is_neg_inf");

  public static final OpDefinition IS_POS_INF = predicate("is_pos_inf");

  public static final OpDefinition LGAMMA = unary("lgamma", "float");

  public static final OpDefinition MULHI =
      op("mulhi")
          .operands("lhs: tensor<int>", "rhs: tensor<int>")
          .result("tensor<int>")
          .format("$lhs, $rhs : arrow")
          .traits(COMMUTATIVE, PURE, COMPATIBLE_OPERANDS_AND_RESULT_TYPE)
          .build();

  public static final OpDefinition NEXT_AFTER =
      op("next_after")
          .operands("x: anytensor<float>", "y: anytensor<float>")
          .result("anytensor<float>")
          .format("$x, $y : arrow")
          .traits(PURE, COMPATIBLE_OPERANDS_AND_RESULT_TYPE)
          .build();

  public static final OpDefinition POLYGAMMA =
      op("polygamma")
          .operands("n: anytensor<float>", "x: anytensor<float>")
          .result("anytensor<float>")
          .format("$n, $x : arrow")
          .traits(PURE, COMPATIBLE_OPERANDS_AND_RESULT_TYPE)
          .build();

  public static final OpDefinition RAGGED_DOT =
      op("ragged_dot")
          .operands(
              "lhs: anytensor<all|axisquant>",
              "rhs: anytensor<all|axisquant>",
              "group_sizes: tensor<int>")
          .result("anytensor<all|axisquant>")
          .required("ragged_dot_dimension_numbers", struct("chlo.ragged_dot"))
          .optional("precision_config", arrayOf("chlo.precision"))
          .traits(PURE)
          .build();

  public static final OpDefinition SCAN =
      op("scan")
          .operands("inputs*: anytensor<all|axisquant>", "inits*: anytensor<all|axisquant>")
          .results("outputs*: anytensor<all|axisquant>", "carries*: anytensor<all|axisquant>")
          .required("dimension", NON_NEGATIVE_I64)
          .optional("scan_dim_size", NON_NEGATIVE_I64)
          .defaulted("is_reverse", BOOL, BoolAttr.FALSE)
          .optional("is_associative", BOOL)
          .regions("body: block")
          .form(AssemblyFamily.SCAN)
          .traits(ISOLATED_FROM_ABOVE, ATTR_SIZED_OPERAND_SEGMENTS, ATTR_SIZED_RESULT_SEGMENTS)
          .build();

  public static final OpDefinition SINH = unary("sinh", "float|complex");

  public static final OpDefinition SQUARE = unary("square", "float|complex");

  public static final OpDefinition TAN = unary("tan", "float|complex");

  public static final OpDefinition TOP_K =
      op("top_k")
          .operands("operand: anytensor<all|axisquant>")
          .results("values: anytensor<all|axisquant>", "indices: anytensor<all|axisquant>")
          .required("k", I64)
          .defaulted("is_stable", BOOL, BoolAttr.TRUE)
          .format("($operand, k = $k [, is_stable = $is_stable]) : arrow")
          .traits(PURE)
          .build();

  public static final OpDefinition ZETA =
      op("zeta")
          .operands("x: anytensor<float>", "q: anytensor<float>")
          .result("anytensor<float>")
          .format("$x, $q : arrow")
          .traits(PURE, COMPATIBLE_OPERANDS_AND_RESULT_TYPE)
          .build();

  /** All of them. */
  public static final ImmutableList<OpDefinition> ALL =
      ImmutableList.of(
          ACOS,
          ACOSH,
          _ASIN_ACOS_KERNEL,
          ASIN,
          ASINH,
          ATAN,
          ATANH,
          BESSEL_I1E,
          BROADCAST_ADD,
          BROADCAST_AND,
          BROADCAST_ATAN2,
          BROADCAST_COMPARE,
          BROADCAST_COMPLEX,
          BROADCAST_DIVIDE,
          BROADCAST_MAXIMUM,
          BROADCAST_MINIMUM,
          BROADCAST_MULTIPLY,
          BROADCAST_NEXT_AFTER,
          BROADCAST_OR,
          BROADCAST_POLYGAMMA,
          BROADCAST_POWER,
          BROADCAST_REMAINDER,
          BROADCAST_SELECT,
          BROADCAST_SHIFT_LEFT,
          BROADCAST_SHIFT_RIGHT_ARITHMETIC,
          BROADCAST_SHIFT_RIGHT_LOGICAL,
          BROADCAST_SUBTRACT,
          BROADCAST_XOR,
          BROADCAST_ZETA,
          CONJ,
          CONSTANT_LIKE,
          CONSTANT,
          COSH,
          DIGAMMA,
          ERF_INV,
          ERF,
          ERFC,
          IS_INF,
          IS_NEG_INF,
          IS_POS_INF,
          LGAMMA,
          MULHI,
          NEXT_AFTER,
          POLYGAMMA,
          RAGGED_DOT,
          SCAN,
          SINH,
          SQUARE,
          TAN,
          TOP_K,
          ZETA);

  private ChloOps() {}

  private static OpDefinition.Builder op(String mnemonic) {
    return OpDefinition.builder("chlo." + mnemonic);
  }

  private static OpDefinition unary(String mnemonic, String elements) {
    String type = "anytensor<" + elements + ">";
    return op(mnemonic)
        .operands("operand: " + type)
        .result(type)
        .format("$operand : arrow")
        .traits(
            PURE, COMPATIBLE_OPERANDS_AND_RESULT_TYPE, ELEMENTWISE, SAME_OPERANDS_AND_RESULT_SHAPE)
        .build();
  }

  private static OpDefinition predicate(String mnemonic) {
    return op(mnemonic)
        .operands("operand: anytensor<float>")
        .result("anytensor<bool>")
        .format("$operand : arrow")
        .traits(PURE, ELEMENTWISE, SAME_OPERANDS_AND_RESULT_SHAPE)
        .build();
  }

  private static OpDefinition broadcastBinary(
      String mnemonic, String elements, String result, Trait... traits) {
    String type = "anytensor<" + elements + ">";
    return op(mnemonic)
        .operands("lhs: " + type, "rhs: " + type)
        .result("anytensor<" + result + ">")
        .optional("broadcast_dimensions", I64_ARRAY)
        .format("$lhs, $rhs : fn")
        .traits(PURE)
        .traits(traits)
        .build();
  }
}
