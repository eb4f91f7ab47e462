// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.chlo;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.jspecify.annotations.Nullable;

/** The left side of a ragged product, of which only what belongs to one group is not zero. */
final class RaggedMask {
  private final Value left;
  private final Value groupSizes;
  private final Rewriter rewriter;
  private final StablehloBuilder build;
  private @Nullable Value start;
  private @Nullable Value positions;
  private @Nullable Value zero;

  RaggedMask(Operation op, Rewriter rewriter) {
    this.left = op.operand(0);
    this.groupSizes = op.operand(2);
    this.rewriter = rewriter;
    this.build = new StablehloBuilder(rewriter);
  }

  /** Inserts what all groups share; they lie along {@code dimension}. */
  void start(int dimension) {
    TensorType type = left.tensorType();
    start = firstStart();
    positions = positions(type, dimension);
    zero =
        type.hasStaticShape()
            ? build.splat(type, 0)
            : dynamic(build.splat(TensorType.of(type.element()), 0));
  }

  /** One number for each batch; group sizes are {@code [.., groups]}. */
  private TensorType batches() {
    TensorType sizes = groupSizes.tensorType();
    return TensorType.of(IntegerType.I64, Arrays.copyOf(sizes.shape().toArray(), sizes.rank() - 1));
  }

  private Value firstStart() {
    TensorType type = batches();
    if (type.hasStaticShape()) {
      return build.splat(type, 0);
    }
    Value shape = ShapeDialect.shapeOf(groupSizes, rewriter);
    Value batchShape = Slices.insert(shape, new long[1], new long[] {type.rank()}, rewriter);
    Value scalar = build.splat(TensorType.of(IntegerType.I64), 0);
    return build.dynamicBroadcast(scalar, batchShape, type.shape());
  }

  /** The index along {@code dimension}, in as many dimensions as the left side has. */
  private Value positions(TensorType type, int dimension) {
    long[] shape = Slices.ones(type.rank());
    shape[dimension] = type.dimension(dimension);
    TensorType positionType = TensorType.of(IntegerType.I64, shape);
    if (!type.isDynamic(dimension)) {
      return build.iota(positionType, dimension);
    }
    List<Value> sizes = new ArrayList<>();
    for (int d = 0; d < shape.length; d++) {
      sizes.add(
          d == dimension
              ? RuntimeSizes.measured(left, d, rewriter)
              : RuntimeSizes.constant(1, rewriter));
    }
    return rewriter
        .insert(
            Operation.builder(StablehloOps.DYNAMIC_IOTA)
                .operand(RuntimeSizes.join(sizes, rewriter))
                .attribute("iota_dimension", IntegerAttr.i64(dimension))
                .result(positionType))
        .result();
  }

  /** The left side of group {@code index}; called for each, in order. */
  Value next(int index) {
    Value from = requireNonNull(start);
    Value limit = build.add(from, groupSize(index));
    int batches = batches().rank();
    Value starts = toLeft(from, batches);
    Value limits = toLeft(limit, batches);
    Value all = requireNonNull(positions);
    Value at = toLeft(all, left.tensorType().rank());
    Value mask =
        build.binary(StablehloOps.AND, compare("GE", at, starts), compare("LT", at, limits));
    start = limit;
    return build.select(mask, left, requireNonNull(zero));
  }

  private Value compare(String direction, Value first, Value second) {
    return rewriter
        .insert(
            Operation.builder(StablehloOps.COMPARE)
                .operand(first)
                .operand(second)
                .attribute(
                    "comparison_direction",
                    new EnumAttr("stablehlo.comparison_direction", direction))
                .result(first.tensorType().withElement(IntegerType.I1)))
        .result();
  }

  private Value groupSize(int index) {
    TensorType type = groupSizes.tensorType();
    int group = type.rank() - 1;
    long[] starts = new long[type.rank()];
    long[] limits = type.shape().toArray();
    starts[group] = index;
    limits[group] = index + 1L;
    Value slice =
        type.hasStaticShape()
            ? Slices.insert(groupSizes, starts, limits, rewriter)
            : dynamicSlice(type, starts, group, index);
    Value size =
        build.create(
            StablehloOps.RESHAPE, TensorType.of(type.element(), batches().shape()), List.of(slice));
    return build.convert(size, IntegerType.I64);
  }

  private Value dynamicSlice(TensorType type, long[] starts, int group, int index) {
    Value start = Slices.vector(starts, rewriter);
    Value strides = Slices.vector(Slices.ones(type.rank()), rewriter);
    List<Value> scalars = new ArrayList<>();
    for (int d = 0; d < type.rank(); d++) {
      scalars.add(
          d == group
              ? build.constant(ConstantLike.scalar(IntegerType.I64, index + 1L))
              : build.convert(build.dimensionSize(groupSizes, d), IntegerType.I64));
    }
    List<Value> limits = new ArrayList<>();
    for (Value scalar : scalars) {
      TensorType one = TensorType.of(IntegerType.I64, 1);
      limits.add(build.create(StablehloOps.RESHAPE, one, List.of(scalar)));
    }
    long[] shape = type.shape().toArray();
    shape[group] = 1;
    return Slices.atRunTime(
        groupSizes,
        TensorType.of(type.element(), shape),
        start,
        RuntimeSizes.join(limits, rewriter),
        strides,
        rewriter);
  }

  /** In the shape of the left side, the first {@code own} dimensions meeting. */
  private Value toLeft(Value value, int own) {
    TensorType type = left.tensorType();
    long[] dimensions = Slices.trailing(own, 0);
    return type.hasStaticShape()
        ? build.broadcast(value, type.shape(), dimensions)
        : dynamic(value, dimensions);
  }

  private Value dynamic(Value value, long... dimensions) {
    Value shape = ShapeDialect.shapeOf(left, rewriter);
    return build.dynamicBroadcast(value, shape, left.tensorType().shape(), dimensions);
  }
}
