// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.optimize;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Literals;
import org.hlokit.rewriter.pattern.Scalars;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.hlokit.rewriter.simplify.Simplification;
import org.hlokit.verify.stablehlo.IntegerConstants;
import org.jspecify.annotations.Nullable;

/** Operations that only move elements, by simpler ones. Exact. */
final class Movements {
  static final ImmutableListMultimap<OpDefinition, Simplification> TABLE =
      ImmutableListMultimap.<OpDefinition, Simplification>builder()
          .put(StablehloOps.BROADCAST_IN_DIM, Movements::broadcastThatTransposes)
          .put(StablehloOps.CONCATENATE, Movements::flatten)
          .put(StablehloOps.DYNAMIC_RESHAPE, Movements::reshapeOnce)
          .putAll(
              StablehloOps.DYNAMIC_BROADCAST_IN_DIM,
              Movements::broadcastOnce,
              Movements::broadcastOfReshape)
          .put(StablehloOps.DYNAMIC_SLICE, Movements::sliceAtConstants)
          .put(StablehloOps.DYNAMIC_UPDATE_SLICE, Movements::updateAllOrNothing)
          .put(StablehloOps.PAD, Movements::padNothing)
          .put(StablehloOps.REVERSE, Movements::reverseNothing)
          .putAll(StablehloOps.IOTA, Movements::countOne, Movements::countOnce)
          .build();

  /** What is certain because of constants. */
  static final ImmutableListMultimap<OpDefinition, Simplification> FOLDS =
      ImmutableListMultimap.of(
          StablehloOps.SET_DIMENSION_SIZE, Movements::sizeThatIs,
          StablehloOps.DYNAMIC_SLICE, Movements::sliceOfSplat);

  private Movements() {}

  private static @Nullable Operation producer(Value value, OpDefinition kind) {
    Operation op = value.definingOp();
    return op != null && op.is(kind) ? op : null;
  }

  private static boolean isStatic(Value value) {
    return value.type() instanceof TensorType type && type.hasStaticShape();
  }

  /** A broadcast of as many dimensions and elements: a transposition. */
  private static @Nullable Value broadcastThatTransposes(Operation op, StablehloBuilder build) {
    Value operand = op.operand(0);
    if (!isStatic(op.result())
        || !isStatic(operand)
        || operand.tensorType().rank() != op.result().tensorType().rank()
        || operand.tensorType().elementCount() != op.result().tensorType().elementCount()) {
      return null;
    }
    long[] dimensions = StablehloBuilder.integers(op, "broadcast_dimensions");
    long[] permutation = new long[dimensions.length];
    for (int i = 0; i < dimensions.length; i++) {
      permutation[(int) dimensions[i]] = i;
    }
    return build.transpose(operand, op.result().type(), permutation);
  }

  /** {@code concatenate(concatenate(a, b), c)}: {@code concatenate(a, b, c)}. */
  private static @Nullable Value flatten(Operation op, StablehloBuilder build) {
    if (!(op.attribute("dimension") instanceof IntegerAttr dimension)) {
      return null;
    }
    List<Value> parts = new ArrayList<>();
    for (Value operand : op.operands()) {
      Operation inner = producer(operand, StablehloOps.CONCATENATE);
      if (inner != null && dimension.equals(inner.attribute("dimension"))) {
        parts.addAll(inner.operands());
      } else {
        parts.add(operand);
      }
    }
    return parts.size() == op.operandCount() ? null : build.like(op, parts, op.result().type());
  }

  /** A reshape of a reshape: one. */
  private static @Nullable Value reshapeOnce(Operation op, StablehloBuilder build) {
    Operation inner = producer(op.operand(0), StablehloOps.DYNAMIC_RESHAPE);
    return inner == null
        ? null
        : build.create(
            StablehloOps.DYNAMIC_RESHAPE,
            op.result().type(),
            List.of(inner.operand(0), op.operand(1)));
  }

  /** A broadcast of a broadcast: one. */
  private static @Nullable Value broadcastOnce(Operation op, StablehloBuilder build) {
    Operation inner = producer(op.operand(0), StablehloOps.DYNAMIC_BROADCAST_IN_DIM);
    if (inner == null) {
      return null;
    }
    long[] outer = StablehloBuilder.integers(op, "broadcast_dimensions");
    long[] dimensions = StablehloBuilder.integers(inner, "broadcast_dimensions");
    for (int i = 0; i < dimensions.length; i++) {
      dimensions[i] = outer[(int) dimensions[i]];
    }
    return build.dynamicBroadcast(
        inner.operand(0), op.operand(1), op.result().tensorType().shape(), dimensions);
  }

  /** A broadcast to the shape that its operand was reshaped to: the reshape. */
  private static @Nullable Value broadcastOfReshape(Operation op, StablehloBuilder build) {
    Operation inner = producer(op.operand(0), StablehloOps.DYNAMIC_RESHAPE);
    long[] dimensions = StablehloBuilder.integers(op, "broadcast_dimensions");
    for (int i = 0; i < dimensions.length; i++) {
      if (dimensions[i] != i) {
        return null;
      }
    }
    return inner == null || inner.operand(1) != op.operand(1)
        ? null
        : build.create(
            StablehloOps.DYNAMIC_RESHAPE,
            op.result().type(),
            List.of(inner.operand(0), op.operand(1)));
  }

  /** A slice that starts at constants, which are moved inside as the operation says. */
  private static @Nullable Value sliceAtConstants(Operation op, StablehloBuilder build) {
    if (!isStatic(op.operand(0))) {
      return null;
    }
    TensorType type = op.operand(0).tensorType();
    long[] sizes = StablehloBuilder.integers(op, "slice_sizes");
    long[] starts = new long[type.rank()];
    long[] limits = new long[type.rank()];
    long[] strides = new long[type.rank()];
    for (int i = 0; i < starts.length; i++) {
      ImmutableLongArray start = IntegerConstants.of(op.operand(1 + i));
      if (start == null) {
        return null;
      }
      starts[i] = Math.clamp(start.get(0), 0, type.dimension(i) - sizes[i]);
      limits[i] = starts[i] + sizes[i];
      strides[i] = 1;
    }
    return build.slice(op.operand(0), op.result().tensorType(), starts, limits, strides);
  }

  /** An update of nothing: the operand. An update of everything: the update. */
  private static @Nullable Value updateAllOrNothing(Operation op, StablehloBuilder build) {
    Value update = op.operand(1);
    if (!isStatic(update)) {
      return null;
    }
    if (update.tensorType().elementCount() == 0) {
      return op.operand(0);
    }
    boolean isWhole =
        update.type().equals(op.operand(0).type())
            && op.operands().subList(2, op.operandCount()).stream()
                .allMatch(start -> Scalars.is(start, 0));
    return isWhole ? update : null;
  }

  /** Padding around no elements: the padding. */
  private static @Nullable Value padNothing(Operation op, StablehloBuilder build) {
    return isStatic(op.operand(0))
            && isStatic(op.result())
            && op.operand(0).tensorType().elementCount() == 0
        ? build.broadcast(op.operand(1), op.result().tensorType().shape())
        : null;
  }

  /** The reverse of nothing, or of equal elements: the operand. */
  private static @Nullable Value reverseNothing(Operation op, StablehloBuilder build) {
    DenseElementsAttr literal = Literals.elements(op.operand(0));
    boolean isEmpty = isStatic(op.result()) && op.result().tensorType().elementCount() == 0;
    return isEmpty || (literal != null && literal.data().isSplat()) ? op.operand(0) : null;
  }

  /** The size that a dimension has: the operand. */
  private static @Nullable Value sizeThatIs(Operation op, StablehloBuilder build) {
    ImmutableLongArray size = IntegerConstants.of(op.operand(1));
    return size != null
            && size.length() == 1
            && isStatic(op.operand(0))
            && op.attribute("dimension") instanceof IntegerAttr dimension
            && op.operand(0).tensorType().dimension((int) dimension.longValue()) == size.get(0)
        ? op.operand(0)
        : null;
  }

  /** A slice of equal elements, wherever it starts. */
  private static @Nullable Value sliceOfSplat(Operation op, StablehloBuilder build) {
    DenseElementsAttr literal = Literals.elements(op.operand(0));
    return literal != null && literal.data().isSplat() && isStatic(op.result())
        ? build.constant(new DenseElementsAttr(op.result().type(), literal.data()))
        : null;
  }

  /** {@code iota} along a dimension of length 1: 0. */
  private static @Nullable Value countOne(Operation op, StablehloBuilder build) {
    TensorType type = op.result().tensorType();
    return op.attribute("iota_dimension") instanceof IntegerAttr dimension
            && type.hasStaticShape()
            && type.dimension((int) dimension.longValue()) == 1
            && Literals.isNumber(type.element())
        ? build.splat(type, 0)
        : null;
  }

  /** {@code iota} of several dimensions: of one, broadcast. */
  private static @Nullable Value countOnce(Operation op, StablehloBuilder build) {
    TensorType type = op.result().tensorType();
    if (type.rank() < 2
        || !type.hasStaticShape()
        || !(op.attribute("iota_dimension") instanceof IntegerAttr dimension)) {
      return null;
    }
    int along = (int) dimension.longValue();
    Value line = build.iota(TensorType.of(type.element(), type.dimension(along)), 0);
    return build.broadcast(line, type.shape(), along);
  }
}
