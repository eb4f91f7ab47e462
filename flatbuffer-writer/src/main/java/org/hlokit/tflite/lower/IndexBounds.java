// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import java.util.Arrays;
import org.hlokit.dialect.ChloOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.TensorType;

/**
 * Keeps indexes inside of what they index, which StableHLO demands of a gather and kernels leave to
 * the program; nothing is emitted where they are known to be inside.
 */
final class IndexBounds {
  /** How far a value is followed. */
  private static final int MAX_DEPTH = 24;

  private IndexBounds() {}

  /**
   * Indexes between 0 and {@code size - 1}.
   *
   * @param indexes the tensor of {@code value}, in any shape
   */
  static Ref clamped(Graph graph, Ref indexes, Value value, int size) {
    if (size == Shape.DYNAMIC || isInside(value, size, 0)) {
      return indexes;
    }
    byte type = indexes.type();
    Ref low =
        Arithmetic.elementwise(
            graph, BuiltinOperator.MAXIMUM, type, indexes, Scalars.constant(graph, type, 0L));
    return Arithmetic.elementwise(
        graph, BuiltinOperator.MINIMUM, type, low, Scalars.constant(graph, type, size - 1L));
  }

  /**
   * Index vectors whose components are kept within limits, which keeps kernels from adding to a
   * number at the end of its type's range.
   *
   * @param vector the dimension of the components; the indexes' rank where there is one alone
   */
  static Ref clamped(Graph graph, Ref indexes, int vector, int[] low, int[] high) {
    byte type = indexes.type();
    Ref raised =
        Arithmetic.elementwise(
            graph, BuiltinOperator.MAXIMUM, type, indexes, limits(graph, indexes, vector, low));
    return Arithmetic.elementwise(
        graph, BuiltinOperator.MINIMUM, type, raised, limits(graph, indexes, vector, high));
  }

  /**
   * Index vectors whose components before the operand are moved behind it, where nothing is
   * written: the runtime's scatter does not look whether an index is negative.
   *
   * @param behind by component the size of the dimension that it indexes
   */
  static Ref movedBehind(Graph graph, Ref indexes, int vector, int[] behind) {
    // Scatters into the caches of all layers have the same indexes.
    return graph.derive(
        indexes.index(),
        "moved behind %s along %d".formatted(Arrays.toString(behind), vector),
        () -> moved(graph, indexes, vector, behind));
  }

  private static Ref moved(Graph graph, Ref indexes, int vector, int[] behind) {
    byte type = indexes.type();
    Ref end = limits(graph, indexes, vector, behind);
    Ref low = Arithmetic.elementwise(graph, BuiltinOperator.MINIMUM, type, indexes, end);
    Ref negative =
        Arithmetic.elementwise(
            graph,
            BuiltinOperator.LESS,
            TensorType.BOOL,
            indexes,
            Scalars.constant(graph, type, 0L));
    return ElementwiseExporters.select(graph, negative, end, low);
  }

  private static Ref limits(Graph graph, Ref indexes, int vector, int[] limits) {
    int[] shape = new int[indexes.shape().rank()];
    Arrays.fill(shape, 1);
    if (vector < shape.length) {
      shape[vector] = limits.length;
    }
    return indexes.type() == TensorType.INT64
        ? graph.constant(
            TensorType.INT64, Shape.of(shape), Constants.ofLongs(GatherExporters.longs(limits)))
        : graph.constant(TensorType.INT32, Shape.of(shape), Constants.ofInts(limits));
  }

  private static boolean isInside(Value value, int size, int depth) {
    Operation op = value.definingOp();
    if (op == null || depth > MAX_DEPTH) {
      return false;
    }
    if (ConstantReader.isConstant(op)) {
      return isConstantInside(op, size);
    }
    if (op.is(StablehloOps.IOTA)) {
      int dimension = (int) Attributes.integer(op, "iota_dimension", 0);
      return !value.tensorType().isDynamic(dimension)
          && value.tensorType().dimension(dimension) <= size;
    }
    if (op.is(ChloOps.TOP_K)) {
      long last = op.operand(0).tensorType().dimension(op.operand(0).tensorType().rank() - 1);
      return value instanceof OpResult result && result.index() == 1 && last <= size;
    }
    if (op.is(StablehloOps.CLAMP)) {
      return isInside(op.operand(0), size, depth + 1) && isInside(op.operand(2), size, depth + 1);
    }
    if (op.is(StablehloOps.SELECT)) {
      return isInside(op.operand(1), size, depth + 1) && isInside(op.operand(2), size, depth + 1);
    }
    if (op.is(StablehloOps.SORT) || op.is(StablehloOps.OPTIMIZATION_BARRIER)) {
      return value instanceof OpResult result
          && isInside(op.operand(result.index()), size, depth + 1);
    }
    if (op.is(StablehloOps.REDUCE) && op.operandCount() == 4) {
      // An arg-max gives one of the positions that it is given.
      return value instanceof OpResult result
          && result.index() == 1
          && isInside(op.operand(1), size, depth + 1)
          && isInside(op.operand(3), size, depth + 1);
    }
    boolean arranges =
        op.is(StablehloOps.RESHAPE)
            || op.is(StablehloOps.BROADCAST_IN_DIM)
            || op.is(StablehloOps.TRANSPOSE)
            || op.is(StablehloOps.SLICE)
            || op.is(StablehloOps.DYNAMIC_SLICE)
            || op.is(StablehloOps.CONVERT)
            || op.is(StablehloOps.GATHER)
            || op.is(StablehloOps.REVERSE);
    if (arranges) {
      return isInside(op.operand(0), size, depth + 1);
    }
    return op.is(StablehloOps.CONCATENATE)
        && op.operands().stream().allMatch(operand -> isInside(operand, size, depth + 1));
  }

  private static boolean isConstantInside(Operation constant, int size) {
    return Attributes.constantLongs(constant)
        .map(values -> values.stream().allMatch(index -> index >= 0 && index < size))
        .orElse(false);
  }
}
