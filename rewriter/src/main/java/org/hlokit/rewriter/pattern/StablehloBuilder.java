// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.pattern;

import com.google.common.primitives.ImmutableLongArray;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Block;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.Region;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;

/** Inserts StableHLO operations, result types inferred, at a rewriter's position. */
public final class StablehloBuilder {
  private final Rewriter rewriter;

  public StablehloBuilder(Rewriter rewriter) {
    this.rewriter = rewriter;
  }

  public Value constant(DenseElementsAttr value) {
    return rewriter
        .insert(
            Operation.builder(StablehloOps.CONSTANT).attribute("value", value).result(value.type()))
        .result();
  }

  /** A constant of small numbers: {@code element} gives each by its index in row-major order. */
  public Value table(TensorType type, IntToDoubleFunction element) {
    int count = Math.toIntExact(type.elementCount());
    int width = Literals.width(type.element());
    byte[] bytes = new byte[Math.multiplyExact(count, width)];
    ByteBuffer data = Literals.wrap(bytes);
    for (int i = 0; i < count; i++) {
      Literals.putBits(data, width, Literals.encode(type.element(), element.applyAsDouble(i)));
    }
    return constant(new DenseElementsAttr(type, new ElementData.Bytes(bytes, false)));
  }

  /** {@code dense<value> : type}. */
  public Value splat(TensorType type, double value) {
    return constant(Literals.splat(type, value));
  }

  public Value unary(OpDefinition op, Value operand) {
    return create(op, operand.type(), operand);
  }

  public Value binary(OpDefinition op, Value left, Value right) {
    return create(op, left.type(), left, right);
  }

  public Value add(Value left, Value right) {
    return binary(StablehloOps.ADD, left, right);
  }

  public Value multiply(Value left, Value right) {
    return binary(StablehloOps.MULTIPLY, left, right);
  }

  public Value divide(Value left, Value right) {
    return binary(StablehloOps.DIVIDE, left, right);
  }

  /** {@code i1}: where {@code left} and {@code right}, of a floating-point type, are equal. */
  public Value compareEqual(Value left, Value right) {
    return compare("EQ", left, right);
  }

  /** {@code i1}: how {@code left} and {@code right} compare, {@code EQ, NE, LT, LE, GT, GE}. */
  public Value compare(String direction, Value left, Value right) {
    TensorType type = left.tensorType();
    return rewriter
        .insert(
            Operation.builder(StablehloOps.COMPARE)
                .operand(left)
                .operand(right)
                .attribute(
                    "comparison_direction",
                    new EnumAttr("stablehlo.comparison_direction", direction))
                .result(type.withElement(IntegerType.I1)))
        .result();
  }

  /** {@code onTrue} where {@code predicate} holds, else {@code onFalse}. */
  public Value select(Value predicate, Value onTrue, Value onFalse) {
    return create(StablehloOps.SELECT, onTrue.type(), predicate, onTrue, onFalse);
  }

  /** {@code operand} in another element type; itself where it has that type. */
  public Value convert(Value operand, Type element) {
    TensorType type = operand.tensorType();
    return type.element().equals(element)
        ? operand
        : create(StablehloOps.CONVERT, type.withElement(element), operand);
  }

  /** {@code operand} in another static shape; itself where it has that shape. */
  public Value reshape(Value operand, ImmutableLongArray shape) {
    TensorType type = operand.tensorType();
    return type.shape().equals(shape)
        ? operand
        : create(StablehloOps.RESHAPE, TensorType.of(type.element(), shape), operand);
  }

  /** Dimension i of {@code operand} becomes dimension {@code dimensions[i]} of {@code shape}. */
  public Value broadcast(Value operand, ImmutableLongArray shape, long... dimensions) {
    TensorType type = TensorType.of(operand.tensorType().element(), shape);
    return rewriter
        .insert(
            Operation.builder(StablehloOps.BROADCAST_IN_DIM)
                .operand(operand)
                .attribute("broadcast_dimensions", DenseArrayAttr.i64(dimensions))
                .result(type))
        .result();
  }

  /** {@code operand} repeated to the static shape of {@code type}, trailing dimensions meeting. */
  public Value broadcastLike(Value operand, TensorType type) {
    TensorType from = operand.tensorType();
    if (from.shape().equals(type.shape())) {
      return operand;
    }
    int added = type.rank() - from.rank();
    long[] dimensions = IntStream.range(added, type.rank()).asLongStream().toArray();
    return broadcast(operand, type.shape(), dimensions);
  }

  /** As {@link #broadcast}, to a shape that is known at run time only. */
  public Value dynamicBroadcast(
      Value operand, Value shapeValue, ImmutableLongArray shape, long... dimensions) {
    return rewriter
        .insert(
            Operation.builder(StablehloOps.DYNAMIC_BROADCAST_IN_DIM)
                .operand(operand)
                .operand(shapeValue)
                .attribute("broadcast_dimensions", DenseArrayAttr.i64(dimensions))
                .result(TensorType.of(operand.tensorType().element(), shape)))
        .result();
  }

  /** The extent of a dimension, {@code tensor<i32>}. */
  public Value dimensionSize(Value operand, int dimension) {
    return rewriter
        .insert(
            Operation.builder(StablehloOps.GET_DIMENSION_SIZE)
                .operand(operand)
                .attribute("dimension", IntegerAttr.i64(dimension))
                .result(TensorType.of(IntegerType.I32)))
        .result();
  }

  /** Dimension {@code permutation[i]} of {@code operand} becomes dimension i of {@code type}. */
  public Value transpose(Value operand, Type type, long... permutation) {
    return rewriter
        .insert(
            Operation.builder(StablehloOps.TRANSPOSE)
                .operand(operand)
                .attribute("permutation", DenseArrayAttr.i64(permutation))
                .result(type))
        .result();
  }

  /**
   * Dimension {@code permutation[i]} of {@code operand} becomes dimension i; itself if none moves.
   */
  public Value transpose(Value operand, long... permutation) {
    TensorType type = operand.tensorType();
    long[] shape = Arrays.stream(permutation).map(i -> type.dimension((int) i)).toArray();
    boolean moves = IntStream.range(0, permutation.length).anyMatch(i -> permutation[i] != i);
    return moves ? transpose(operand, TensorType.of(type.element(), shape), permutation) : operand;
  }

  /** 0, 1, 2, .. along {@code dimension}. */
  public Value iota(TensorType type, long dimension) {
    return rewriter
        .insert(
            Operation.builder(StablehloOps.IOTA)
                .attribute("iota_dimension", IntegerAttr.i64(dimension))
                .result(type))
        .result();
  }

  public Value concatenate(List<Value> parts, int dimension) {
    TensorType first = parts.getFirst().tensorType();
    long[] shape = first.shape().toArray();
    shape[dimension] = parts.stream().mapToLong(p -> p.tensorType().dimension(dimension)).sum();
    OperationBuilder op =
        Operation.builder(StablehloOps.CONCATENATE)
            .attribute("dimension", IntegerAttr.i64(dimension))
            .result(TensorType.of(first.element(), shape));
    parts.forEach(op::operand);
    return rewriter.insert(op).result();
  }

  /** The part of {@code operand} that is the element at {@code position}, of its rank. */
  public Value element(Value operand, long... position) {
    long[] ones = new long[position.length];
    Arrays.fill(ones, 1);
    return rewriter
        .insert(
            Operation.builder(StablehloOps.SLICE)
                .operand(operand)
                .attribute("start_indices", DenseArrayAttr.i64(position))
                .attribute(
                    "limit_indices",
                    DenseArrayAttr.i64(Arrays.stream(position).map(i -> i + 1).toArray()))
                .attribute("strides", DenseArrayAttr.i64(ones))
                .result(TensorType.of(operand.tensorType().element(), ones)))
        .result();
  }

  /** The part of {@code operand} from {@code start} to {@code limit} of one dimension. */
  public Value slice(Value operand, int dimension, long start, long limit) {
    TensorType type = operand.tensorType();
    long[] starts = new long[type.rank()];
    long[] limits = type.shape().toArray();
    long[] strides = new long[type.rank()];
    Arrays.fill(strides, 1);
    starts[dimension] = start;
    limits[dimension] = limit;
    long[] shape = type.shape().toArray();
    shape[dimension] = limit - start;
    return slice(operand, TensorType.of(type.element(), shape), starts, limits, strides);
  }

  /**
   * Reduces {@code dimensions} of {@code operand} with {@code combiner}, a two-operand op.
   *
   * @param start the value that the reduction starts from, {@code tensor<element>}
   */
  public Value reduce(OpDefinition combiner, Value operand, Value start, long... dimensions) {
    TensorType type = operand.tensorType();
    TensorType scalar = TensorType.of(type.element());
    Region body = new Region();
    Block block = body.addBlock();
    Value left = block.addArgument(scalar);
    Value right = block.addArgument(scalar);
    Operation combined =
        Operation.builder(combiner).operand(left).operand(right).result(scalar).build();
    block.append(combined);
    block.append(Operation.builder(StablehloOps.RETURN).operand(combined.result()).build());
    long[] shape =
        IntStream.range(0, type.rank())
            .filter(i -> Arrays.stream(dimensions).noneMatch(d -> d == i))
            .mapToLong(type::dimension)
            .toArray();
    return rewriter
        .insert(
            Operation.builder(StablehloOps.REDUCE)
                .operand(operand)
                .operand(start)
                .attribute("dimensions", DenseArrayAttr.i64(dimensions))
                .region(body)
                .result(TensorType.of(type.element(), shape)))
        .result();
  }

  private Value create(OpDefinition op, Type type, Value... operands) {
    return create(op, type, Arrays.asList(operands));
  }

  /** An operation of one result and one attribute. */
  public Value with(
      OpDefinition op, String name, Attribute attribute, Type type, List<Value> operands) {
    return rewriter
        .insert(Operation.builder(op).operands(operands).attribute(name, attribute).result(type))
        .result();
  }

  /** {@code op}, which has no regions and one result, on other operands and of another type. */
  public Value like(Operation op, List<Value> operands, Type type) {
    return rewriter
        .insert(
            Operation.builder(op.definition())
                .operands(operands)
                .properties(op.properties())
                .discardable(op.discardable())
                .range(op.range())
                .result(type))
        .result();
  }

  /**
   * {@code op}, of one result and without regions, on other operands.
   *
   * @param attribute is given {@code value}; the other attributes stay
   */
  public Value like(Operation op, String attribute, Attribute value, List<Value> operands) {
    return rewriter
        .insert(
            Operation.builder(op.definition())
                .properties(op.properties())
                .attribute(attribute, value)
                .operands(operands)
                .result(op.result().type()))
        .result();
  }

  /**
   * Elements from {@code starts} to {@code limits}, one in {@code strides}, of type {@code type}.
   */
  public Value slice(Value operand, TensorType type, long[] starts, long[] limits, long[] strides) {
    return rewriter
        .insert(
            Operation.builder(StablehloOps.SLICE)
                .operand(operand)
                .attribute("start_indices", DenseArrayAttr.i64(starts))
                .attribute("limit_indices", DenseArrayAttr.i64(limits))
                .attribute("strides", DenseArrayAttr.i64(strides))
                .result(type))
        .result();
  }

  /** {@code operand} with {@code filler} around it, or cropped, and between its elements. */
  public Value pad(Value operand, Value filler, long[] low, long[] high, long[] interior) {
    TensorType type = operand.tensorType();
    long[] shape = type.shape().toArray();
    for (int i = 0; i < shape.length; i++) {
      shape[i] += low[i] + high[i] + Math.max(shape[i] - 1, 0) * interior[i];
    }
    return rewriter
        .insert(
            Operation.builder(StablehloOps.PAD)
                .operand(operand)
                .operand(filler)
                .attribute("edge_padding_low", DenseArrayAttr.i64(low))
                .attribute("edge_padding_high", DenseArrayAttr.i64(high))
                .attribute("interior_padding", DenseArrayAttr.i64(interior))
                .result(TensorType.of(type.element(), shape)))
        .result();
  }

  /** An operation of one result without attributes. */
  public Value create(OpDefinition op, Type type, List<Value> operands) {
    return rewriter.insert(Operation.builder(op).operands(operands).result(type)).result();
  }

  /** An attribute of an operation as integers; {@code array<i64: 0, 1>} and {@code dense<..>}. */
  public static long[] integers(Operation op, String name) {
    Attribute attribute = op.attribute(name);
    return switch (attribute) {
      case DenseArrayAttr array -> array.values().toArray();
      case DenseElementsAttr dense when dense.type() instanceof TensorType type ->
          integers(dense, type);
      case null, default -> new long[0];
    };
  }

  private static long[] integers(DenseElementsAttr dense, TensorType type) {
    long[] values = new long[Math.toIntExact(type.elementCount())];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          (long)
              Literals.number(dense.data().read(), type.element(), dense.data().isSplat() ? 0 : i);
    }
    return values;
  }
}
