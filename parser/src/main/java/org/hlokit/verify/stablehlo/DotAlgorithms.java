// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.ir.FloatType.BF16;
import static org.hlokit.ir.FloatType.F16;
import static org.hlokit.ir.FloatType.F32;
import static org.hlokit.ir.FloatType.F64;
import static org.hlokit.ir.FloatType.TF32;
import static org.hlokit.verify.stablehlo.Arguments.integer;

import com.google.common.collect.ImmutableSet;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.jspecify.annotations.Nullable;

/** The algorithms for dot_general that some hardware has. */
final class DotAlgorithms {
  /**
   * Operands of one type, multiplied {@code operations} times and added up in {@code accumulation}.
   */
  private record Algorithm(Type operands, Type accumulation, long operations) {}

  private static final ImmutableSet<Algorithm> KNOWN =
      ImmutableSet.of(
          new Algorithm(F16, F16, 1),
          new Algorithm(F16, F32, 1),
          new Algorithm(BF16, BF16, 1),
          new Algorithm(BF16, F32, 1),
          new Algorithm(BF16, F32, 3),
          new Algorithm(BF16, F32, 6),
          new Algorithm(BF16, F32, 9),
          new Algorithm(TF32, F32, 1),
          new Algorithm(TF32, F32, 3),
          new Algorithm(F32, F32, 1),
          new Algorithm(F64, F64, 1));

  private static final ImmutableSet<FloatType> EIGHT_BITS =
      ImmutableSet.of(
          FloatType.F8E3M4,
          FloatType.F8E4M3,
          FloatType.F8E4M3FN,
          FloatType.F8E5M2,
          FloatType.F8E4M3FNUZ,
          FloatType.F8E4M3B11FNUZ,
          FloatType.F8E5M2FNUZ);

  private DotAlgorithms() {}

  /** Constraints (C22) to (C24) of dot_general, and that the algorithm is known at all. */
  static void check(StructAttr algorithm) {
    long lhsComponents = integer(algorithm, "lhs_component_count");
    long rhsComponents = integer(algorithm, "rhs_component_count");
    long operations = integer(algorithm, "num_primitive_operations");
    requirePositive(lhsComponents, "lhs component count");
    requirePositive(rhsComponents, "rhs component count");
    requirePositive(operations, "num primitive operations");
    Type lhs = type(algorithm, "lhs_precision_type");
    Type rhs = type(algorithm, "rhs_precision_type");
    Type accumulation = type(algorithm, "accumulation_type");
    boolean imprecise =
        algorithm.get("allow_imprecise_accumulation") instanceof BoolAttr(boolean value) && value;
    if (lhs == null || rhs == null || accumulation == null) {
      return; // not written as a structure that rules can read
    }
    boolean eightBits =
        EIGHT_BITS.contains(lhs)
            && EIGHT_BITS.contains(rhs)
            && accumulation == F32
            && operations == 1;
    boolean plain =
        !imprecise
            && lhs.equals(rhs)
            && KNOWN.contains(new Algorithm(lhs, accumulation, operations));
    if (lhsComponents != 1 || rhsComponents != 1 || !(eightBits || plain)) {
      throw new Violation(
          ("dot algorithm not known to be supported on any hardware: {lhs:%s, rhs:%s, accum:%s, "
                  + "lhs_components:%d, rhs_components:%d, primitive_ops:%d, imprecise:%d}")
              .formatted(
                  Arguments.quoted(lhs),
                  Arguments.quoted(rhs),
                  Arguments.quoted(accumulation),
                  lhsComponents,
                  rhsComponents,
                  operations,
                  imprecise ? 1 : 0));
    }
  }

  private static void requirePositive(long value, String name) {
    if (value < 1) {
      throw new Violation(name + " must be positive");
    }
  }

  private static @Nullable Type type(StructAttr algorithm, String field) {
    return algorithm.get(field) instanceof TypeAttr(Type type) ? type : null;
  }
}
