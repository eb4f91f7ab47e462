// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.infer;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;
import org.hlokit.dialect.ArithOps;
import org.hlokit.dialect.Dialects;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Elements;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpDefinition.AttributeSpec;
import org.hlokit.ir.OpTable;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.verify.stablehlo.Compatibility;
import org.jspecify.annotations.Nullable;

/**
 * Inserts computations of sizes in the dialects arith, shape and tensor. What depends on constants
 * only becomes one.
 */
final class IndexBuilder {
  private static final OpTable TABLE = Dialects.all();

  /** {@code slt}, as {@code arith.cmpi} numbers its predicates. */
  private static final int SIGNED_LESS = 2;

  private static final ImmutableMap<String, LongBinaryOperator> ARITHMETIC =
      ImmutableMap.of(
          "arith.addi", Long::sum,
          "arith.divsi", (a, b) -> a / b,
          "arith.maxsi", Math::max,
          "arith.muli", (a, b) -> a * b,
          "arith.subi", (a, b) -> a - b);

  private final Rewriter rewriter;

  IndexBuilder(Rewriter rewriter) {
    this.rewriter = rewriter;
  }

  private Value create(String name, Type type, List<Value> operands) {
    return rewriter.insert(builder(name, type).operands(operands)).result();
  }

  private static OperationBuilder builder(String name, Type type) {
    OpDefinition definition = TABLE.find(name);
    if (definition == null) {
      throw new IllegalArgumentException("no row for " + name);
    }
    OperationBuilder builder = Operation.builder(definition).result(type);
    for (AttributeSpec spec : definition.attributes()) {
      Attribute value = spec.defaultValue();
      if (spec.filled() && value != null) {
        builder.attribute(spec.name(), value);
      }
    }
    return builder;
  }

  private static @Nullable Long number(Value value) {
    Operation op = value.definingOp();
    return op != null && op.is(ArithOps.CONSTANT) && op.attribute("value") instanceof IntegerAttr n
        ? n.longValue()
        : null;
  }

  /** {@code arith.constant}. */
  Value constant(Type type, long value) {
    return rewriter
        .insert(
            Operation.builder(ArithOps.CONSTANT)
                .attribute("value", IntegerAttr.of(type, value))
                .result(type))
        .result();
  }

  Value index(long value) {
    return constant(IndexType.INDEX, value);
  }

  /** {@code name}, one of addi, divsi, maxsi, muli and subi of arith, of two values of one type. */
  Value arith(String name, Value left, Value right) {
    Long first = number(left);
    Long second = number(right);
    LongBinaryOperator function = ARITHMETIC.get(name);
    if (first != null
        && second != null
        && function != null
        && !(name.equals("arith.divsi") && second == 0)) {
      return constant(left.type(), function.applyAsLong(first, second));
    }
    boolean isSum = name.equals("arith.addi") || name.equals("arith.subi");
    return isSum && second != null && second == 0
        ? left
        : create(name, left.type(), List.of(left, right));
  }

  /** {@code left < right}. */
  Value less(Value left, Value right) {
    return rewriter
        .insert(
            builder("arith.cmpi", IntegerType.I1)
                .operand(left)
                .operand(right)
                .attribute("predicate", IntegerAttr.i64(SIGNED_LESS)))
        .result();
  }

  /** {@code condition ? onTrue : onFalse}. */
  Value select(Value condition, Value onTrue, Value onFalse) {
    return create("arith.select", onTrue.type(), List.of(condition, onTrue, onFalse));
  }

  /** The value as another integer type or {@code index}. */
  Value cast(Value value, Type type) {
    if (value.type().equals(type)) {
      return value;
    }
    Long number = number(value);
    return number == null
        ? create("arith.index_cast", type, List.of(value))
        : constant(type, number);
  }

  /** The size of a dimension, {@code index}. */
  Value dim(Value tensor, int dimension) {
    TensorType type = tensor.tensorType();
    return type.isDynamic(dimension)
        ? create("tensor.dim", IndexType.INDEX, List.of(tensor, index(dimension)))
        : index(type.dimension(dimension));
  }

  /** The sizes of all dimensions of a ranked tensor. */
  List<Value> dims(Value tensor) {
    return new ArrayList<>(
        IntStream.range(0, tensor.tensorType().rank()).mapToObj(i -> dim(tensor, i)).toList());
  }

  /** Element {@code position} of a vector. */
  Value extract(Value vector, int position) {
    return create(
        "tensor.extract", Compatibility.element(vector.type()), List.of(vector, index(position)));
  }

  /** A vector of the elements, of which there is one or more. */
  Value vector(List<Value> elements) {
    Type element = elements.isEmpty() ? IndexType.INDEX : elements.getFirst().type();
    TensorType type = TensorType.of(element, elements.size());
    long[] values = new long[elements.size()];
    boolean isKnown = element instanceof IndexType;
    for (int i = 0; isKnown && i < values.length; i++) {
      Long number = number(elements.get(i));
      isKnown = number != null;
      values[i] = number == null ? 0 : number;
    }
    if (isKnown) {
      return rewriter
          .insert(
              Operation.builder(ArithOps.CONSTANT)
                  .attribute("value", Elements.i64(type, values))
                  .result(type))
          .result();
    }
    return create("tensor.from_elements", type, elements);
  }

  /** The shape of a tensor, a vector of {@code index}. */
  Value shapeOf(Value tensor) {
    long rank = tensor.type() instanceof TensorType type ? type.rank() : TensorType.DYNAMIC;
    return create("shape.shape_of", TensorType.of(IndexType.INDEX, rank), ImmutableList.of(tensor));
  }

  /** The shape that tensors have once they are broadcast to one. */
  Value broadcastShape(List<Value> tensors) {
    List<Value> shapes = tensors.stream().map(this::shapeOf).toList();
    long rank = 0;
    for (Value shape : shapes) {
      long length = shape.tensorType().dimension(0);
      rank =
          rank == TensorType.DYNAMIC || length == TensorType.DYNAMIC
              ? TensorType.DYNAMIC
              : Math.max(rank, length);
    }
    return create("shape.broadcast", TensorType.of(IndexType.INDEX, rank), shapes);
  }
}
