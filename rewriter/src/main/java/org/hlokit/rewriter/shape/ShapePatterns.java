// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.shape;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Literals;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.hlokit.verify.stablehlo.IntegerConstants;
import org.jspecify.annotations.Nullable;

/** How operations on shapes are written in StableHLO. */
final class ShapePatterns {
  /** Writes the result of an operation; null where that cannot be written. */
  private interface Pattern {
    @Nullable Value write(ShapePatterns here, Operation op);
  }

  private static final ImmutableMap<String, Pattern> TABLE =
      ImmutableMap.<String, Pattern>builder()
          .put("arith.index_cast", ShapePatterns::indexCast)
          .put("arith.muli", ShapePatterns::multiply)
          .put("shape.broadcast", ShapePatterns::broadcast)
          .put("shape.const_shape", ShapePatterns::constShape)
          .put("shape.num_elements", ShapePatterns::numElements)
          .put("shape.shape_of", ShapePatterns::shapeOf)
          .put("tensor.dim", ShapePatterns::dim)
          .put("tensor.extract", ShapePatterns::extract)
          .put("tensor.from_elements", ShapePatterns::fromElements)
          .put("stablehlo.dynamic_broadcast_in_dim", ShapePatterns::castOperands)
          .put("stablehlo.dynamic_reshape", ShapePatterns::castOperands)
          .buildOrThrow();

  private static final TensorType SCALAR = TensorType.of(IntegerType.I32);

  private final Rewriter rewriter;
  private final StablehloBuilder builder;
  private final IndexCasts casts;

  /** What vectors were made of. */
  private final Map<Value, List<Value>> elements = new HashMap<>();

  /** Writes at the positions of {@code rewriter}, one operation after the other. */
  ShapePatterns(Rewriter rewriter) {
    this.rewriter = rewriter;
    this.builder = new StablehloBuilder(rewriter);
    this.casts = new IndexCasts(rewriter);
  }

  /**
   * What stands for the result of {@code op} in StableHLO, of the same type.
   *
   * @return null where there is no such value
   */
  @Nullable Value write(Operation op) {
    Pattern pattern = TABLE.get(op.name());
    Value value = pattern == null ? null : pattern.write(this, op);
    return value != null && value.type().equals(op.result().type()) ? value : null;
  }

  // --- helpers ----------------------------------------------------------------------------------

  private Value constant(int... values) {
    byte[] bytes = new byte[4 * values.length];
    boolean splat = values.length > 0 && Arrays.stream(values).allMatch(v -> v == values[0]);
    int count = splat ? 1 : values.length;
    Literals.wrap(bytes).asIntBuffer().put(values, 0, values.length);
    return builder.constant(
        new DenseElementsAttr(
            TensorType.of(IntegerType.I32, values.length),
            new ElementData.Bytes(Arrays.copyOf(bytes, 4 * count), splat)));
  }

  private @Nullable Value constant(ImmutableLongArray values) {
    return casts.toIndex(constant(values.stream().mapToInt(value -> (int) value).toArray()));
  }

  private @Nullable Value toIndex(@Nullable Value value) {
    return value == null ? null : casts.toIndex(value);
  }

  /** The number that an {@code arith.constant} of type {@code index} is, or null. */
  private static @Nullable Long constantIndex(Value value) {
    Operation op = value.definingOp();
    return op != null
            && Literals.isConstant(op)
            && value.type() instanceof IndexType
            && op.attribute("value") instanceof IntegerAttr number
        ? number.longValue()
        : null;
  }

  private Value scalar(Value oneElement) {
    return builder.create(StablehloOps.RESHAPE, SCALAR, List.of(oneElement));
  }

  private Value vector(Value scalar) {
    return builder.create(StablehloOps.RESHAPE, TensorType.of(IntegerType.I32, 1), List.of(scalar));
  }

  // --- ops --------------------------------------------------------------------------------------

  /** The product of the sizes, one by one: known ones can be computed. */
  private @Nullable Value numElements(Operation op) {
    Value shape = casts.toI32(op.operand(0));
    if (shape == null) {
      return null;
    }
    Value product = builder.splat(SCALAR, 1);
    for (long i = 0; i < shape.tensorType().elementCount(); i++) {
      product = builder.multiply(product, scalar(builder.slice(shape, 0, i, i + 1)));
    }
    return casts.toIndex(product);
  }

  private @Nullable Value shapeOf(Operation op) {
    if (!(op.operand(0).type() instanceof TensorType type)) {
      return null;
    }
    if (type.rank() == 0) {
      return constant(ImmutableLongArray.of());
    }
    List<Value> sizes = new ArrayList<>();
    for (int i = 0; i < type.rank(); i++) {
      sizes.add(vector(builder.dimensionSize(op.operand(0), i)));
    }
    return casts.toIndex(builder.concatenate(sizes, 0));
  }

  private @Nullable Value constShape(Operation op) {
    ImmutableLongArray sizes =
        op.attribute("shape") instanceof DenseElementsAttr shape
            ? IntegerConstants.of(shape)
            : null;
    return sizes == null ? null : constant(sizes);
  }

  private @Nullable Value indexCast(Operation op) {
    Value in = op.operand(0);
    Type to = op.result().type();
    if (in.type() instanceof IndexType) {
      Value value = casts.toI32(in);
      return value == null ? null : casts.cast(builder.convert(value, to), to);
    }
    if (!(in.type() instanceof TensorType)) {
      return IndexCasts.isIndex(to) ? toIndex(casts.cast(in, TensorType.of(in.type()))) : null;
    }
    if (!IndexCasts.isIndex(in.type()) && !IndexCasts.isI32(in.type())) {
      return null;
    }
    Value value = casts.toI32(in);
    if (value == null) {
      return null;
    }
    return IndexCasts.isIndex(to) ? casts.toIndex(value) : value;
  }

  private @Nullable Value multiply(Operation op) {
    if (!IndexCasts.isIndex(op.result().type())) {
      return null;
    }
    Long factor = constantIndex(op.operand(1));
    if (factor != null && (factor == 0 || factor == 1)) {
      return op.operand(factor == 0 ? 1 : 0);
    }
    Value left = i32(op.operand(0));
    Value right = i32(op.operand(1));
    return left == null || right == null ? null : casts.toIndex(builder.multiply(left, right));
  }

  private @Nullable Value i32(Value value) {
    Long number = constantIndex(value);
    return number == null ? casts.toI32(value) : builder.splat(SCALAR, (double) number);
  }

  /**
   * The larger of two sizes. That is right where the shapes can be broadcast, which something else
   * checks; where they cannot, {@code shape.broadcast} has no meaning.
   */
  private @Nullable Value broadcast(Operation op) {
    if (op.operandCount() != 2) {
      return null;
    }
    Value left = casts.toI32(op.operand(0));
    Value right = casts.toI32(op.operand(1));
    if (left == null || right == null) {
      return null;
    }
    long length = Math.max(left.tensorType().dimension(0), right.tensorType().dimension(0));
    return casts.toIndex(
        builder.binary(StablehloOps.MAXIMUM, padded(left, length), padded(right, length)));
  }

  /** {@code sizes} behind ones. */
  private Value padded(Value sizes, long length) {
    int missing = (int) (length - sizes.tensorType().dimension(0));
    if (missing == 0) {
      return sizes;
    }
    int[] ones = new int[missing];
    Arrays.fill(ones, 1);
    return builder.concatenate(List.of(constant(ones), sizes), 0);
  }

  private @Nullable Value dim(Operation op) {
    Long dimension = constantIndex(op.operand(1));
    return dimension == null
        ? null
        : casts.toIndex(builder.dimensionSize(op.operand(0), dimension.intValue()));
  }

  private @Nullable Value extract(Operation op) {
    TensorType type = op.operand(0).tensorType();
    List<Long> at = new ArrayList<>();
    for (Value index : op.operands().subList(1, op.operandCount())) {
      Long number = constantIndex(index);
      if (number == null
          || type.isDynamic(at.size())
          || number < 0
          || number >= type.dimension(at.size())) {
        return null;
      }
      at.add(number);
    }
    List<Value> known = elements.get(op.operand(0));
    if (known != null) {
      return known.get(at.getFirst().intValue());
    }
    Value tensor = casts.toI32(op.operand(0));
    if (tensor == null) {
      return null;
    }
    Value element = scalar(builder.element(tensor, at.stream().mapToLong(i -> i).toArray()));
    return op.result().type() instanceof IndexType
        ? casts.toIndex(element)
        : casts.cast(element, op.result().type());
  }

  private @Nullable Value fromElements(Operation op) {
    TensorType type = op.result().tensorType();
    if (type.rank() == 0) {
      return casts.cast(op.operand(0), type);
    }
    if (type.rank() != 1 || !IndexCasts.isIndex(type)) {
      return null;
    }
    List<Value> parts = new ArrayList<>();
    for (Value element : op.operands()) {
      Long number = constantIndex(element);
      Value size = number == null ? casts.toI32(element) : constant(number.intValue());
      if (size == null) {
        return null;
      }
      parts.add(number == null ? vector(size) : size);
    }
    Value vector = casts.toIndex(builder.concatenate(parts, 0));
    if (vector != null) {
      elements.put(vector, List.copyOf(op.operands()));
    }
    return vector;
  }

  private @Nullable Value castOperands(Operation op) {
    List<Value> operands = new ArrayList<>();
    for (Value operand : op.operands()) {
      Value cast = IndexCasts.isIndex(operand.type()) ? casts.toI32(operand) : operand;
      if (cast == null) {
        return null;
      }
      operands.add(cast);
    }
    return rewriter
        .insert(
            Operation.builder(op.definition())
                .operands(operands)
                .properties(op.properties())
                .discardable(op.discardable())
                .result(op.result().type()))
        .result();
  }
}
