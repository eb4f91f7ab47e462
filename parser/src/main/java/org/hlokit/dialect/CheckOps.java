// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import static org.hlokit.ir.AttributeKind.ELEMENTS;
import static org.hlokit.ir.AttributeKind.F64;
import static org.hlokit.ir.AttributeKind.STRING;
import static org.hlokit.ir.AttributeKind.UI32;
import static org.hlokit.ir.AttributeKind.UI64;
import static org.hlokit.ir.Trait.SAME_OPERANDS_TYPE;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;

/** The ops of the check dialect: what StableHLO test programs expect of their results. */
public final class CheckOps {
  public static final OpDefinition EXPECT_ALMOST_EQ_CONST =
      op("expect_almost_eq_const")
          .operands("lhs: anytensor<anyfloat|anycomplex>")
          .required("value", ELEMENTS)
          .defaulted("tolerance", F64, FloatAttr.f64(1e-4))
          .format("$lhs, $value [, tolerance = $tolerance]")
          .same("type", "lhs", "value")
          .build();

  public static final OpDefinition EXPECT_ALMOST_EQ =
      op("expect_almost_eq")
          .operands("lhs: anytensor<anyfloat|anycomplex>", "rhs: anytensor<anyfloat|anycomplex>")
          .defaulted("tolerance", F64, FloatAttr.f64(1e-4))
          .format("$lhs, $rhs [, tolerance = $tolerance] : first")
          .traits(SAME_OPERANDS_TYPE)
          .build();

  public static final OpDefinition EXPECT_CLOSE =
      op("expect_close")
          .operands(
              "actual: anytensor<anyfloat|anycomplex>", "expected: anytensor<anyfloat|anycomplex>")
          .filled("max_ulp_difference", UI64, IntegerAttr.of(IntegerType.UI64, 1))
          .defaulted("min_ulp_difference", UI64, IntegerAttr.of(IntegerType.UI64, 0))
          .format(
              "$actual, $expected, max_ulp_difference = $max_ulp_difference [, min_ulp_difference = $min_ulp_difference] : operands")
          .same("type", "actual", "expected")
          .same("shape", "actual", "expected")
          .build();

  public static final OpDefinition EXPECT_EQ_CONST =
      op("expect_eq_const")
          .operands("lhs: tensor<all>")
          .required("value", ELEMENTS)
          .format("$lhs, $value")
          .same("type", "lhs", "value")
          .build();

  public static final OpDefinition EXPECT_EQ =
      op("expect_eq")
          .operands("lhs: tensor<all>", "rhs: tensor<all>")
          .format("$lhs, $rhs : first")
          .traits(SAME_OPERANDS_TYPE)
          .build();

  public static final OpDefinition EXPECT_SERIALIZED_EQ =
      op("expect_serialized_eq")
          .operands("expected: tensor<all>")
          .required("probe_id", STRING)
          .defaulted("iteration", UI32, IntegerAttr.of(IntegerType.UI32, 0))
          .format("$expected, probe_id = $probe_id [, iter = $iteration] : operands")
          .build();

  /** All of them. */
  public static final ImmutableList<OpDefinition> ALL =
      ImmutableList.of(
          EXPECT_ALMOST_EQ_CONST,
          EXPECT_ALMOST_EQ,
          EXPECT_CLOSE,
          EXPECT_EQ_CONST,
          EXPECT_EQ,
          EXPECT_SERIALIZED_EQ);

  private CheckOps() {}

  private static OpDefinition.Builder op(String mnemonic) {
    return OpDefinition.builder("check." + mnemonic);
  }
}
