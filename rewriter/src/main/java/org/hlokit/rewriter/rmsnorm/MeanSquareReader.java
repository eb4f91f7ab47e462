// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import com.google.common.collect.ImmutableSet;
import java.util.OptionalDouble;
import org.hlokit.dialect.ChloOps;
import org.hlokit.dialect.FuncOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Layout;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Reason;
import org.hlokit.rewriter.pattern.Scalars;
import org.hlokit.rewriter.pattern.Symbols;
import org.hlokit.rewriter.pattern.View;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code sum(x * x) / N + epsilon} from the value that a root is taken of. Each alternative
 * of {@link #read} is one thing that a step may be; steps come in any number and order.
 */
final class MeanSquareReader {
  private static final String SHARDY_ALL_REDUCE = "sdy.all_reduce";
  private static final int MAX_STEPS = 48;
  private static final int MAX_STEPS_IN_VAIN = 12;

  /** Ops that arrange elements and change none. */
  static final ImmutableSet<OpDefinition> ARRANGING =
      ImmutableSet.of(
          StablehloOps.RESHAPE,
          StablehloOps.DYNAMIC_RESHAPE,
          StablehloOps.BROADCAST_IN_DIM,
          StablehloOps.DYNAMIC_BROADCAST_IN_DIM,
          StablehloOps.BROADCAST,
          StablehloOps.TRANSPOSE);

  private @Nullable NoMatch failure;
  private boolean sawSquares;

  /** The facts, or null; then {@link #failure()} says why. */
  @Nullable MeanSquare read(Value value) {
    return read(value, MAX_STEPS);
  }

  @Nullable NoMatch failure() {
    return failure;
  }

  /**
   * Whether squares were met, so that the value looks like a mean of squares even if it is none.
   */
  boolean sawSquares() {
    return sawSquares;
  }

  private @Nullable MeanSquare read(Value value, int steps) {
    Operation op = value.definingOp();
    if (op == null || steps == 0 || !(value.type() instanceof TensorType type)) {
      return null;
    }
    MeanSquare squares = squares(op, type);
    if (squares != null) {
      sawSquares = true;
      return squares;
    }
    OpDefinition kind = op.definition();
    if (Reduction.isReduction(op)) {
      return reduction(op, steps);
    }
    if (kind == StablehloOps.ALL_REDUCE
        || kind == StablehloOps.REDUCE_SCATTER
        || op.name().equals(SHARDY_ALL_REDUCE)) {
      MeanSquare mean = op.operandCount() == 1 ? read(op.operand(0), steps - 1) : null;
      return mean == null ? null : fail(op, Reasons.allReduce(op.name()));
    }
    if (ARRANGING.contains(kind)) {
      return arranged(op, value, steps);
    }
    if (kind == StablehloOps.CONVERT) {
      return advanced(read(op.operand(0), steps - 1), op, type);
    }
    if (kind == StablehloOps.MULTIPLY || kind == StablehloOps.DIVIDE) {
      return scaled(op, type, steps);
    }
    if (kind == StablehloOps.ADD || kind == StablehloOps.SUBTRACT) {
      return shifted(op, type, steps);
    }
    return lookedThroughInVain(op, steps);
  }

  // --- the alternatives -------------------------------------------------------------------------

  private static @Nullable MeanSquare squares(Operation op, TensorType type) {
    if (!(type.element() instanceof FloatType element)) {
      return null;
    }
    OpDefinition kind = op.definition();
    String spelling;
    if (kind == ChloOps.SQUARE) {
      spelling = "chlo.square";
    } else if (kind == StablehloOps.POWER && Scalars.is(op.operand(1), 2)) {
      spelling = "power 2";
    } else if (kind == StablehloOps.MULTIPLY && sameValue(op.operand(0), op.operand(1))) {
      spelling = "x * x";
    } else {
      return null;
    }
    View squared = View.of(unsigned(op.operand(0)));
    if (!squared.layout().shape().equals(type.shape()) || Scalars.read(op.operand(0)).isPresent()) {
      return null;
    }
    MeanSquare mean = new MeanSquare(squared.base(), squared.layout(), op, spelling);
    mean.computed.add(element);
    return mean;
  }

  /** What has the same squares: the operand of an absolute value or a negation. */
  private static Value unsigned(Value value) {
    Value at = value;
    Operation op = at.definingOp();
    while (op != null
        && (op.is(StablehloOps.ABS) || op.is(StablehloOps.NEGATE))
        && op.operand(0).type().equals(at.type())) {
      at = op.operand(0);
      op = at.definingOp();
    }
    return at;
  }

  private static boolean sameValue(Value left, Value right) {
    if (left == right) {
      return true;
    }
    View a = View.of(left);
    View b = View.of(right);
    return a.base() == b.base() && a.layout().sameElements(b.layout());
  }

  private @Nullable MeanSquare reduction(Operation op, int steps) {
    Reduction reduction = Reduction.read(op);
    MeanSquare mean = reduction == null ? null : read(reduction.input(), steps - 1);
    if (reduction == null || mean == null) {
      return null;
    }
    if (mean.isReduced()) {
      return fail(op, Reasons.twoReductions());
    }
    if (reduction.fault() != null) {
      return fail(op, Reasons.notSummed(reduction.fault()));
    }
    boolean[] dropped = new boolean[mean.layout.rank()];
    for (long dimension : reduction.dimensions()) {
      int at = (int) dimension;
      dropped[at] = true;
      if (mean.layout.extent(at) != 1) {
        mean.reducedDimensions++;
        mean.length = mean.layout.extent(at);
        mean.stride = mean.layout.stride(at);
      }
    }
    mean.reduceOp = op;
    if (reduction.isMean()) {
      mean.divisor = mean.length;
      mean.meanSpelling = "custom_call @reduce_mean";
    }
    TensorType type = op.result().tensorType();
    boolean keepsRank = type.rank() == mean.layout.rank();
    mean.layout = keepsRank ? mean.layout.collapse(dropped) : mean.layout.without(dropped);
    if (!mean.layout.shape().equals(type.shape())) {
      return null;
    }
    return advanced(mean, op, type);
  }

  private @Nullable MeanSquare arranged(Operation op, Value value, int steps) {
    MeanSquare mean = read(op.operand(0), steps - 1);
    Layout layout = mean == null ? null : View.step(value, mean.layout);
    if (mean == null || layout == null) {
      return null;
    }
    mean.layout = layout;
    if (mean.isReduced()) {
      mean.inner.add(op);
    }
    return mean;
  }

  private @Nullable MeanSquare scaled(Operation op, TensorType type, int steps) {
    boolean multiplies = op.is(StablehloOps.MULTIPLY);
    OptionalDouble right = Scalars.read(op.operand(1));
    OptionalDouble left =
        multiplies && right.isEmpty() ? Scalars.read(op.operand(0)) : OptionalDouble.empty();
    if (!(type.element() instanceof FloatType element)) {
      return null;
    }
    if (right.isEmpty() && left.isEmpty()) {
      MeanSquare mean = read(op.operand(0), steps - 1);
      if (mean == null && multiplies) {
        mean = read(op.operand(1), steps - 1);
      }
      if (mean != null && mean.isReduced()) {
        mean.unknownDivisor = op;
      }
      return mean == null || !mean.isReduced() ? null : advanced(mean, op, type);
    }
    MeanSquare mean = read(op.operand(right.isPresent() ? 0 : 1), steps - 1);
    if (mean == null) {
      return null;
    }
    double constant = right.isPresent() ? right.getAsDouble() : left.getAsDouble();
    mean.scale(new MeanSquare.Scaling(constant, multiplies, element, op));
    return advanced(mean, op, type);
  }

  private @Nullable MeanSquare shifted(Operation op, TensorType type, int steps) {
    boolean adds = op.is(StablehloOps.ADD);
    MeanSquare mean = read(op.operand(0), steps - 1);
    Value other = op.operand(1);
    if (mean == null && adds) {
      mean = read(op.operand(1), steps - 1);
      other = op.operand(0);
    }
    if (mean == null || !mean.isReduced()) {
      return null;
    }
    OptionalDouble constant = Scalars.read(other);
    if (constant.isPresent()) {
      mean.epsilon += adds ? constant.getAsDouble() : -constant.getAsDouble();
      mean.epsilonOp = op;
    } else if (adds) {
      mean.unknownEpsilon = other;
      mean.epsilonOp = op;
    } else {
      mean.subtraction = op;
    }
    return advanced(mean, op, type);
  }

  /** Any other op: no norm, but squares behind it make the user wonder, so they are looked for. */
  private @Nullable MeanSquare lookedThroughInVain(Operation op, int steps) {
    if (!op.regions().isEmpty() || op.operandCount() > 3) {
      return null;
    }
    int fewer = Math.min(steps - 1, MAX_STEPS_IN_VAIN);
    if (op.is(FuncOps.CALL)) {
      Operation end = lastOfCallee(op);
      if (end != null && end.operandCount() == 1) {
        if (blame(op, end.operand(0), fewer)) {
          return null;
        }
        Operation last = end.operand(0).definingOp();
        if (last != null
            && last.resultCount() == 1
            && last.result().type() instanceof TensorType type
            && squares(last, type) != null) {
          sawSquares = true;
          return fail(op, Reasons.squaresInACall());
        }
      }
    }
    for (Value operand : op.operands()) {
      if (blame(op, operand, fewer)) {
        return null;
      }
    }
    return null;
  }

  /** Whether {@code operand} is a mean of squares; then {@code op} is why there is no norm. */
  private boolean blame(Operation op, Value operand, int steps) {
    MeanSquare mean = read(operand, steps);
    if (mean == null || !mean.isReduced()) {
      return false;
    }
    NoMatch centered = MeanConstraints.MEAN_IS_NOT_SUBTRACTED.check(mean);
    if (centered != null) {
      fail(centered.culprit(), centered.reason());
    } else {
      fail(op, op.is(FuncOps.CALL) ? Reasons.inACall() : Reasons.notAMean(op.name()));
    }
    return true;
  }

  private static @Nullable Operation lastOfCallee(Operation call) {
    Operation callee = Symbols.around(call).function(call, "callee").orElse(null);
    return callee == null || callee.region(0).isEmpty() ? null : callee.region(0).entry().lastOp();
  }

  // --- helpers ----------------------------------------------------------------------------------

  private static @Nullable MeanSquare advanced(
      @Nullable MeanSquare mean, Operation op, TensorType type) {
    if (mean == null || !(type.element() instanceof FloatType element)) {
      return null;
    }
    if (!mean.layout.shape().equals(type.shape())) {
      Layout grown = mean.layout.broadcastTo(type.shape());
      if (grown == null) {
        return null;
      }
      mean.layout = grown;
    }
    if (mean.isReduced()) {
      mean.inner.add(op);
    }
    mean.computed.add(element);
    return mean;
  }

  private @Nullable MeanSquare fail(Operation op, Reason reason) {
    if (failure == null) {
      failure = new NoMatch(reason, op);
    }
    return null;
  }
}
