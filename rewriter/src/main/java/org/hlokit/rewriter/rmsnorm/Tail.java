// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import com.google.common.primitives.ImmutableLongArray;
import java.util.LinkedHashSet;
import java.util.Set;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpOperand;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Layout;
import org.hlokit.rewriter.pattern.View;
import org.jspecify.annotations.Nullable;

/**
 * What follows the scaling of x and belongs to the norm: the rounding to the output type and the
 * weight, in either order. Ends at the last value that the fused operation can give; every value
 * before it has one user.
 */
final class Tail {
  private static final int MAX_STEPS = 12;

  private final FloatType compute;
  private final Set<Operation> pending = new LinkedHashSet<>();
  private final Set<Operation> absorbed = new LinkedHashSet<>();

  private Value root;
  private @Nullable RowVector weight;
  private boolean weightWasFirst;
  private boolean castBeforeScale;
  private FloatType output;

  /** Whether the value at hand has been rounded to {@link #output}. */
  private boolean rounded;

  private Tail(ScaledValue scaled, FloatType compute) {
    this.compute = compute;
    this.root = scaled.op().result();
    this.weight = scaled.weight();
    this.weightWasFirst = weight != null;
    this.output = scaled.element();
    this.rounded = output != compute;
    absorbed.add(scaled.op());
  }

  /**
   * Follows the only users of {@code scaled}.
   *
   * @param compute the type that the fused operation computes in
   */
  static Tail read(ScaledValue scaled, FloatType compute) {
    Tail tail = new Tail(scaled, compute);
    Value at = scaled.op().result();
    for (int i = 0; at != null && i < MAX_STEPS; i++) {
      at = tail.step(at);
    }
    return tail;
  }

  /** The value that the fused operation replaces. */
  Value root() {
    return root;
  }

  @Nullable RowVector weight() {
    return weight;
  }

  boolean weightWasFirst() {
    return weightWasFirst;
  }

  /** Whether x is rounded to the output type before it is multiplied with the weight. */
  boolean castBeforeScale() {
    return castBeforeScale;
  }

  FloatType output() {
    return output;
  }

  /** The operations from the scaling to the root. */
  Set<Operation> absorbed() {
    return absorbed;
  }

  /** The next value, or null where the norm ends. */
  private @Nullable Value step(Value at) {
    Operation op = onlyUser(at);
    if (op == null || op.resultCount() != 1) {
      return null;
    }
    OpDefinition kind = op.definition();
    if (kind == StablehloOps.CONVERT) {
      return converted(op);
    }
    if (kind == StablehloOps.RESHAPE
        || kind == StablehloOps.BROADCAST_IN_DIM
        || kind == StablehloOps.DYNAMIC_BROADCAST_IN_DIM) {
      return keepsRows(at, op) ? pass(op) : null;
    }
    if (kind == StablehloOps.MULTIPLY && weight == null) {
      return weighted(at, op);
    }
    return null;
  }

  private @Nullable Value converted(Operation op) {
    if (!(op.result().tensorType().element() instanceof FloatType element)) {
      return null;
    }
    if (!rounded) {
      output = element;
      rounded = true;
      Value next = commit(op);
      return View.isExact(compute, output) ? null : next;
    }
    // A rounded value, widened again: the norm goes on only if a weight follows.
    return weight == null && element == compute ? pass(op) : null;
  }

  private @Nullable Value weighted(Value at, Operation op) {
    Value other = op.operand(op.operand(0) == at ? 1 : 0);
    ImmutableLongArray shape = op.result().tensorType().shape();
    if (other == at
        || !shape.equals(at.tensorType().shape())
        || !(op.result().tensorType().element() instanceof FloatType element)) {
      return null;
    }
    RowVector vector = RowVector.read(other, shape);
    if (vector == null || !isLast(vector.axis(), shape)) {
      return null;
    }
    if (!rounded) {
      weight = vector;
      return commit(op);
    }
    if (element == output) {
      weight = vector;
      castBeforeScale = true;
      commit(op);
      return null;
    }
    // Rounded, widened, weighted: the fused operation rounds once more at its end.
    Operation user = onlyUser(op.result());
    if (element == compute
        && user != null
        && user.is(StablehloOps.CONVERT)
        && output.equals(user.result().tensorType().element())) {
      weight = vector;
      castBeforeScale = true;
      pass(op);
      commit(user);
    }
    return null;
  }

  /** Goes on to the result of {@code op}, which can be the root. */
  private Value commit(Operation op) {
    absorbed.addAll(pending);
    pending.clear();
    absorbed.add(op);
    root = op.result();
    return root;
  }

  /** Goes on to the result of {@code op}, which is worth nothing unless more follows. */
  private Value pass(Operation op) {
    pending.add(op);
    return op.result();
  }

  private static @Nullable Operation onlyUser(Value value) {
    if (!value.hasOneUse()) {
      return null;
    }
    OpOperand use = value.uses().iterator().next();
    Operation definition = value.definingOp();
    return definition != null && use.owner().block() == definition.block() ? use.owner() : null;
  }

  /** Whether {@code op} arranges the elements of {@code from} so that its rows stay rows. */
  private static boolean keepsRows(Value from, Operation op) {
    Layout before = Layout.rowMajor(from.tensorType());
    Layout after = View.step(op.result(), before);
    if (after == null) {
      return false;
    }
    long rows = lastExtent(before.shape());
    return lastExtent(after.shape()) == rows
        && after.sameElements(Layout.rowMajor(op.result().tensorType()));
  }

  private static long lastExtent(ImmutableLongArray shape) {
    for (int i = shape.length() - 1; i >= 0; i--) {
      if (shape.get(i) != 1) {
        return shape.get(i);
      }
    }
    return 1;
  }

  private static boolean isLast(int axis, ImmutableLongArray shape) {
    for (int i = axis + 1; i < shape.length(); i++) {
      if (shape.get(i) != 1) {
        return false;
      }
    }
    return true;
  }
}
