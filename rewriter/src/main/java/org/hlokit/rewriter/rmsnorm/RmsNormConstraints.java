// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.rewriter.pattern.Constraint;

/** What must be true of a whole normalisation before it is fused; see {@link MeanConstraints}. */
final class RmsNormConstraints {
  static final Constraint<RmsNorm> NORMALIZES_LAST_DIMENSION =
      new Constraint<>(
          "normalizes-last-dimension",
          "the normalised dimension is the last one longer than 1",
          norm -> norm.scaled().stream().allMatch(RmsNormConstraints::isLast),
          norm ->
              "dimension %d of %d is normalised"
                  .formatted(norm.scaled().getFirst().axis(), rank(norm.scaled().getFirst())),
          norm -> norm.mean().reduction(),
          "transpose so that the dimension comes last");

  static final Constraint<RmsNorm> INNER_VALUES_HAVE_NO_OTHER_USE =
      new Constraint<>(
          "inner-values-have-no-other-use",
          Reasons.NO_OTHER_USES,
          norm -> norm.otherUser() == null,
          norm -> "%s uses a value inside the chain".formatted(otherUser(norm).name()),
          RmsNormConstraints::otherUser,
          "the chain must be kept for the other use, so that fusing would only add work");

  static final Constraint<RmsNorm> ACCUMULATES_IN_F32 =
      new Constraint<>(
          "accumulates-in-f32",
          "fusing does not narrow what the chain computes in",
          norm ->
              norm.computed().stream()
                  .noneMatch(type -> type.precision() > norm.compute().precision()),
          norm -> "the chain computes in f64, the fused operation in " + norm.compute(),
          norm -> norm.mean().reduction(),
          "pass allow-narrowing if f32 is enough");

  static final Constraint<RmsNorm> SHAPE_IS_KNOWN =
      new Constraint<>(
          "shape-is-known",
          "the shape of x is known",
          norm -> norm.scaled().getFirst().op().result().tensorType().hasStaticShape(),
          norm -> "it has dynamic dimensions",
          norm -> norm.scaled().getFirst().op(),
          "export with static dimensions");

  /** Those that no option replaces, in the order in which they are asked. */
  static final ImmutableList<Constraint<RmsNorm>> ALWAYS =
      ImmutableList.of(NORMALIZES_LAST_DIMENSION, INNER_VALUES_HAVE_NO_OTHER_USE);

  private RmsNormConstraints() {}

  static Constraint<RmsNorm> rankIsAtLeast(long minRank) {
    return new Constraint<>(
        "rank-is-at-least",
        "x has at least the rank that min-rank asks for",
        norm -> rank(norm.scaled().getFirst()) >= minRank,
        norm -> "x has rank %d".formatted(rank(norm.scaled().getFirst())),
        norm -> norm.mean().reduction(),
        null);
  }

  private static int rank(ScaledValue scaled) {
    return scaled.op().result().tensorType().rank();
  }

  private static boolean isLast(ScaledValue scaled) {
    TensorType type = scaled.op().result().tensorType();
    for (int i = scaled.axis() + 1; i < type.rank(); i++) {
      if (type.dimension(i) != 1) {
        return false;
      }
    }
    return true;
  }

  private static Operation otherUser(RmsNorm norm) {
    Operation user = norm.otherUser();
    return user != null ? user : norm.anchor();
  }
}
