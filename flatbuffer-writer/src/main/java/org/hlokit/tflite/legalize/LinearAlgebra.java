// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import com.google.common.primitives.ImmutableLongArray;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/** Factors of matrices and solutions of equations, a row or column in each step of a loop. */
final class LinearAlgebra {
  private LinearAlgebra() {}

  /** {@code cholesky}: zero in the triangle that is not asked for. */
  static List<Value> cholesky(Operation op, Rewriter rewriter) {
    if (!isReal(op)) {
      return List.of();
    }
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    boolean lower = op.attribute("lower") instanceof BoolAttr flag && flag.value();
    Matrices given = Matrices.of(op.operand(0), builder);
    Value a = lower ? given.value() : transposed(given.value(), builder);
    Value factor = lowerFactor(a, rewriter);
    return List.of(given.restored(lower ? factor : transposed(factor, builder), builder));
  }

  /**
   * The lower factors of {@code [batch, n, n]}: column j is what of column j of the matrix the
   * columns before it do not give, divided by the root of its element on the diagonal.
   */
  private static Value lowerFactor(Value a, Rewriter rewriter) {
    TensorType type = a.tensorType();
    long batch = type.dimension(0);
    long n = type.dimension(1);
    Value empty = new StablehloBuilder(rewriter).splat(type, 0);
    return Loops.counted(
            n,
            List.of(empty),
            (j, carried, inside) -> {
              StablehloBuilder builder = new StablehloBuilder(inside);
              Value factor = carried.getFirst();
              Value row = part(factor, 1, j, builder);
              Value product =
                  builder.multiply(factor, builder.broadcast(row, type.shape(), 0, 1, 2));
              Value zero = builder.splat(TensorType.of(type.element()), 0);
              Value known = builder.reduce(StablehloOps.ADD, product, zero, 2);
              ImmutableLongArray shape = ImmutableLongArray.of(batch, n, 1);
              Value column =
                  builder.binary(
                      StablehloOps.SUBTRACT, part(a, 2, j, builder), builder.reshape(known, shape));
              Value root = builder.unary(StablehloOps.SQRT, part(column, 1, j, builder));
              Value divided = builder.divide(column, builder.broadcast(root, shape, 0, 1, 2));
              TensorType places = TensorType.of(j.tensorType().element(), batch, n, 1);
              Value below =
                  builder.compare(
                      "GE", builder.iota(places, 1), builder.broadcast(j, places.shape()));
              Value next = builder.select(below, divided, builder.splat(divided.tensorType(), 0));
              return List.of(updated(factor, next, 2, j, builder));
            },
            rewriter)
        .getFirst();
  }

  /** {@code triangular_solve}. */
  static List<Value> triangularSolve(Operation op, Rewriter rewriter) {
    if (!isReal(op)) {
      return List.of();
    }
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    boolean left = op.attribute("left_side") instanceof BoolAttr flag && flag.value();
    boolean lower = op.attribute("lower") instanceof BoolAttr flag && flag.value();
    boolean unit = op.attribute("unit_diagonal") instanceof BoolAttr flag && flag.value();
    boolean given =
        !(op.attribute("transpose_a") instanceof EnumAttr transpose)
            || transpose.value().equals("NO_TRANSPOSE");
    Matrices matrix = Matrices.of(op.operand(0), builder);
    Matrices right = Matrices.of(op.operand(1), builder);
    // x * A = b is the transposed system A^T * x^T = b^T.
    boolean same = left == given;
    Value a = same ? matrix.value() : transposed(matrix.value(), builder);
    Value b = left ? right.value() : transposed(right.value(), builder);
    Value x = solved(a, b, lower == same, unit, rewriter);
    return List.of(right.restored(left ? x : transposed(x, builder), builder));
  }

  /**
   * Solves {@code a x = b}, row by row.
   *
   * @param a {@code [batch, n, n]}, of which one triangle is read
   * @param b {@code [batch, n, columns]}
   * @param forward whether the first row is solved first, the last one else
   */
  static Value solved(Value a, Value b, boolean forward, boolean unit, Rewriter rewriter) {
    TensorType type = b.tensorType();
    long batch = type.dimension(0);
    long n = type.dimension(1);
    long columns = type.dimension(2);
    StablehloBuilder outside = new StablehloBuilder(rewriter);
    // An unknown that is not solved yet is zero, but zero times infinity would be something.
    TensorType square = TensorType.of(IntegerType.I32, batch, n, n);
    Value read =
        outside.compare(forward ? "GE" : "LE", outside.iota(square, 1), outside.iota(square, 2));
    Value triangle = outside.select(read, a, outside.splat(a.tensorType(), 0));
    return Loops.counted(
            n,
            List.of(outside.splat(type, 0)),
            (step, carried, inside) -> {
              StablehloBuilder builder = new StablehloBuilder(inside);
              Value x = carried.getFirst();
              Value last = builder.splat(step.tensorType(), n - 1.0);
              Value i = forward ? step : builder.binary(StablehloOps.SUBTRACT, last, step);
              Value row = part(triangle, 1, i, builder);
              Value factors = builder.reshape(row, ImmutableLongArray.of(batch, n));
              Value product = builder.multiply(x, builder.broadcast(factors, type.shape(), 0, 1));
              Value zero = builder.splat(TensorType.of(type.element()), 0);
              ImmutableLongArray shape = ImmutableLongArray.of(batch, 1, columns);
              Value known =
                  builder.reshape(builder.reduce(StablehloOps.ADD, product, zero, 1), shape);
              Value rest = builder.binary(StablehloOps.SUBTRACT, part(b, 1, i, builder), known);
              Value diagonal = part(row, 2, i, builder);
              Value next =
                  unit ? rest : builder.divide(rest, builder.broadcast(diagonal, shape, 0, 1, 2));
              return List.of(updated(x, next, 1, i, builder));
            },
            rewriter)
        .getFirst();
  }

  /** Whether an operation is on floats, of known and not empty shapes. */
  static boolean isReal(Operation op) {
    return op.operands().stream()
        .allMatch(
            value ->
                ScalarBodies.isStatic(value)
                    && value.tensorType().element() instanceof FloatType
                    && value.tensorType().elementCount() > 0);
  }

  /** Matrices as {@code [batch, rows, columns]}, and the shape that they had. */
  record Matrices(Value value, ImmutableLongArray shape) {
    static Matrices of(Value value, StablehloBuilder builder) {
      ImmutableLongArray shape = value.tensorType().shape();
      int rank = shape.length();
      long batch = shape.subArray(0, rank - 2).stream().reduce(1, (a, b) -> a * b);
      return new Matrices(
          builder.reshape(
              value, ImmutableLongArray.of(batch, shape.get(rank - 2), shape.get(rank - 1))),
          shape);
    }

    Value restored(Value result, StablehloBuilder builder) {
      return builder.reshape(result, shape);
    }
  }

  private static Value transposed(Value matrices, StablehloBuilder builder) {
    return builder.transpose(matrices, 0, 2, 1);
  }

  /** The slice of one element of a dimension, which stays as 1. */
  static Value part(Value value, int dimension, Value index, StablehloBuilder builder) {
    TensorType type = value.tensorType();
    long[] sizes = type.shape().toArray();
    sizes[dimension] = 1;
    return builder.with(
        StablehloOps.DYNAMIC_SLICE,
        "slice_sizes",
        DenseArrayAttr.i64(sizes),
        TensorType.of(type.element(), sizes),
        operands(List.of(value), type.rank(), dimension, index, builder));
  }

  /** {@code value} with another slice of one element of a dimension. */
  static Value updated(
      Value value, Value slice, int dimension, Value index, StablehloBuilder builder) {
    return builder.create(
        StablehloOps.DYNAMIC_UPDATE_SLICE,
        value.type(),
        operands(List.of(value, slice), value.tensorType().rank(), dimension, index, builder));
  }

  private static List<Value> operands(
      List<Value> first, int rank, int dimension, Value index, StablehloBuilder builder) {
    Value zero = builder.splat(index.tensorType(), 0);
    return Stream.concat(
            first.stream(), LongStream.range(0, rank).mapToObj(i -> i == dimension ? index : zero))
        .toList();
  }
}
