// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import com.google.common.collect.ImmutableList;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Constraint;
import org.hlokit.rewriter.pattern.View;

/** What must be true of a normalisation before it is fused. */
final class RmsNormConstraints {
  static final Constraint<RmsNorm> MEAN_IS_NOT_SUBTRACTED =
      new Constraint<>(
          "x itself is normalised, not its distance from the mean",
          norm -> !isCentered(norm.mean().squared),
          norm -> "the mean is subtracted first: this is a LayerNorm or a GroupNorm",
          norm -> definition(norm, norm.mean().squared),
          null);

  static final Constraint<RmsNorm> NORMALIZES_ONE_DIMENSION =
      new Constraint<>(
          "the mean is taken over one dimension",
          norm -> norm.mean().reducedDimensions <= 1,
          norm -> "it is taken over %d dimensions".formatted(norm.mean().reducedDimensions),
          RmsNormConstraints::reduction,
          "reshape the dimensions into one");

  static final Constraint<RmsNorm> LENGTH_IS_KNOWN =
      new Constraint<>(
          "the length of the normalised dimension is known",
          norm -> norm.length() != TensorType.DYNAMIC,
          norm -> "it is dynamic",
          RmsNormConstraints::reduction,
          "export with a static last dimension");

  static final Constraint<RmsNorm> DIVISOR_IS_LENGTH =
      new Constraint<>(
          "the sum of squares is divided by the length of the normalised dimension",
          norm -> norm.mean().dividesByLength(),
          RmsNormConstraints::divisor,
          norm ->
              norm.mean().unknownDivisor != null
                  ? norm.mean().unknownDivisor
                  : norm.mean().scalings.isEmpty()
                      ? reduction(norm)
                      : norm.mean().scalings.getLast().op(),
          null);

  static final Constraint<RmsNorm> EPSILON_IS_CONSTANT =
      new Constraint<>(
          "epsilon is a constant",
          norm -> norm.mean().unknownEpsilon == null,
          norm ->
              norm.mean().unknownEpsilon instanceof BlockArgument argument
                  ? "epsilon is argument %d of the function".formatted(argument.index())
                  : "epsilon is computed at run time",
          norm -> norm.mean().epsilonOp != null ? norm.mean().epsilonOp : norm.anchor(),
          "make it a constant, or inline the function that it is passed to (--inline)");

  static final Constraint<RmsNorm> EPSILON_IS_NOT_NEGATIVE =
      new Constraint<>(
          "epsilon is a number that is not negative",
          norm -> norm.mean().epsilon >= 0 && norm.mean().epsilon < Double.POSITIVE_INFINITY,
          norm -> "epsilon is %s".formatted(norm.mean().epsilon),
          norm -> norm.mean().epsilonOp != null ? norm.mean().epsilonOp : norm.anchor(),
          null);

  static final Constraint<RmsNorm> NORMALIZES_LAST_DIMENSION =
      new Constraint<>(
          "the normalised dimension is the last one longer than 1",
          norm -> norm.scaled().stream().allMatch(RmsNormConstraints::isLast),
          norm ->
              "dimension %d of %d is normalised"
                  .formatted(norm.scaled().getFirst().axis(), rank(norm.scaled().getFirst())),
          RmsNormConstraints::reduction,
          "transpose so that the dimension comes last");

  static final Constraint<RmsNorm> ACCUMULATES_IN_F32 =
      new Constraint<>(
          "fusing does not narrow what the chain computes in",
          norm ->
              norm.computed().stream()
                  .noneMatch(type -> type.precision() > norm.compute().precision()),
          norm -> "the chain computes in f64, the fused operation in " + norm.compute(),
          RmsNormConstraints::reduction,
          "pass allow-narrowing if f32 is enough");

  static final Constraint<RmsNorm> COMPUTES_IN_FLOATS =
      new Constraint<>(
          "x is f16, bf16, f32 or f64",
          norm ->
              norm.mean().squared.tensorType().element() instanceof FloatType type
                  && type.precision() >= FloatType.BF16.precision()
                  && type.width() <= FloatType.F64.width(),
          norm -> "x is " + norm.mean().squared.tensorType().element(),
          norm -> norm.mean().squareOp,
          null);

  static final Constraint<RmsNorm> INNER_VALUES_HAVE_NO_OTHER_USE =
      new Constraint<>(
          Reasons.NO_OTHER_USES,
          norm -> norm.otherUser() == null,
          norm -> "%s uses a value inside the chain".formatted(otherUser(norm).name()),
          RmsNormConstraints::otherUser,
          "the chain must be kept for the other use, so that fusing would only add work");

  /** All but those that options replace, in the order in which they are asked. */
  static final ImmutableList<Constraint<RmsNorm>> ALWAYS =
      ImmutableList.of(
          COMPUTES_IN_FLOATS,
          MEAN_IS_NOT_SUBTRACTED,
          NORMALIZES_ONE_DIMENSION,
          LENGTH_IS_KNOWN,
          DIVISOR_IS_LENGTH,
          EPSILON_IS_CONSTANT,
          EPSILON_IS_NOT_NEGATIVE,
          NORMALIZES_LAST_DIMENSION,
          INNER_VALUES_HAVE_NO_OTHER_USE);

  private RmsNormConstraints() {}

  /** The value of rank {@code minRank} or more is normalised. */
  static Constraint<RmsNorm> rankIsAtLeast(long minRank) {
    return new Constraint<>(
        "x has at least the rank that min-rank asks for",
        norm -> rank(norm.scaled().getFirst()) >= minRank,
        norm -> "x has rank %d".formatted(rank(norm.scaled().getFirst())),
        RmsNormConstraints::reduction,
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

  private static String divisor(RmsNorm norm) {
    MeanSquare mean = norm.mean();
    if (mean.unknownDivisor != null) {
      return "it is divided by a value that is not a constant";
    }
    if (mean.scalings.isEmpty()) {
      return "it is not divided at all: this is an L2 norm";
    }
    MeanSquare.Scaling last = mean.scalings.getLast();
    return last.multiplies()
        ? "it is multiplied by %s, but 1/%d is %s"
            .formatted(last.constant(), norm.length(), 1.0 / norm.length())
        : "it is divided by %s, but the dimension has length %d"
            .formatted(last.constant(), norm.length());
  }

  /** Whether {@code value} is {@code a - m} where m is made of sums of a. */
  private static boolean isCentered(Value value) {
    Operation op = value.definingOp();
    if (op == null || !op.is(StablehloOps.SUBTRACT)) {
      return false;
    }
    Value whole = View.of(op.operand(0)).base();
    return isSumOf(op.operand(1), whole, 12);
  }

  private static boolean isSumOf(Value value, Value whole, int steps) {
    Operation op = value.definingOp();
    if (op == null || steps == 0) {
      return false;
    }
    if (Reduction.isReduction(op)) {
      Reduction reduction = Reduction.read(op);
      return reduction != null
          && (View.of(reduction.input()).base() == whole
              || isSumOf(reduction.input(), whole, steps - 1));
    }
    boolean goesOn =
        MeanSquareReader.ARRANGING.contains(op.definition())
            || op.is(StablehloOps.CONVERT)
            || op.is(StablehloOps.DIVIDE)
            || op.is(StablehloOps.MULTIPLY)
            || op.is(StablehloOps.ALL_REDUCE);
    return goesOn && op.operands().stream().anyMatch(x -> isSumOf(x, whole, steps - 1));
  }

  private static Operation reduction(RmsNorm norm) {
    Operation op = norm.mean().reduceOp;
    return op != null ? op : norm.anchor();
  }

  private static Operation definition(RmsNorm norm, Value value) {
    Operation op = value.definingOp();
    return op != null ? op : norm.anchor();
  }

  private static Operation otherUser(RmsNorm norm) {
    Operation user = norm.otherUser();
    return user != null ? user : norm.anchor();
  }
}
