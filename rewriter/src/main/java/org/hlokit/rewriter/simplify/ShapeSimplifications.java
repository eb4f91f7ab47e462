// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.simplify;

import static org.hlokit.rewriter.pattern.StablehloBuilder.integers;

import com.google.common.collect.ImmutableListMultimap;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.jspecify.annotations.Nullable;

/** Simplifications of ops that only arrange elements. */
final class ShapeSimplifications {
  static final ImmutableListMultimap<OpDefinition, Simplification> TABLE =
      ImmutableListMultimap.<OpDefinition, Simplification>builder()
          .putAll(
              StablehloOps.RESHAPE,
              ShapeSimplifications::sameType,
              ShapeSimplifications::reshapeOfReshape)
          .putAll(
              StablehloOps.BROADCAST_IN_DIM,
              ShapeSimplifications::identityBroadcast,
              ShapeSimplifications::broadcastOfBroadcast,
              ShapeSimplifications::broadcastThatReshapes)
          .put(StablehloOps.BROADCAST, ShapeSimplifications::broadcastAsBroadcastInDim)
          .putAll(
              StablehloOps.TRANSPOSE,
              ShapeSimplifications::identityTranspose,
              ShapeSimplifications::transposeOfTranspose,
              ShapeSimplifications::transposeThatReshapes)
          .put(StablehloOps.SLICE, ShapeSimplifications::sameType)
          .put(StablehloOps.DYNAMIC_SLICE, ShapeSimplifications::sameType)
          .put(StablehloOps.REVERSE, ShapeSimplifications::reverseOfOnes)
          .put(StablehloOps.CONCATENATE, ShapeSimplifications::concatenateLess)
          .put(StablehloOps.PAD, ShapeSimplifications::padNothing)
          .put(StablehloOps.GET_DIMENSION_SIZE, ShapeSimplifications::knownSize)
          .put(StablehloOps.DYNAMIC_RESHAPE, ShapeSimplifications::staticReshape)
          .put(StablehloOps.DYNAMIC_BROADCAST_IN_DIM, ShapeSimplifications::staticBroadcast)
          .put(StablehloOps.DYNAMIC_IOTA, ShapeSimplifications::staticIota)
          .put(StablehloOps.GET_TUPLE_ELEMENT, ShapeSimplifications::elementOfTuple)
          .build();

  private ShapeSimplifications() {}

  /** {@code reshape %x : T -> T}: x; a slice of everything likewise. */
  private static @Nullable Value sameType(Operation op, StablehloBuilder builder) {
    return op.result().type().equals(op.operand(0).type()) && isStatic(op.result())
        ? op.operand(0)
        : null;
  }

  /** {@code reshape(reshape(%x))}: one reshape. */
  private static @Nullable Value reshapeOfReshape(Operation op, StablehloBuilder builder) {
    Operation inner = producer(op, StablehloOps.RESHAPE);
    return inner == null
        ? null
        : builder.create(StablehloOps.RESHAPE, op.result().type(), List.of(inner.operand(0)));
  }

  /** {@code broadcast_in_dim %x, dims = [0, 1] : T -> T}: x. */
  private static @Nullable Value identityBroadcast(Operation op, StablehloBuilder builder) {
    return isIdentity(integers(op, "broadcast_dimensions")) ? sameType(op, builder) : null;
  }

  /** A broadcast of a broadcast: one broadcast. */
  private static @Nullable Value broadcastOfBroadcast(Operation op, StablehloBuilder builder) {
    Operation inner = producer(op, StablehloOps.BROADCAST_IN_DIM);
    if (inner == null || !isStatic(op.result())) {
      return null;
    }
    long[] outer = integers(op, "broadcast_dimensions");
    long[] dimensions = integers(inner, "broadcast_dimensions");
    for (int i = 0; i < dimensions.length; i++) {
      dimensions[i] = outer[(int) dimensions[i]];
    }
    return builder.broadcast(inner.operand(0), op.result().tensorType().shape(), dimensions);
  }

  /** A broadcast that only adds dimensions of length 1: a reshape. */
  private static @Nullable Value broadcastThatReshapes(Operation op, StablehloBuilder builder) {
    TensorType type = op.result().tensorType();
    if (!isStatic(op.result())
        || !isStatic(op.operand(0))
        || type.elementCount() != op.operand(0).tensorType().elementCount()
        || type.elementCount() == 0
        || !isAscending(integers(op, "broadcast_dimensions"))) {
      return null;
    }
    return builder.create(StablehloOps.RESHAPE, type, List.of(op.operand(0)));
  }

  /** {@code broadcast %x, sizes = [2]}: broadcast_in_dim. */
  private static @Nullable Value broadcastAsBroadcastInDim(Operation op, StablehloBuilder builder) {
    TensorType type = op.result().tensorType();
    int added = type.rank() - op.operand(0).tensorType().rank();
    return builder.broadcast(
        op.operand(0), type.shape(), IntStream.range(added, type.rank()).asLongStream().toArray());
  }

  /** {@code transpose %x, dims = [0, 1]}: x. */
  private static @Nullable Value identityTranspose(Operation op, StablehloBuilder builder) {
    return isIdentity(integers(op, "permutation")) && op.discardable().isEmpty()
        ? op.operand(0)
        : null;
  }

  /** A transposition of a transposition: one. */
  private static @Nullable Value transposeOfTranspose(Operation op, StablehloBuilder builder) {
    Operation inner = producer(op, StablehloOps.TRANSPOSE);
    if (inner == null) {
      return null;
    }
    long[] outer = integers(op, "permutation");
    long[] first = integers(inner, "permutation");
    long[] joined = new long[outer.length];
    for (int i = 0; i < outer.length; i++) {
      joined[i] = first[(int) outer[i]];
    }
    return builder.transpose(inner.operand(0), op.result().type(), joined);
  }

  /** A transposition that only moves dimensions of length 1: a reshape. */
  private static @Nullable Value transposeThatReshapes(Operation op, StablehloBuilder builder) {
    TensorType from = op.operand(0).tensorType();
    if (!isStatic(op.operand(0))) {
      return null;
    }
    List<Long> moved = new ArrayList<>();
    for (long dimension : integers(op, "permutation")) {
      if (from.dimension((int) dimension) != 1) {
        moved.add(dimension);
      }
    }
    return isAscending(moved.stream().mapToLong(Long::longValue).toArray())
        ? builder.create(StablehloOps.RESHAPE, op.result().type(), List.of(op.operand(0)))
        : null;
  }

  /** {@code reverse} along dimensions of length 1: x. */
  private static @Nullable Value reverseOfOnes(Operation op, StablehloBuilder builder) {
    TensorType type = op.result().tensorType();
    for (long dimension : integers(op, "dimensions")) {
      if (type.dimension((int) dimension) != 1) {
        return null;
      }
    }
    return op.operand(0);
  }

  /** A concatenation without its empty operands; of one operand: that operand. */
  private static @Nullable Value concatenateLess(Operation op, StablehloBuilder builder) {
    if (!(op.attribute("dimension") instanceof IntegerAttr dimension)) {
      return null;
    }
    int along = (int) dimension.longValue();
    List<Value> parts =
        op.operands().stream().filter(x -> x.tensorType().dimension(along) != 0).toList();
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    return parts.isEmpty() || parts.size() == op.operandCount() || !isStatic(op.result())
        ? null
        : builder.concatenate(parts, along);
  }

  /** {@code pad} by nothing: x. */
  private static @Nullable Value padNothing(Operation op, StablehloBuilder builder) {
    for (String edge : List.of("edge_padding_low", "edge_padding_high", "interior_padding")) {
      for (long amount : integers(op, edge)) {
        if (amount != 0) {
          return null;
        }
      }
    }
    return op.operand(0);
  }

  /** The size of a static dimension: a constant. */
  private static @Nullable Value knownSize(Operation op, StablehloBuilder builder) {
    TensorType type = op.operand(0).tensorType();
    if (!(op.attribute("dimension") instanceof IntegerAttr dimension)
        || type.isDynamic((int) dimension.longValue())
        || type.encoding() != null) {
      return null;
    }
    long size = type.dimension((int) dimension.longValue());
    return builder.splat(TensorType.of(IntegerType.I32), (double) size);
  }

  /** {@code dynamic_reshape} to a static shape: reshape. */
  private static @Nullable Value staticReshape(Operation op, StablehloBuilder builder) {
    return isStatic(op.result())
        ? builder.create(StablehloOps.RESHAPE, op.result().type(), List.of(op.operand(0)))
        : null;
  }

  /** {@code dynamic_broadcast_in_dim} to a static shape: broadcast_in_dim. */
  private static @Nullable Value staticBroadcast(Operation op, StablehloBuilder builder) {
    return isStatic(op.result()) && isStatic(op.operand(0))
        ? builder.broadcast(
            op.operand(0), op.result().tensorType().shape(), integers(op, "broadcast_dimensions"))
        : null;
  }

  /** {@code dynamic_iota} of a static shape: iota. */
  private static @Nullable Value staticIota(Operation op, StablehloBuilder builder) {
    return isStatic(op.result()) && op.attribute("iota_dimension") instanceof IntegerAttr along
        ? builder.iota(op.result().tensorType(), along.longValue())
        : null;
  }

  /** {@code get_tuple_element(tuple(%a, %b))[1]}: b. */
  private static @Nullable Value elementOfTuple(Operation op, StablehloBuilder builder) {
    Operation tuple = producer(op, StablehloOps.TUPLE);
    return tuple != null && op.attribute("index") instanceof IntegerAttr index
        ? tuple.operand((int) index.longValue())
        : null;
  }

  // --- helpers ----------------------------------------------------------------------------------

  private static @Nullable Operation producer(Operation op, OpDefinition kind) {
    Operation producer = op.operand(0).definingOp();
    return producer != null && producer.is(kind) ? producer : null;
  }

  private static boolean isStatic(Value value) {
    return value.type() instanceof TensorType type
        && type.hasStaticShape()
        && type.encoding() == null;
  }

  private static boolean isIdentity(long[] dimensions) {
    for (int i = 0; i < dimensions.length; i++) {
      if (dimensions[i] != i) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAscending(long[] dimensions) {
    for (int i = 1; i < dimensions.length; i++) {
      if (dimensions[i] <= dimensions[i - 1]) {
        return false;
      }
    }
    return true;
  }
}
