// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.infer;

import static org.hlokit.rewriter.pattern.StablehloBuilder.integers;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hlokit.dialect.ChloOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.verify.stablehlo.Compatibility;
import org.jspecify.annotations.Nullable;

/** The shape of an operation's result as a program: a vector of {@code index} in most cases. */
final class ReifiedShapes {
  private interface Shape {
    Value of(Operation op, IndexBuilder build);
  }

  private static final ImmutableMap<OpDefinition, Shape> TABLE =
      ImmutableMap.<OpDefinition, Shape>builder()
          .put(StablehloOps.BROADCAST, ReifiedShapes::broadcast)
          .put(StablehloOps.CLAMP, (op, build) -> build.shapeOf(op.operand(1)))
          .put(StablehloOps.COMPARE, (op, build) -> build.shapeOf(op.operand(0)))
          .put(StablehloOps.CONCATENATE, ReifiedShapes::concatenate)
          .put(StablehloOps.DOT_GENERAL, ReifiedShapes::dotGeneral)
          .put(StablehloOps.DYNAMIC_BROADCAST_IN_DIM, (op, build) -> vector(op.operand(1), build))
          .put(StablehloOps.DYNAMIC_GATHER, ReifiedShapes::gather)
          .put(StablehloOps.DYNAMIC_IOTA, (op, build) -> vector(op.operand(0), build))
          .put(StablehloOps.DYNAMIC_PAD, ReifiedShapes::dynamicPad)
          .put(StablehloOps.DYNAMIC_RESHAPE, (op, build) -> vector(op.operand(1), build))
          .put(StablehloOps.GATHER, ReifiedShapes::gather)
          .put(StablehloOps.MAP, (op, build) -> build.shapeOf(op.operand(0)))
          .put(StablehloOps.PAD, ReifiedShapes::pad)
          .put(StablehloOps.REAL_DYNAMIC_SLICE, ReifiedShapes::slice)
          .put(StablehloOps.REDUCE, ReifiedShapes::reduce)
          .put(StablehloOps.REVERSE, (op, build) -> build.shapeOf(op.operand(0)))
          .put(StablehloOps.RNG, (op, build) -> vector(op.operand(2), build))
          .put(StablehloOps.SELECT, (op, build) -> build.shapeOf(op.operand(1)))
          .put(StablehloOps.TRANSPOSE, ReifiedShapes::transpose)
          .put(ChloOps.BROADCAST_SELECT, (op, build) -> build.broadcastShape(op.operands()))
          .put(ChloOps.CONSTANT_LIKE, (op, build) -> build.shapeOf(op.operand(0)))
          .buildOrThrow();

  private ReifiedShapes() {}

  /** The shape of the results of {@code op}, or null where it has no program for that. */
  static @Nullable Value of(Operation op, IndexBuilder build) {
    Shape shape = TABLE.get(op.definition());
    if (shape != null) {
      return shape.of(op, build);
    }
    if (isBroadcast(op)) {
      return broadcastFault(op) == null ? build.broadcastShape(op.operands()) : null;
    }
    return op.definition().has(Trait.COMPATIBLE_OPERANDS_AND_RESULT_TYPE) && op.operandCount() > 0
        ? build.shapeOf(op.operand(0))
        : null;
  }

  private static boolean isBroadcast(Operation op) {
    return op.name().startsWith("chlo.broadcast_") && op.operandCount() == 2;
  }

  /** Dimensions of a broadcast that no program is written for, or null. */
  static @Nullable Attribute broadcastFault(Operation op) {
    if (!isBroadcast(op)
        || !(op.attribute("broadcast_dimensions") instanceof DenseArrayAttr dimensions)) {
      return null;
    }
    return op.operand(0).type() instanceof TensorType left
            && op.operand(1).type() instanceof TensorType right
            && isPrefixPadded(left.rank(), right.rank(), dimensions.values())
        ? null
        : dimensions;
  }

  private static boolean isPrefixPadded(int left, int right, ImmutableLongArray dimensions) {
    if (left == right) {
      return true;
    }
    int smaller = Math.min(left, right);
    if (dimensions.length() != smaller) {
      return false;
    }
    for (int i = 0; i < smaller; i++) {
      if (dimensions.get(i) != Math.max(left, right) - smaller + i) {
        return false;
      }
    }
    return true;
  }

  /** A vector of sizes of any integer type as {@code index}. */
  private static Value vector(Value sizes, IndexBuilder build) {
    return build.cast(sizes, sizes.tensorType().withElement(IndexType.INDEX));
  }

  private static Value broadcast(Operation op, IndexBuilder build) {
    List<Value> sizes = new ArrayList<>();
    for (long size : integers(op, "broadcast_sizes")) {
      sizes.add(build.index(size));
    }
    sizes.addAll(build.dims(op.operand(0)));
    return build.vector(sizes);
  }

  private static Value concatenate(Operation op, IndexBuilder build) {
    int along =
        op.attribute("dimension") instanceof IntegerAttr number ? (int) number.longValue() : 0;
    List<Value> sizes = build.dims(op.operand(0));
    List<Value> others = new ArrayList<>();
    for (Value operand : op.operands().subList(1, op.operandCount())) {
      others.add(build.dim(operand, along));
    }
    for (Value size : others) {
      sizes.set(along, build.arith("arith.addi", sizes.get(along), size));
    }
    return build.vector(sizes);
  }

  private static Value dotGeneral(Operation op, IndexBuilder build) {
    List<Value> sizes = new ArrayList<>();
    for (long dimension : numbers(op, "dot_dimension_numbers", "lhs_batching_dimensions")) {
      sizes.add(build.dim(op.operand(0), (int) dimension));
    }
    for (int i = 0; i < 2; i++) {
      String side = i == 0 ? "lhs" : "rhs";
      long[] batching = numbers(op, "dot_dimension_numbers", side + "_batching_dimensions");
      long[] contracting = numbers(op, "dot_dimension_numbers", side + "_contracting_dimensions");
      for (int d = 0; d < op.operand(i).tensorType().rank(); d++) {
        if (!contains(batching, d) && !contains(contracting, d)) {
          sizes.add(build.dim(op.operand(i), d));
        }
      }
    }
    return build.vector(sizes);
  }

  private static long[] numbers(Operation op, String attribute, String field) {
    return op.attribute(attribute) instanceof StructAttr struct
            && struct.get(field) instanceof DenseArrayAttr array
        ? array.values().toArray()
        : new long[0];
  }

  private static boolean contains(long[] values, long value) {
    return Arrays.stream(values).anyMatch(v -> v == value);
  }

  /** The dimensions of the indices but their vectors', and of a slice but those left out. */
  private static Value gather(Operation op, IndexBuilder build) {
    String numbers = "dimension_numbers";
    long[] offsets = numbers(op, numbers, "offset_dims");
    long[] collapsed = numbers(op, numbers, "collapsed_slice_dims");
    long[] batching = numbers(op, numbers, "operand_batching_dims");
    long vectorDim =
        op.attribute(numbers) instanceof StructAttr struct
                && struct.get("index_vector_dim") instanceof IntegerAttr number
            ? number.longValue()
            : 0;
    int operandRank = op.operand(0).tensorType().rank();
    List<Value> slice = new ArrayList<>();
    for (int i = 0; i < operandRank; i++) {
      if (!contains(collapsed, i) && !contains(batching, i)) {
        slice.add(
            op.is(StablehloOps.GATHER)
                ? build.index(integers(op, "slice_sizes")[i])
                : build.cast(build.extract(op.operand(2), i), IndexType.INDEX));
      }
    }
    List<Value> sizes = new ArrayList<>();
    int nextOffset = 0;
    int nextIndex = 0;
    for (int i = 0; i < op.result(0).tensorType().rank(); i++) {
      if (contains(offsets, i)) {
        sizes.add(slice.get(nextOffset++));
      } else {
        nextIndex += nextIndex == vectorDim ? 1 : 0;
        sizes.add(build.dim(op.operand(1), nextIndex++));
      }
    }
    return build.vector(sizes);
  }

  private static Value pad(Operation op, IndexBuilder build) {
    long[] low = integers(op, "edge_padding_low");
    long[] high = integers(op, "edge_padding_high");
    long[] interior = integers(op, "interior_padding");
    List<Value> sizes = new ArrayList<>();
    for (int i = 0; i < low.length; i++) {
      Value size = build.dim(op.operand(0), i);
      if (interior[i] > 0) {
        Value gaps = build.arith("arith.subi", size, build.index(1));
        gaps = build.arith("arith.maxsi", gaps, build.index(0));
        gaps = build.arith("arith.muli", gaps, build.index(interior[i]));
        size = build.arith("arith.addi", size, gaps);
      }
      sizes.add(build.arith("arith.addi", size, build.index(high[i] + low[i])));
    }
    return build.vector(sizes);
  }

  private static Value dynamicPad(Operation op, IndexBuilder build) {
    Type type = Compatibility.element(op.operand(2).type());
    Value zero = build.constant(type, 0);
    Value one = build.constant(type, 1);
    List<Value> sizes = new ArrayList<>();
    for (int i = 0; i < op.operand(0).tensorType().rank(); i++) {
      Value size = build.cast(build.dim(op.operand(0), i), type);
      Value low = build.extract(op.operand(2), i);
      Value high = build.extract(op.operand(3), i);
      Value interior = build.extract(op.operand(4), i);
      Value isEmpty = build.less(size, one);
      Value gaps = build.select(isEmpty, zero, build.arith("arith.subi", size, one));
      Value inside = build.arith("arith.addi", build.arith("arith.muli", interior, gaps), size);
      sizes.add(build.arith("arith.addi", build.arith("arith.addi", inside, low), high));
    }
    return build.vector(sizes);
  }

  /** {@code (limit - start + stride - 1) / stride}. */
  private static Value slice(Operation op, IndexBuilder build) {
    Type type = Compatibility.element(op.operand(1).type());
    Value one = build.constant(type, 1);
    List<Value> sizes = new ArrayList<>();
    for (int i = 0; i < op.operand(0).tensorType().rank(); i++) {
      Value start = build.extract(op.operand(1), i);
      Value limit = build.extract(op.operand(2), i);
      Value stride = build.extract(op.operand(3), i);
      Value length = build.arith("arith.subi", limit, start);
      Value rounded = build.arith("arith.subi", build.arith("arith.addi", stride, length), one);
      sizes.add(build.arith("arith.divsi", rounded, stride));
    }
    return build.vector(sizes);
  }

  private static Value reduce(Operation op, IndexBuilder build) {
    long[] dimensions = integers(op, "dimensions");
    List<Value> sizes = new ArrayList<>();
    for (int i = 0; i < op.operand(0).tensorType().rank(); i++) {
      if (!contains(dimensions, i)) {
        sizes.add(build.dim(op.operand(0), i));
      }
    }
    return build.vector(sizes);
  }

  private static Value transpose(Operation op, IndexBuilder build) {
    List<Value> sizes = build.dims(op.operand(0));
    return build.vector(
        Arrays.stream(integers(op, "permutation")).mapToObj(i -> sizes.get((int) i)).toList());
  }
}
