// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableLongArray;
import java.util.OptionalDouble;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Layout;
import org.hlokit.rewriter.pattern.Literals;
import org.hlokit.rewriter.pattern.Scalars;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.hlokit.rewriter.pattern.View;
import org.jspecify.annotations.Nullable;

/**
 * A tensor that is one vector repeated along all dimensions but {@code axis}: a weight after its
 * broadcasts.
 */
record RowVector(int axis, Expression expression) {
  /** How to get at the vector itself. */
  private sealed interface Expression {}

  /** A value of rank 1, or one that a reshape makes so. */
  private record Leaf(Value value, long length) implements Expression {}

  /** The same number everywhere. */
  private record Scalar(double number, Type element) implements Expression {}

  /** Arithmetic on vectors that the program does after broadcasting them. */
  private record Compute(
      OpDefinition op, ImmutableList<Expression> operands, long length, Type element)
      implements Expression {}

  private static final ImmutableSet<OpDefinition> ARITHMETIC =
      ImmutableSet.of(
          StablehloOps.ADD,
          StablehloOps.CONVERT,
          StablehloOps.DIVIDE,
          StablehloOps.MULTIPLY,
          StablehloOps.NEGATE,
          StablehloOps.SUBTRACT);

  private static final int MAX_DEPTH = 4;

  /** The vector that {@code value}, broadcast to {@code shape}, repeats; null where it is none. */
  static @Nullable RowVector read(Value value, ImmutableLongArray shape) {
    RowVector row = read(value, shape, MAX_DEPTH);
    return row == null || row.expression instanceof Scalar ? null : row;
  }

  private static @Nullable RowVector read(Value value, ImmutableLongArray shape, int depth) {
    OptionalDouble number = Scalars.read(value);
    if (number.isPresent()) {
      return new RowVector(-1, new Scalar(number.getAsDouble(), value.tensorType().element()));
    }
    View view = View.of(value);
    Layout layout = view.layout().broadcastTo(shape);
    if (layout == null) {
      return null;
    }
    int axis = -1;
    int varying = 0;
    for (int i = 0; i < layout.rank(); i++) {
      if (layout.extent(i) != 1 && layout.stride(i) != 0) {
        axis = i;
        varying++;
      }
    }
    if (varying == 1 && layout.stride(axis) == 1 && layout.extent(axis) > 0) {
      Leaf leaf = leaf(value, view, layout, axis);
      if (leaf != null) {
        return new RowVector(axis, leaf);
      }
    }
    return depth == 0 ? null : computed(view.base(), shape, depth - 1);
  }

  /** The earliest value of rank 1 behind the broadcasts, else the base if a reshape is enough. */
  private static @Nullable Leaf leaf(Value value, View view, Layout layout, int axis) {
    long length = layout.extent(axis);
    Value vector = null;
    for (Value at = value; at != null; at = at == view.base() ? null : View.source(at)) {
      if (at.tensorType().hasShape(length)) {
        vector = at;
      }
    }
    if (vector != null) {
      return new Leaf(vector, length);
    }
    // With no leading dimension to broadcast along, an activation looks like a weight; only what
    // comes from outside is taken for one.
    boolean repeats = false;
    for (int i = 0; i < axis; i++) {
      repeats |= layout.extent(i) != 1;
    }
    Value base = view.base();
    Operation definition = base.definingOp();
    boolean fromOutside = definition == null || Literals.isConstant(definition);
    TensorType type = base.tensorType();
    return (repeats || fromOutside) && type.hasStaticShape() && type.elementCount() == length
        ? new Leaf(base, length)
        : null;
  }

  private static @Nullable RowVector computed(Value value, ImmutableLongArray shape, int depth) {
    Operation op = value.definingOp();
    if (op == null || !ARITHMETIC.contains(op.definition())) {
      return null;
    }
    ImmutableList.Builder<Expression> operands = ImmutableList.builder();
    RowVector vector = null;
    for (Value operand : op.operands()) {
      RowVector row = read(operand, shape, depth);
      if (row == null || (vector != null && row.axis >= 0 && row.axis != vector.axis)) {
        return null;
      }
      operands.add(row.expression);
      vector = row.axis >= 0 ? row : vector;
    }
    if (vector == null) {
      return null;
    }
    return new RowVector(
        vector.axis,
        new Compute(
            op.definition(),
            operands.build(),
            shape.get(vector.axis),
            value.tensorType().element()));
  }

  /** The element type of the vector. */
  Type element() {
    return switch (expression) {
      case Leaf leaf -> leaf.value.tensorType().element();
      case Scalar scalar -> scalar.element;
      case Compute compute -> compute.element;
    };
  }

  /** The vector as a value of rank 1, at the builder's position. */
  Value build(StablehloBuilder builder) {
    return build(expression, builder);
  }

  private static Value build(Expression expression, StablehloBuilder builder) {
    return switch (expression) {
      case Leaf leaf -> builder.reshape(leaf.value, ImmutableLongArray.of(leaf.length));
      case Scalar scalar -> throw new IllegalStateException("a scalar has no length: " + scalar);
      case Compute compute -> {
        TensorType type = TensorType.of(compute.element, compute.length);
        ImmutableList.Builder<Value> operands = ImmutableList.builder();
        for (Expression operand : compute.operands) {
          operands.add(
              operand instanceof Scalar scalar
                  ? builder.splat(type.withElement(scalar.element), scalar.number)
                  : build(operand, builder));
        }
        yield builder.create(compute.op, type, operands.build());
      }
    };
  }
}
