// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import com.google.common.primitives.ImmutableLongArray;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.hlokit.tflite.legalize.LinearAlgebra.Matrices;

/**
 * Singular values and eigenvalues by Jacobi's rotations from one side: pairs of columns are turned
 * until all are orthogonal. Half of the columns meet the other half at once, in the order of a
 * tournament; each step of the loop is one round. Vectors are found up to their signs.
 */
final class Jacobi {
  /** How often each pair of columns meets. */
  private static final int SWEEPS = 12;

  private final Rewriter rewriter;
  private final StablehloBuilder builder;

  private Jacobi(Rewriter rewriter) {
    this.rewriter = rewriter;
    this.builder = new StablehloBuilder(rewriter);
  }

  /**
   * {@code syevd}, and {@code Eigh}: the vectors as columns, the values in rising order, and where
   * it is asked for that there is no error.
   */
  static List<Value> eigen(Operation call, Rewriter rewriter) {
    if (call.operandCount() != 1
        || call.resultCount() < 2
        || !LinearAlgebra.isReal(call)
        || LinearAlgebraCalls.isUpper(call)) {
      return List.of();
    }
    Jacobi jacobi = new Jacobi(rewriter);
    StablehloBuilder builder = jacobi.builder;
    Matrices given = Matrices.of(call.operand(0), builder);
    TensorType type = given.value().tensorType();
    long n = type.dimension(1);
    TensorType places = type.withElement(IntegerType.I32);
    Value row = builder.iota(places, 1);
    Value column = builder.iota(places, 2);
    Value a =
        builder.select(
            builder.compare("GE", row, column),
            given.value(),
            builder.transpose(given.value(), 0, 2, 1));
    // Raised by a bound of its values the matrix has none below zero, and the same vectors.
    Value sums = jacobi.sum(builder.unary(StablehloOps.ABS, a), 2);
    Value lowest = builder.splat(TensorType.of(type.element()), 0);
    Value bound = builder.reduce(StablehloOps.MAXIMUM, sums, lowest, 1);
    Value raise = builder.broadcast(bound, type.shape(), 0);
    Value isDiagonal = builder.compare("EQ", row, column);
    Value raised = builder.select(isDiagonal, builder.add(a, raise), a);
    Value vectors = builder.slice(jacobi.rotated(raised), 1, n, 2 * n);
    Value values = jacobi.sum(builder.multiply(vectors, jacobi.product(a, vectors)), 1);
    Value order = jacobi.order(values, "LT");
    Value sorted = jacobi.sum(builder.multiply(order, jacobi.column(values)), 1);
    List<Value> found =
        List.of(
            given.restored(jacobi.product(vectors, order), builder),
            builder.reshape(sorted, call.result(1).tensorType().shape()));
    return call.resultCount() == 2
        ? found
        : List.of(found.get(0), found.get(1), builder.splat(call.result(2).tensorType(), 0));
  }

  /** {@code gesdd}: nothing, the values in falling order, the vectors of both sides, no error. */
  static List<Value> singular(Operation call, Rewriter rewriter) {
    if (call.operandCount() != 1
        || call.resultCount() != 5
        || !LinearAlgebra.isReal(call)
        || !fits(call.result(2), 1, call.operand(0).tensorType())
        || !fits(call.result(3), 0, call.operand(0).tensorType())) {
      return List.of();
    }
    Jacobi jacobi = new Jacobi(rewriter);
    StablehloBuilder builder = jacobi.builder;
    Matrices given = Matrices.of(call.operand(0), builder);
    TensorType type = given.value().tensorType();
    boolean isWide = type.dimension(1) < type.dimension(2);
    Value a = isWide ? builder.transpose(given.value(), 0, 2, 1) : given.value();
    long rows = a.tensorType().dimension(1);
    long columns = a.tensorType().dimension(2);
    Value rotated = jacobi.rotated(a);
    Value scaled = builder.slice(rotated, 1, 0, rows);
    Value squares = jacobi.sum(builder.multiply(scaled, scaled), 1);
    Value sizes = builder.unary(StablehloOps.SQRT, squares);
    Value order = jacobi.order(sizes, "GT");
    Value values = jacobi.sum(builder.multiply(order, jacobi.column(sizes)), 1);
    Value right = jacobi.product(builder.slice(rotated, 1, rows, rows + columns), order);
    Value divisors = builder.broadcast(values, scaled.tensorType().shape(), 0, 2);
    Value isNothing = builder.compare("EQ", divisors, builder.splat(scaled.tensorType(), 0));
    Value one = builder.splat(scaled.tensorType(), 1);
    Value left =
        builder.divide(jacobi.product(scaled, order), builder.select(isNothing, one, divisors));
    Value u = isWide ? right : left;
    Value v = builder.transpose(isWide ? left : right, 0, 2, 1);
    return List.of(
        call.operand(0),
        builder.reshape(values, call.result(1).tensorType().shape()),
        fitted(u, call.result(2), builder),
        fitted(v, call.result(3), builder),
        builder.splat(call.result(4).tensorType(), 0));
  }

  /** Whether vectors are not asked for, or as many as there are values. */
  private static boolean fits(Value vectors, int dimension, TensorType matrices) {
    TensorType type = vectors.tensorType();
    int rank = matrices.rank();
    long count = Math.min(matrices.dimension(rank - 2), matrices.dimension(rank - 1));
    return vectors.isUnused() || type.dimension(rank - 2 + dimension) == count;
  }

  private static Value fitted(Value vectors, Value wanted, StablehloBuilder builder) {
    return wanted.isUnused()
        ? builder.splat(wanted.tensorType(), 0)
        : builder.reshape(vectors, wanted.tensorType().shape());
  }

  /**
   * The matrices with orthogonal columns, and below them the rotations: {@code [batch, rows +
   * columns, columns]} of {@code [batch, rows, columns]}.
   */
  private Value rotated(Value a) {
    TensorType type = a.tensorType();
    long rows = type.dimension(1);
    long columns = type.dimension(2);
    long even = columns + columns % 2;
    TensorType square = TensorType.of(IntegerType.I32, type.dimension(0), columns, columns);
    Value identity =
        builder.convert(
            builder.compare("EQ", builder.iota(square, 1), builder.iota(square, 2)),
            type.element());
    Value both = builder.concatenate(List.of(a, identity), 1);
    Value zero = builder.splat(TensorType.of(type.element()), 0);
    // A column of zeros is orthogonal to all, and comes back to its place.
    Value padded =
        even == columns
            ? both
            : builder.pad(both, zero, new long[3], new long[] {0, 0, 1}, new long[3]);
    if (even <= 1 || columns == 1) {
      return both;
    }
    Value turned =
        Loops.counted(
                SWEEPS * (even - 1),
                List.of(padded),
                (_, carried, inside) -> List.of(new Jacobi(inside).round(carried.getFirst(), rows)),
                rewriter)
            .getFirst();
    return even == columns ? turned : builder.slice(turned, 2, 0, columns);
  }

  private Value round(Value both, long rows) {
    TensorType type = both.tensorType();
    long half = type.dimension(2) / 2;
    Value left = builder.slice(both, 2, 0, half);
    Value right = builder.slice(both, 2, half, 2 * half);
    Value x = builder.slice(left, 1, 0, rows);
    Value y = builder.slice(right, 1, 0, rows);
    Value product = sum(builder.multiply(x, y), 1);
    Value difference =
        builder.binary(
            StablehloOps.SUBTRACT, sum(builder.multiply(y, y), 1), sum(builder.multiply(x, x), 1));
    Value zero = builder.splat(product.tensorType(), 0);
    Value one = builder.splat(product.tensorType(), 1);
    Value isNothing = builder.compare("EQ", product, zero);
    Value twice = builder.add(product, product);
    Value zeta = builder.divide(difference, builder.select(isNothing, one, twice));
    Value root = builder.unary(StablehloOps.SQRT, builder.add(one, builder.multiply(zeta, zeta)));
    Value size = builder.add(builder.unary(StablehloOps.ABS, zeta), root);
    Value isPositive = builder.compare("GE", zeta, zero);
    Value signed = builder.select(isPositive, size, builder.unary(StablehloOps.NEGATE, size));
    Value tangent = builder.select(isNothing, zero, builder.divide(one, signed));
    Value cosine =
        builder.unary(StablehloOps.RSQRT, builder.add(one, builder.multiply(tangent, tangent)));
    ImmutableLongArray shape = left.tensorType().shape();
    Value c = builder.broadcast(cosine, shape, 0, 2);
    Value s = builder.broadcast(builder.multiply(cosine, tangent), shape, 0, 2);
    Value first =
        builder.binary(
            StablehloOps.SUBTRACT, builder.multiply(c, left), builder.multiply(s, right));
    Value second = builder.add(builder.multiply(s, left), builder.multiply(c, right));
    return half == 1
        ? builder.concatenate(List.of(first, second), 2)
        : builder.concatenate(
            List.of(
                builder.slice(first, 2, 0, 1),
                builder.slice(second, 2, 0, 1),
                builder.slice(first, 2, 1, half - 1),
                builder.slice(second, 2, 1, half),
                builder.slice(first, 2, half - 1, half)),
            2);
  }

  /** The matrix that brings columns into the order of their values. */
  private Value order(Value values, String direction) {
    TensorType type = values.tensorType();
    TensorType counting = type.withElement(IntegerType.I32);
    Region body = new Region();
    Block block = body.addBlock();
    Value x = block.addArgument(TensorType.of(type.element()));
    Value y = block.addArgument(TensorType.of(type.element()));
    block.addArgument(TensorType.of(IntegerType.I32));
    block.addArgument(TensorType.of(IntegerType.I32));
    Rewriter inside = new Rewriter().atEnd(block);
    Value before = new StablehloBuilder(inside).compare(direction, x, y);
    inside.insert(Operation.builder(StablehloOps.RETURN).operand(before));
    Operation sort =
        rewriter.insert(
            Operation.builder(StablehloOps.SORT)
                .operand(values)
                .operand(builder.iota(counting, 1))
                .attribute("dimension", IntegerAttr.i64(1))
                .attribute("is_stable", BoolAttr.of(true))
                .region(body)
                .result(type)
                .result(counting));
    long n = type.dimension(1);
    TensorType square = TensorType.of(IntegerType.I32, type.dimension(0), n, n);
    Value place = builder.broadcast(sort.result(1), square.shape(), 0, 2);
    return builder.convert(builder.compare("EQ", builder.iota(square, 1), place), type.element());
  }

  /** {@code [batch, n]} as columns of {@code [batch, n, n]}. */
  private Value column(Value values) {
    TensorType type = values.tensorType();
    long n = type.dimension(1);
    return builder.broadcast(values, ImmutableLongArray.of(type.dimension(0), n, n), 0, 1);
  }

  private Value product(Value left, Value right) {
    DictionaryAttr numbers =
        DictionaryAttr.EMPTY
            .with("lhs_batching_dimensions", DenseArrayAttr.i64(0))
            .with("rhs_batching_dimensions", DenseArrayAttr.i64(0))
            .with("lhs_contracting_dimensions", DenseArrayAttr.i64(2))
            .with("rhs_contracting_dimensions", DenseArrayAttr.i64(1));
    TensorType type = left.tensorType();
    return builder.with(
        StablehloOps.DOT_GENERAL,
        "dot_dimension_numbers",
        new StructAttr("stablehlo.dot", numbers),
        TensorType.of(
            type.element(), type.dimension(0), type.dimension(1), right.tensorType().dimension(2)),
        List.of(left, right));
  }

  private Value sum(Value value, long dimension) {
    Value zero = builder.splat(TensorType.of(value.tensorType().element()), 0);
    return builder.reduce(StablehloOps.ADD, value, zero, dimension);
  }
}
