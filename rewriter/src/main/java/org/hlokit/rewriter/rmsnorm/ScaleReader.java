// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpOperand;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Layout;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Reason;
import org.hlokit.rewriter.pattern.Scalars;
import org.hlokit.rewriter.pattern.View;
import org.jspecify.annotations.Nullable;

/**
 * Follows a root from where it is taken to where x is scaled with it, through whatever only
 * arranges, converts or inverts it, and through a weight that is multiplied first.
 */
final class ScaleReader {
  private static final int MAX_STEPS = 32;

  /**
   * A value on the way.
   *
   * @param layout where the elements of x's rows stand in it
   * @param reciprocal whether it is one over the root rather than the root
   */
  private record State(
      Value value,
      Layout layout,
      boolean reciprocal,
      @Nullable RowVector weight,
      @Nullable Value weightValue) {}

  private final MeanSquare mean;
  private final Set<Operation> inner = new LinkedHashSet<>();
  private final Set<FloatType> computed = new LinkedHashSet<>();
  private final List<ScaledValue> scaled = new ArrayList<>();
  private @Nullable NoMatch failure;
  private boolean inverted;

  ScaleReader(MeanSquare mean) {
    this.mean = mean;
  }

  /** Where x is scaled: once, or several times where the root is shared. Empty if it fails. */
  List<ScaledValue> read(Operation anchor, boolean reciprocal) {
    inner.add(anchor);
    State start = new State(anchor.result(), mean.layout, reciprocal, null, null);
    if (anchor.result().tensorType().element() instanceof FloatType element) {
      computed.add(element);
    }
    follow(start, MAX_STEPS);
    return failure == null ? scaled : List.of();
  }

  @Nullable NoMatch failure() {
    return failure;
  }

  /** The operations between the mean and the scaling. */
  Set<Operation> inner() {
    return inner;
  }

  /** Element types that root and products are computed in. */
  Set<FloatType> computed() {
    return computed;
  }

  /** Whether the reciprocal was taken by a division of its own. */
  boolean inverted() {
    return inverted;
  }

  private void follow(State state, int steps) {
    if (state.value.isUnused()) {
      fail(definingOp(state), Reasons.unusedRoot());
      return;
    }
    int before = scaled.size();
    for (OpOperand use : state.value.uses()) {
      step(state, use, steps);
      if (failure != null) {
        if (scaled.size() > before) {
          failure = new NoMatch(Reasons.otherUse(failure.culprit().name()), failure.culprit());
        }
        return;
      }
    }
  }

  private void step(State state, OpOperand use, int steps) {
    Operation op = use.owner();
    if (steps == 0 || op.block() != definingOp(state).block() || op.resultCount() != 1) {
      fail(op, Reasons.otherUse(op.name()));
      return;
    }
    OpDefinition kind = op.definition();
    boolean isRight = use.index() == 1;
    if (MeanSquareReader.ARRANGING.contains(kind) && use.index() == 0) {
      Layout layout = View.step(op.result(), state.layout);
      if (layout == null) {
        fail(op, Reasons.otherDimension());
      } else {
        advance(op, state, layout, state.reciprocal, steps);
      }
    } else if (kind == StablehloOps.CONVERT) {
      advance(op, state, state.layout, state.reciprocal, steps);
    } else if (kind == StablehloOps.SELECT && use.index() == 2 && state.reciprocal) {
      guarded(op, state, steps);
    } else if (kind == StablehloOps.DIVIDE
        && isRight
        && !state.reciprocal
        && Scalars.is(op.operand(0), 1)) {
      inverted = true;
      advance(op, state, state.layout, true, steps);
    } else if (kind == StablehloOps.POWER
        && !isRight
        && !state.reciprocal
        && Scalars.is(op.operand(1), -1)) {
      inverted = true;
      advance(op, state, state.layout, true, steps);
    } else if ((kind == StablehloOps.MULTIPLY && state.reciprocal)
        || (kind == StablehloOps.DIVIDE && isRight && !state.reciprocal)) {
      product(state, op, op.operand(isRight ? 0 : 1), steps);
    } else if (kind == StablehloOps.ADD
        && !state.reciprocal
        && Scalars.read(op.operand(isRight ? 0 : 1)).isPresent()) {
      fail(op, Reasons.epsilonAfterRoot());
    } else {
      fail(op, Reasons.otherUse(op.name()));
    }
  }

  /** Zero instead of one over the root where the mean is zero, as without an epsilon. */
  private void guarded(Operation op, State state, int steps) {
    Operation compare = op.operand(0).definingOp();
    Operation root = definingOp(state);
    boolean isGuard =
        compare != null
            && compare.is(StablehloOps.COMPARE)
            && compare.attribute("comparison_direction") instanceof EnumAttr direction
            && direction.value().equals("EQ")
            && inner.iterator().next() == root
            && compare.operand(0) == root.operand(0)
            && compare.result().hasOneUse()
            && Scalars.is(compare.operand(1), 0)
            && Scalars.is(op.operand(1), 0)
            && mean.epsilon == 0;
    if (isGuard && compare != null) {
      inner.add(compare);
      advance(op, state, state.layout, true, steps);
    } else {
      fail(op, Reasons.otherUse(op.name()));
    }
  }

  private void advance(Operation op, State state, Layout layout, boolean reciprocal, int steps) {
    inner.add(op);
    if (op.result().tensorType().element() instanceof FloatType element) {
      computed.add(element);
    }
    follow(new State(op.result(), layout, reciprocal, state.weight, state.weightValue), steps - 1);
  }

  /** The root meets another factor: x, a weight, or x with a weight. */
  private void product(State state, Operation op, Value other, int steps) {
    TensorType type = op.result().tensorType();
    Layout root = state.layout.broadcastTo(type.shape());
    if (root == null || !(type.element() instanceof FloatType element)) {
      fail(op, Reasons.otherValue());
      return;
    }
    View view = View.of(other);
    if (view.base() == mean.squared) {
      scaleX(op, other, root, view, element, state.weight, state.weightValue);
      return;
    }
    RowVector weight = state.weight == null ? RowVector.read(other, type.shape()) : null;
    if (weight != null) {
      inner.add(op);
      computed.add(element);
      follow(new State(op.result(), root, true, weight, other), steps - 1);
    } else if (!weightedX(state, op, other, root, element)) {
      fail(op, Reasons.otherValue());
    }
  }

  /** {@code (x * w) * root}. */
  private boolean weightedX(
      State state, Operation op, Value other, Layout root, FloatType element) {
    Operation inside = other.definingOp();
    if (state.weight != null || inside == null || !inside.is(StablehloOps.MULTIPLY)) {
      return false;
    }
    for (int i = 0; i < 2; i++) {
      Value x = inside.operand(i);
      Value w = inside.operand(1 - i);
      View view = View.of(x);
      if (view.base() == mean.squared && x.type().equals(other.type())) {
        RowVector weight = RowVector.read(w, other.tensorType().shape());
        if (weight != null) {
          inner.add(inside);
          scaleX(op, x, root, view, element, weight, w);
          return true;
        }
      }
    }
    return false;
  }

  private void scaleX(
      Operation op,
      Value x,
      Layout root,
      View view,
      FloatType element,
      @Nullable RowVector weight,
      @Nullable Value weightValue) {
    ImmutableLongArray shape = op.result().tensorType().shape();
    Layout layout = view.layout().broadcastTo(shape);
    int axis = layout == null ? -1 : axis(root, layout);
    if (axis < 0 || (weight != null && weight.axis() != axis)) {
      fail(op, Reasons.otherDimension());
      return;
    }
    computed.add(element);
    scaled.add(new ScaledValue(op, x, axis, weight, weightValue, element));
  }

  /** The dimension along which the root is constant and x is the reduced row; negative if none. */
  private int axis(Layout root, Layout x) {
    int axis = -1;
    for (int i = 0; i < x.rank(); i++) {
      if (x.extent(i) == 1 || root.stride(i) == x.stride(i)) {
        continue;
      }
      boolean isRow =
          axis < 0
              && root.stride(i) == 0
              && x.stride(i) == mean.stride
              && x.extent(i) == mean.length;
      if (!isRow) {
        return -1;
      }
      axis = i;
    }
    boolean lengthOne = mean.length == 1 && x.rank() > 0 && x.extent(x.rank() - 1) == 1;
    return axis < 0 && lengthOne ? x.rank() - 1 : axis;
  }

  private static Operation definingOp(State state) {
    Operation op = state.value.definingOp();
    if (op == null) {
      throw new IllegalStateException("a root is computed, not passed in");
    }
    return op;
  }

  private void fail(Operation op, Reason reason) {
    if (failure == null) {
      failure = new NoMatch(reason, op);
    }
  }
}
