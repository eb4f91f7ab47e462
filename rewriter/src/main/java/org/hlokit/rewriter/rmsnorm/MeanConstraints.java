// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import com.google.common.collect.ImmutableList;
import org.hlokit.dialect.FuncOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Constraint;
import org.hlokit.rewriter.pattern.View;

/** What must be true of the mean of squares that the root is taken of. */
final class MeanConstraints {
  static final Constraint<MeanSquare> COMPUTES_IN_FLOATS =
      new Constraint<>(
          "computes-in-floats",
          "x is f16, bf16, f32 or f64",
          mean ->
              mean.squared.tensorType().element() instanceof FloatType type
                  && type.precision() >= FloatType.BF16.precision()
                  && type.width() <= FloatType.F64.width(),
          mean -> "x is " + mean.squared.tensorType().element(),
          mean -> mean.squareOp,
          null);

  static final Constraint<MeanSquare> MEAN_IS_NOT_SUBTRACTED =
      new Constraint<>(
          "mean-is-not-subtracted",
          "x itself is normalised, not its distance from the mean",
          mean -> !isCentered(mean.squared),
          mean -> "the mean is subtracted first: this is a LayerNorm or a GroupNorm",
          mean -> {
            Operation op = mean.squared.definingOp();
            return op != null ? op : mean.squareOp;
          },
          null);

  static final Constraint<MeanSquare> NOTHING_IS_SUBTRACTED =
      new Constraint<>(
          "nothing-is-subtracted",
          Reasons.ROOT_OF_MEAN,
          mean -> mean.subtraction == null,
          mean -> "a value is subtracted from the mean of squares, as for a variance",
          mean -> mean.subtraction != null ? mean.subtraction : mean.squareOp,
          null);

  static final Constraint<MeanSquare> NORMALIZES_ONE_DIMENSION =
      new Constraint<>(
          "normalizes-one-dimension",
          "the mean is taken over one dimension",
          mean -> mean.reducedDimensions <= 1,
          mean -> "it is taken over %d dimensions".formatted(mean.reducedDimensions),
          MeanSquare::reduction,
          "reshape the dimensions into one");

  static final Constraint<MeanSquare> LENGTH_IS_KNOWN =
      new Constraint<>(
          "length-is-known",
          "the length of the normalised dimension is known",
          mean -> mean.length != TensorType.DYNAMIC,
          mean -> "it is dynamic",
          MeanSquare::reduction,
          "export with a static last dimension");

  static final Constraint<MeanSquare> DIVISOR_IS_LENGTH =
      new Constraint<>(
          "divisor-is-length",
          "the sum of squares is divided by the length of the normalised dimension",
          MeanSquare::dividesByLength,
          MeanConstraints::divisor,
          MeanConstraints::division,
          null);

  static final Constraint<MeanSquare> EPSILON_IS_CONSTANT =
      new Constraint<>(
          "epsilon-is-constant",
          "epsilon is a constant",
          mean -> mean.unknownEpsilon == null,
          mean ->
              mean.unknownEpsilon != null
                      && View.of(mean.unknownEpsilon).base() instanceof BlockArgument argument
                  ? "epsilon is argument %d of the %s".formatted(argument.index(), owner(argument))
                  : "epsilon is computed at run time",
          MeanConstraints::epsilonOp,
          "make it a constant, or inline the function that it is passed to (--inline)");

  static final Constraint<MeanSquare> EPSILON_IS_NOT_NEGATIVE =
      new Constraint<>(
          "epsilon-is-not-negative",
          "epsilon is a number that is not negative",
          mean -> mean.epsilon >= 0 && mean.epsilon < Double.POSITIVE_INFINITY,
          mean -> "epsilon is %s".formatted(mean.epsilon),
          MeanConstraints::epsilonOp,
          null);

  /** In the order in which they are asked: what the chain is not comes before what is off in it. */
  static final ImmutableList<Constraint<MeanSquare>> ALL =
      ImmutableList.of(
          COMPUTES_IN_FLOATS,
          MEAN_IS_NOT_SUBTRACTED,
          NOTHING_IS_SUBTRACTED,
          NORMALIZES_ONE_DIMENSION,
          LENGTH_IS_KNOWN,
          DIVISOR_IS_LENGTH,
          EPSILON_IS_CONSTANT,
          EPSILON_IS_NOT_NEGATIVE);

  private MeanConstraints() {}

  private static String divisor(MeanSquare mean) {
    if (mean.unknownDivisor != null) {
      return "it is divided by a value that is not a constant";
    }
    if (mean.scalings.isEmpty()) {
      return "it is not divided at all: this is an L2 norm";
    }
    MeanSquare.Scaling last = mean.scalings.getLast();
    return last.multiplies()
        ? "it is multiplied by %s, but 1/%d is %s"
            .formatted(shown(last.constant(), last), mean.length, shown(1.0 / mean.length, last))
        : "it is divided by %s, but the dimension has length %d"
            .formatted(shown(last.constant(), last), mean.length);
  }

  /** As few digits as tell the number from others of its type. */
  private static String shown(double number, MeanSquare.Scaling step) {
    return step.type() == FloatType.F64 ? Double.toString(number) : Float.toString((float) number);
  }

  private static String owner(BlockArgument argument) {
    Region region = argument.owner().parent();
    Operation parent = region == null ? null : region.parentOp();
    return parent != null && parent.is(FuncOps.FUNC) ? "function" : "region";
  }

  private static Operation division(MeanSquare mean) {
    if (mean.unknownDivisor != null) {
      return mean.unknownDivisor;
    }
    return mean.scalings.isEmpty() ? mean.reduction() : mean.scalings.getLast().op();
  }

  private static Operation epsilonOp(MeanSquare mean) {
    return mean.epsilonOp != null ? mean.epsilonOp : mean.reduction();
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
}
