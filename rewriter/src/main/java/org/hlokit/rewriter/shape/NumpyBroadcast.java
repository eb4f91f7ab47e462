// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.shape;

import static org.hlokit.ir.TensorType.DYNAMIC;

import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.pass.PassFailure;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.hlokit.verify.stablehlo.Bounds;
import org.jspecify.annotations.Nullable;

/**
 * Broadcasts values to one shape as NumPy does: trailing dimensions meet, and those of 1 grow. A
 * dimension may be bounded; what grows along it is broadcast to the bound and then given the size
 * of the value that has the dimension.
 */
public final class NumpyBroadcast {
  /**
   * A dimension.
   *
   * @param size its size or its bound
   * @param bounded the value that has this dimension, bounded, or null where the size is known
   * @param dimension which dimension of that value it is
   */
  private record Extent(long size, @Nullable Value bounded, int dimension) {
    static Extent of(long size) {
      return new Extent(size, null, 0);
    }

    /** The dimension padded to its bound. */
    Extent padded() {
      return of(size);
    }
  }

  private final Operation user;
  private final Rewriter rewriter;

  /**
   * @param user the operation that wants the values, to which errors about none belong
   * @param rewriter stands where to broadcast
   */
  public NumpyBroadcast(Operation user, Rewriter rewriter) {
    this.user = user;
    this.rewriter = rewriter;
  }

  /**
   * The values in one shape.
   *
   * @throws PassFailure where there are none, or their shapes do not go together
   */
  public List<Value> apply(List<Value> values) {
    if (values.isEmpty()) {
      throw new PassFailure(user, "requires at least one operand to broadcast");
    }
    List<Extent> shape = extents(values.getFirst());
    for (Value value : values.subList(1, values.size())) {
      shape = join(shape, extents(value), value);
    }
    List<Value> broadcast = new ArrayList<>();
    for (Value value : values) {
      broadcast.add(broadcast(value, shape));
    }
    return broadcast;
  }

  /** {@code value} in the shape of {@code like}, whose dimensions have sizes or bounds. */
  public Value apply(Value value, Value like) {
    return broadcast(value, extents(like));
  }

  private List<Extent> extents(Value value) {
    if (!(value.type() instanceof TensorType type)) {
      throw failure(value, "expected ranked tensor type for broadcast inputs");
    }
    ImmutableLongArray bounds = Bounds.of(type);
    List<Extent> extents = new ArrayList<>();
    for (int i = 0; i < type.rank(); i++) {
      extents.add(
          bounds == null || !type.isDynamic(i)
              ? Extent.of(type.dimension(i))
              : new Extent(bounds.get(i), value, i));
    }
    return extents;
  }

  private List<Extent> join(List<Extent> left, List<Extent> right, Value value) {
    int rank = Math.max(left.size(), right.size());
    List<Extent> joined = new ArrayList<>();
    for (int i = 0; i < rank; i++) {
      joined.add(join(at(left, i, rank), at(right, i, rank), value));
    }
    return joined;
  }

  /** Dimension {@code i} of a shape that is padded to {@code rank} from the left. */
  private static Extent at(List<Extent> shape, int i, int rank) {
    int index = i - (rank - shape.size());
    return index < 0 ? Extent.of(1) : shape.get(index);
  }

  private Extent join(Extent left, Extent right, Value value) {
    if (left.size() == 1) {
      return right;
    }
    if (right.size() == 1) {
      return left;
    }
    if (left.size() != right.size()) {
      throw failure(
          value,
          "incompatible shapes for broadcasting %d and %d".formatted(left.size(), right.size()));
    }
    if ((left.bounded() == null) != (right.bounded() == null)) {
      throw failure(value, "cannot mix bounded and static dimensions in broadcast");
    }
    return left;
  }

  private Value broadcast(Value value, List<Extent> shape) {
    Type element = value.tensorType().element();
    TensorType wanted = type(shape, element);
    if (value.type().equals(wanted)) {
      return value;
    }
    List<Extent> from = extents(value);
    int added = shape.size() - from.size();
    List<Extent> padded = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      boolean isBounded = i >= added && from.get(i - added).bounded() != null;
      padded.add(isBounded ? shape.get(i) : shape.get(i).padded());
    }
    Value result =
        rewriter
            .insert(
                Operation.builder(StablehloOps.BROADCAST_IN_DIM)
                    .operand(value)
                    .attribute(
                        "broadcast_dimensions",
                        DenseArrayAttr.i64(LongStream.range(added, shape.size()).toArray()))
                    .result(type(padded, element)))
            .result();
    for (int i = 0; i < shape.size(); i++) {
      Value bounded = shape.get(i).bounded();
      if (bounded != null && padded.get(i).bounded() == null) {
        padded.set(i, shape.get(i));
        Value size =
            new StablehloBuilder(rewriter).dimensionSize(bounded, shape.get(i).dimension());
        result =
            rewriter
                .insert(
                    Operation.builder(StablehloOps.SET_DIMENSION_SIZE)
                        .operand(result)
                        .operand(size)
                        .attribute("dimension", IntegerAttr.i64(i))
                        .result(type(padded, element)))
                .result();
      }
    }
    return result;
  }

  private static TensorType type(List<Extent> shape, Type element) {
    long[] sizes = new long[shape.size()];
    long[] bounds = new long[shape.size()];
    Arrays.fill(bounds, DYNAMIC);
    for (int i = 0; i < sizes.length; i++) {
      boolean isBounded = shape.get(i).bounded() != null;
      sizes[i] = isBounded ? DYNAMIC : shape.get(i).size();
      bounds[i] = isBounded ? shape.get(i).size() : DYNAMIC;
    }
    return Bounds.type(sizes, element, null, bounds);
  }

  /** A failure at what defines {@code value}; for an argument, at what has it. */
  private PassFailure failure(Value value, String message) {
    Operation op = value.definingOp();
    Region region = value instanceof BlockArgument argument ? argument.owner().parent() : null;
    Operation around = region == null ? null : region.parentOp();
    return new PassFailure(op != null ? op : around != null ? around : user, message);
  }
}
