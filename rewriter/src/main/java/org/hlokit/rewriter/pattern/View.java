// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.pattern;

import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * A value seen through everything that only arranges or widens: reshapes, broadcasts,
 * transpositions, conversions that lose nothing, and arithmetic with neutral constants.
 *
 * @param base the value whose numbers these are
 * @param layout where each of them stands
 */
public record View(Value base, Layout layout) {
  private static final int MAX_STEPS = 64;

  /** What {@code value}, a ranked tensor, is a view of; of itself where it is of nothing else. */
  public static View of(Value value) {
    return of(value, MAX_STEPS);
  }

  private static View of(Value value, int steps) {
    View itself = new View(value, Layout.rowMajor(value.tensorType()));
    Value source = steps == 0 ? null : source(value);
    if (source == null) {
      return itself;
    }
    View inner = of(source, steps - 1);
    if (!isExact(inner.base.tensorType().element(), value.tensorType().element())) {
      return itself;
    }
    Layout layout = step(value, inner.layout);
    return layout == null ? itself : new View(inner.base, layout);
  }

  /** The operand whose numbers {@code value} arranges or converts, or null where it computes. */
  public static @Nullable Value source(Value value) {
    Operation op = value.definingOp();
    if (op == null || op.operandCount() == 0) {
      return null;
    }
    OpDefinition kind = op.definition();
    Value source = op.operand(0);
    if (!(source.type() instanceof TensorType)) {
      return null;
    }
    if (kind == StablehloOps.RESHAPE
        || kind == StablehloOps.DYNAMIC_RESHAPE
        || kind == StablehloOps.BROADCAST_IN_DIM
        || kind == StablehloOps.DYNAMIC_BROADCAST_IN_DIM
        || kind == StablehloOps.BROADCAST
        || kind == StablehloOps.TRANSPOSE
        || kind == StablehloOps.CONVERT) {
      return source;
    }
    return neutral(op);
  }

  /** The operand that {@code op} leaves as it is: x in {@code x - 0}, {@code x * 1}, .. */
  private static @Nullable Value neutral(Operation op) {
    OpDefinition kind = op.definition();
    boolean sum = kind == StablehloOps.ADD || kind == StablehloOps.SUBTRACT;
    boolean product = kind == StablehloOps.MULTIPLY || kind == StablehloOps.DIVIDE;
    if (!sum && !product) {
      return null;
    }
    double constant = sum ? 0 : 1;
    Type type = op.result().type();
    if (op.operand(0).type().equals(type) && Scalars.is(op.operand(1), constant)) {
      return op.operand(0);
    }
    boolean commutes = kind == StablehloOps.ADD || kind == StablehloOps.MULTIPLY;
    return commutes && op.operand(1).type().equals(type) && Scalars.is(op.operand(0), constant)
        ? op.operand(1)
        : null;
  }

  /** How the operation that gives {@code value} arranges the elements of its source. */
  public static @Nullable Layout step(Value value, Layout source) {
    Operation op = value.definingOp();
    if (op == null) {
      return null;
    }
    TensorType type = value.tensorType();
    OpDefinition kind = op.definition();
    if (kind == StablehloOps.RESHAPE || kind == StablehloOps.DYNAMIC_RESHAPE) {
      return source.reshape(type.shape());
    }
    if (kind == StablehloOps.BROADCAST_IN_DIM || kind == StablehloOps.DYNAMIC_BROADCAST_IN_DIM) {
      return source.broadcast(StablehloBuilder.integers(op, "broadcast_dimensions"), type.shape());
    }
    if (kind == StablehloOps.BROADCAST) {
      long[] dimensions = new long[source.rank()];
      for (int i = 0; i < dimensions.length; i++) {
        dimensions[i] = (long) type.rank() - source.rank() + i;
      }
      return source.broadcast(dimensions, type.shape());
    }
    if (kind == StablehloOps.TRANSPOSE) {
      return source.transpose(StablehloBuilder.integers(op, "permutation"));
    }
    return new Layout(type.shape(), source.strides());
  }

  /** Whether every number of type {@code from} is also one of type {@code to}. */
  public static boolean isExact(Type from, Type to) {
    return from.equals(to)
        || (from instanceof FloatType narrow
            && to instanceof FloatType wide
            && narrow.specials() == FloatType.Specials.IEEE
            && wide.specials() == FloatType.Specials.IEEE
            && narrow.precision() <= wide.precision()
            && narrow.exponentBits() <= wide.exponentBits());
  }
}
