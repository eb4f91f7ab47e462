// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import static org.hlokit.ir.AttributeKind.ANY;
import static org.hlokit.ir.AttributeKind.BOOL;
import static org.hlokit.ir.AttributeKind.ELEMENTS;
import static org.hlokit.ir.AttributeKind.I64;
import static org.hlokit.ir.AttributeKind.I64_ARRAY;
import static org.hlokit.ir.AttributeKind.arrayOf;
import static org.hlokit.ir.AttributeKind.enumeration;
import static org.hlokit.ir.AttributeKind.struct;
import static org.hlokit.ir.Trait.ATTR_SIZED_OPERAND_SEGMENTS;
import static org.hlokit.ir.Trait.ATTR_SIZED_RESULT_SEGMENTS;
import static org.hlokit.ir.Trait.COMMUTATIVE;
import static org.hlokit.ir.Trait.ELEMENTWISE;
import static org.hlokit.ir.Trait.ISOLATED_FROM_ABOVE;
import static org.hlokit.ir.Trait.PURE;
import static org.hlokit.ir.Trait.SAME_OPERANDS_AND_RESULT_TYPE;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.AssemblyFamily;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Trait;

/** The ops of the CHLO dialect, which exporters use where StableHLO has no op of its own. */
public final class ChloOps {
  public static final OpDefinition ACOS = unary("acos");

  public static final OpDefinition ACOSH = unary("acosh");

  public static final OpDefinition _ASIN_ACOS_KERNEL = unary("_asin_acos_kernel");

  public static final OpDefinition ASIN = unary("asin");

  public static final OpDefinition ASINH = unary("asinh");

  public static final OpDefinition ATAN = unary("atan");

  public static final OpDefinition ATANH = unary("atanh");

  public static final OpDefinition BESSEL_I1E = unary("bessel_i1e");

  public static final OpDefinition BROADCAST_ADD = broadcastBinary("broadcast_add");

  public static final OpDefinition BROADCAST_AND = broadcastBinary("broadcast_and");

  public static final OpDefinition BROADCAST_ATAN2 = broadcastBinary("broadcast_atan2");

  public static final OpDefinition BROADCAST_COMPARE =
      op("broadcast_compare")
          .operands("lhs", "rhs")
          .result()
          .optional("broadcast_dimensions", I64_ARRAY)
          .required("comparison_direction", enumeration("chlo.comparison_direction"))
          .optional("compare_type", enumeration("chlo.comparison_type"))
          .format("$lhs, $rhs : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition BROADCAST_COMPLEX = broadcastBinary("broadcast_complex");

  public static final OpDefinition BROADCAST_DIVIDE = broadcastBinary("broadcast_divide");

  public static final OpDefinition BROADCAST_MAXIMUM = broadcastBinary("broadcast_maximum");

  public static final OpDefinition BROADCAST_MINIMUM = broadcastBinary("broadcast_minimum");

  public static final OpDefinition BROADCAST_MULTIPLY = broadcastBinary("broadcast_multiply");

  public static final OpDefinition BROADCAST_NEXT_AFTER = broadcastBinary("broadcast_next_after");

  public static final OpDefinition BROADCAST_OR = broadcastBinary("broadcast_or");

  public static final OpDefinition BROADCAST_POLYGAMMA = broadcastBinary("broadcast_polygamma");

  public static final OpDefinition BROADCAST_POWER = broadcastBinary("broadcast_power");

  public static final OpDefinition BROADCAST_REMAINDER = broadcastBinary("broadcast_remainder");

  public static final OpDefinition BROADCAST_SELECT =
      op("broadcast_select")
          .operands("pred", "on_true", "on_false")
          .result()
          .format("$pred, $on_true, $on_false : fn")
          .traits(PURE)
          .build();

  public static final OpDefinition BROADCAST_SHIFT_LEFT = broadcastBinary("broadcast_shift_left");

  public static final OpDefinition BROADCAST_SHIFT_RIGHT_ARITHMETIC =
      broadcastBinary("broadcast_shift_right_arithmetic");

  public static final OpDefinition BROADCAST_SHIFT_RIGHT_LOGICAL =
      broadcastBinary("broadcast_shift_right_logical");

  public static final OpDefinition BROADCAST_SUBTRACT = broadcastBinary("broadcast_subtract");

  public static final OpDefinition BROADCAST_XOR = broadcastBinary("broadcast_xor");

  public static final OpDefinition BROADCAST_ZETA = broadcastBinary("broadcast_zeta");

  public static final OpDefinition CONJ = unary("conj");

  public static final OpDefinition CONSTANT_LIKE =
      op("constant_like").operands("operand").result().required("value", ANY).traits(PURE).build();

  public static final OpDefinition CONSTANT =
      op("constant")
          .results("output")
          .required("value", ELEMENTS)
          .form(AssemblyFamily.CONSTANT)
          .traits(Trait.CONSTANT_LIKE, PURE)
          .build();

  public static final OpDefinition COSH = unary("cosh");

  public static final OpDefinition DIGAMMA = unary("digamma");

  public static final OpDefinition ERF_INV = unary("erf_inv");

  public static final OpDefinition ERF = unary("erf");

  public static final OpDefinition ERFC = unary("erfc");

  public static final OpDefinition IS_INF = unary("is_inf");

  public static final OpDefinition IS_NEG_INF = unary("is_neg_inf");

  public static final OpDefinition IS_POS_INF = unary("is_pos_inf");

  public static final OpDefinition LGAMMA = unary("lgamma");

  public static final OpDefinition MULHI =
      op("mulhi")
          .operands("lhs", "rhs")
          .result()
          .format("$lhs, $rhs : arrow")
          .traits(COMMUTATIVE, PURE, SAME_OPERANDS_AND_RESULT_TYPE)
          .build();

  public static final OpDefinition NEXT_AFTER =
      op("next_after")
          .operands("x", "y")
          .result()
          .format("$x, $y : arrow")
          .traits(PURE, SAME_OPERANDS_AND_RESULT_TYPE)
          .build();

  public static final OpDefinition POLYGAMMA =
      op("polygamma")
          .operands("n", "x")
          .result()
          .format("$n, $x : arrow")
          .traits(PURE, SAME_OPERANDS_AND_RESULT_TYPE)
          .build();

  public static final OpDefinition RAGGED_DOT =
      op("ragged_dot")
          .operands("lhs", "rhs", "group_sizes")
          .result()
          .required("ragged_dot_dimension_numbers", struct("chlo.ragged_dot"))
          .optional("precision_config", arrayOf("chlo.precision"))
          .traits(PURE)
          .build();

  public static final OpDefinition SCAN =
      op("scan")
          .operands("inputs*", "inits*")
          .results("outputs*", "carries*")
          .required("dimension", I64)
          .optional("scan_dim_size", I64)
          .defaulted("is_reverse", BOOL, BoolAttr.FALSE)
          .optional("is_associative", BOOL)
          .regions("body")
          .form(AssemblyFamily.SCAN)
          .traits(ATTR_SIZED_OPERAND_SEGMENTS, ATTR_SIZED_RESULT_SEGMENTS, ISOLATED_FROM_ABOVE)
          .build();

  public static final OpDefinition SINH = unary("sinh");

  public static final OpDefinition SQUARE = unary("square");

  public static final OpDefinition TAN = unary("tan");

  public static final OpDefinition TOP_K =
      op("top_k")
          .operands("operand")
          .results("values", "indices")
          .required("k", I64)
          .defaulted("is_stable", BOOL, BoolAttr.TRUE)
          .format("($operand, k = $k [, is_stable = $is_stable]) : arrow")
          .traits(PURE)
          .build();

  public static final OpDefinition ZETA =
      op("zeta")
          .operands("x", "q")
          .result()
          .format("$x, $q : arrow")
          .traits(PURE, SAME_OPERANDS_AND_RESULT_TYPE)
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

  private static OpDefinition unary(String mnemonic) {
    return op(mnemonic)
        .operands("operand")
        .result()
        .format("$operand : arrow")
        .traits(ELEMENTWISE, PURE, SAME_OPERANDS_AND_RESULT_TYPE)
        .build();
  }

  private static OpDefinition broadcastBinary(String mnemonic) {
    return op(mnemonic)
        .operands("lhs", "rhs")
        .result()
        .optional("broadcast_dimensions", I64_ARRAY)
        .format("$lhs, $rhs : fn")
        .traits(PURE)
        .build();
  }
}
