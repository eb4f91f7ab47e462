// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import com.google.common.primitives.ImmutableLongArray;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.hlokit.tflite.legalize.LinearAlgebra.Matrices;

/** Factors of {@code [.., rows, columns]} as LAPACK gives them, a column in each step of a loop. */
final class Factorizations {
  private final StablehloBuilder builder;
  private final long batch;
  private final long rows;
  private final long columns;

  private Factorizations(TensorType matrices, Rewriter rewriter) {
    this.builder = new StablehloBuilder(rewriter);
    this.batch = matrices.dimension(0);
    this.rows = matrices.dimension(1);
    this.columns = matrices.dimension(2);
  }

  /**
   * {@code getrf}: both factors in one matrix, the rows exchanged, counted from 1, and no error.
   */
  static List<Value> lu(Operation call, Rewriter rewriter) {
    if (call.resultCount() != 3 || !LinearAlgebra.isReal(call)) {
      return List.of();
    }
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    List<Value> factors = factors(call, rewriter);
    Value exchanged = factors.get(1);
    return List.of(
        factors.get(0),
        builder.add(exchanged, builder.splat(exchanged.tensorType(), 1)),
        builder.splat(call.result(2).tensorType(), 0));
  }

  /** {@code LuDecomposition}: the factors, the rows exchanged, and the order that gives. */
  static List<Value> luWithPermutation(Operation call, Rewriter rewriter) {
    if (call.resultCount() != 3 || !LinearAlgebra.isReal(call)) {
      return List.of();
    }
    List<Value> factors = factors(call, rewriter);
    TensorType order = call.result(2).tensorType();
    return List.of(factors.get(0), factors.get(1), permuted(factors.get(1), order, rewriter));
  }

  /** {@code lu_pivots_to_permutation}: the order of rows after exchanges, counted from 0. */
  static List<Value> permutation(Operation call, Rewriter rewriter) {
    boolean isKnown =
        call.operandCount() == 1
            && call.resultCount() == 1
            && ScalarBodies.isNumeric(call.operand(0))
            && call.operand(0).tensorType().element().equals(IntegerType.I32);
    return isKnown
        ? List.of(permuted(call.operand(0), call.result().tensorType(), rewriter))
        : List.of();
  }

  private static Value permuted(Value exchanges, TensorType type, Rewriter rewriter) {
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    TensorType given = exchanges.tensorType();
    long steps = given.dimension(given.rank() - 1);
    long rows = type.dimension(type.rank() - 1);
    TensorType orders = TensorType.of(IntegerType.I32, type.elementCount() / rows, rows);
    Value table = builder.reshape(exchanges, ImmutableLongArray.of(orders.dimension(0), steps));
    Value order =
        Loops.counted(
                steps,
                List.of(builder.iota(orders, 1)),
                (k, carried, inside) ->
                    List.of(exchanged(k, table, carried.getFirst(), new StablehloBuilder(inside))),
                rewriter)
            .getFirst();
    return builder.reshape(order, type.shape());
  }

  private static Value exchanged(Value k, Value table, Value order, StablehloBuilder builder) {
    TensorType type = order.tensorType();
    Value place = builder.iota(type, 1);
    Value isCurrent = builder.compare("EQ", place, builder.broadcast(k, type.shape()));
    Value other = LinearAlgebra.part(table, 1, k, builder);
    Value isOther = builder.compare("EQ", place, builder.broadcast(other, type.shape(), 0, 1));
    Value nothing = builder.splat(type, 0);
    Value zero = builder.splat(TensorType.of(IntegerType.I32), 0);
    Value here =
        builder.reduce(StablehloOps.ADD, builder.select(isCurrent, order, nothing), zero, 1);
    Value there =
        builder.reduce(StablehloOps.ADD, builder.select(isOther, order, nothing), zero, 1);
    return builder.select(
        isCurrent,
        builder.broadcast(there, type.shape(), 0),
        builder.select(isOther, builder.broadcast(here, type.shape(), 0), order));
  }

  /** The factors, and the rows exchanged, counted from 0. */
  private static List<Value> factors(Operation call, Rewriter rewriter) {
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    Matrices given = Matrices.of(call.operand(0), builder);
    TensorType type = given.value().tensorType();
    long steps = Math.min(type.dimension(1), type.dimension(2));
    TensorType exchanged = TensorType.of(IntegerType.I32, type.dimension(0), steps);
    List<Value> found =
        Loops.counted(
            steps,
            List.of(given.value(), builder.splat(exchanged, 0)),
            (k, carried, inside) ->
                new Factorizations(type, inside).eliminated(k, carried.get(0), carried.get(1)),
            rewriter);
    return List.of(
        given.restored(found.get(0), builder),
        builder.reshape(found.get(1), call.result(1).tensorType().shape()));
  }

  private List<Value> eliminated(Value k, Value a, Value exchanged) {
    TensorType place = TensorType.of(IntegerType.I32, batch, rows, 1);
    Value row = builder.iota(place, 1);
    Value current = builder.broadcast(k, place.shape());
    Value size = builder.unary(StablehloOps.ABS, LinearAlgebra.part(a, 2, k, builder));
    Value below = builder.compare("GE", row, current);
    Value candidates = builder.select(below, size, splat(size, -1));
    double end = rows;
    Value largest = reduced(StablehloOps.MAXIMUM, candidates, -1, 1);
    Value isLargest = builder.compare("EQ", candidates, spread(largest, rows, 1));
    Value first =
        reduced(StablehloOps.MINIMUM, builder.select(isLargest, row, splat(row, end)), end, 1);
    // NaN is the largest of none.
    Value last = builder.splat(first.tensorType(), end - 1);
    Value pivot = builder.binary(StablehloOps.MINIMUM, first, last);

    Value isPivot = wide(builder.compare("EQ", row, spread(pivot, rows, 1)));
    Value isCurrent = wide(builder.compare("EQ", row, current));
    Value pivotRow = reduced(StablehloOps.ADD, builder.select(isPivot, a, splat(a, 0)), 0, 1);
    Value currentRow = LinearAlgebra.part(a, 1, k, builder);
    Value swapped =
        builder.select(
            isCurrent,
            spread(pivotRow, rows, columns),
            builder.select(isPivot, spread(currentRow, rows, columns), a));

    Value diagonal = LinearAlgebra.part(pivotRow, 2, k, builder);
    Value isZero = builder.compare("EQ", diagonal, splat(diagonal, 0));
    Value divisor = builder.select(isZero, splat(diagonal, 1), diagonal);
    Value column = LinearAlgebra.part(swapped, 2, k, builder);
    Value quotients = builder.divide(column, spread(divisor, rows, 1));
    Value isBelow = builder.compare("GT", row, current);
    Value factors = builder.select(isBelow, quotients, splat(column, 0));
    Value right = builder.compare("GT", builder.iota(integers(1, columns), 2), at(k, 1, columns));
    Value rest = builder.select(right, pivotRow, splat(pivotRow, 0));
    Value product = builder.multiply(spread(factors, rows, columns), spread(rest, rows, columns));
    Value reduced = builder.binary(StablehloOps.SUBTRACT, swapped, product);
    Value kept = builder.select(isBelow, quotients, column);
    Value next = LinearAlgebra.updated(reduced, kept, 2, k, builder);
    Value numbers = builder.reshape(pivot, ImmutableLongArray.of(batch, 1));
    return List.of(next, LinearAlgebra.updated(exchanged, numbers, 1, k, builder));
  }

  /** {@code geqrf}: R, below it the vectors of the reflections, and their factors. */
  static List<Value> qr(Operation call, Rewriter rewriter) {
    if (call.resultCount() != 2 || !LinearAlgebra.isReal(call)) {
      return List.of();
    }
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    Matrices given = Matrices.of(call.operand(0), builder);
    TensorType type = given.value().tensorType();
    long steps = Math.min(type.dimension(1), type.dimension(2));
    TensorType factors = TensorType.of(type.element(), type.dimension(0), steps);
    List<Value> found =
        Loops.counted(
            steps,
            List.of(given.value(), builder.splat(factors, 0)),
            (k, carried, inside) ->
                new Factorizations(type, inside).reflection(k, carried.get(0), carried.get(1)),
            rewriter);
    return List.of(
        given.restored(found.get(0), builder),
        builder.reshape(found.get(1), call.result(1).tensorType().shape()));
  }

  private List<Value> reflection(Value k, Value a, Value taus) {
    TensorType place = integers(rows, 1);
    Value row = builder.iota(place, 1);
    Value isBelow = builder.compare("GT", row, builder.broadcast(k, place.shape()));
    Value column = LinearAlgebra.part(a, 2, k, builder);
    Value below = builder.select(isBelow, column, splat(column, 0));
    Value alpha = LinearAlgebra.part(column, 1, k, builder);
    Value squares = reduced(StablehloOps.ADD, builder.multiply(below, below), 0, 1);
    Value norm =
        builder.unary(StablehloOps.SQRT, builder.add(squares, builder.multiply(alpha, alpha)));
    Value isNegative = builder.compare("LT", alpha, splat(alpha, 0));
    Value signed = builder.select(isNegative, norm, builder.unary(StablehloOps.NEGATE, norm));
    Value isNothing = builder.compare("EQ", squares, splat(squares, 0));
    Value beta = builder.select(isNothing, alpha, signed);
    Value difference = builder.binary(StablehloOps.SUBTRACT, beta, alpha);
    Value one = splat(beta, 1);
    Value nothing = splat(beta, 0);
    Value tau =
        builder.select(
            isNothing, nothing, builder.divide(difference, builder.select(isNothing, one, beta)));
    Value scale = builder.select(isNothing, one, builder.unary(StablehloOps.NEGATE, difference));
    Value tail = builder.divide(below, spread(scale, rows, 1));
    Value isDiagonal = builder.compare("EQ", row, builder.broadcast(k, place.shape()));
    Value vector = builder.select(isDiagonal, splat(tail, 1), tail);
    Value next = applied(vector, tau, a);
    Value above = builder.select(isDiagonal, spread(beta, rows, 1), column);
    Value stored = builder.select(isBelow, tail, above);
    // The columns before hold vectors, which stay.
    Value right = builder.compare("GT", builder.iota(integers(1, columns), 2), at(k, 1, columns));
    Value changed = builder.select(spread(right, rows, columns), next, a);
    Value factor = builder.reshape(tau, ImmutableLongArray.of(batch, 1));
    return List.of(
        LinearAlgebra.updated(changed, stored, 2, k, builder),
        LinearAlgebra.updated(taus, factor, 1, k, builder));
  }

  /** {@code orgqr}: the columns of Q from the vectors of the reflections and their factors. */
  static List<Value> reflected(Operation call, Rewriter rewriter) {
    if (call.operandCount() != 2 || call.resultCount() != 1 || !LinearAlgebra.isReal(call)) {
      return List.of();
    }
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    Matrices given = Matrices.of(call.operand(0), builder);
    TensorType type = given.value().tensorType();
    TensorType factors = call.operand(1).tensorType();
    long steps = factors.dimension(factors.rank() - 1);
    Value taus =
        builder.reshape(call.operand(1), ImmutableLongArray.of(type.dimension(0), 1, steps));
    TensorType counting = type.withElement(IntegerType.I32);
    Value identity =
        builder.convert(
            builder.compare("EQ", builder.iota(counting, 1), builder.iota(counting, 2)),
            type.element());
    Value product =
        Loops.counted(
                steps,
                List.of(identity),
                (i, carried, inside) ->
                    List.of(
                        new Factorizations(type, inside)
                            .reflected(i, steps, given.value(), taus, carried.getFirst())),
                rewriter)
            .getFirst();
    return List.of(given.restored(product, builder));
  }

  /** The last reflection comes first. */
  private Value reflected(Value i, long steps, Value vectors, Value taus, Value product) {
    Value last = builder.splat(i.tensorType(), steps - 1.0);
    Value k = builder.binary(StablehloOps.SUBTRACT, last, i);
    Value column = LinearAlgebra.part(vectors, 2, k, builder);
    Value row = builder.iota(integers(rows, 1), 1);
    Value current = at(k, rows, 1);
    Value below = builder.select(builder.compare("GT", row, current), column, splat(column, 0));
    Value vector = builder.select(builder.compare("EQ", row, current), splat(column, 1), below);
    return applied(vector, LinearAlgebra.part(taus, 2, k, builder), product);
  }

  /** {@code a - tau * v * (v^T * a)}. */
  private Value applied(Value vector, Value tau, Value a) {
    Value column = spread(vector, rows, columns);
    Value products = reduced(StablehloOps.ADD, builder.multiply(column, a), 0, 1);
    Value scaled = builder.multiply(products, spread(tau, 1, columns));
    return builder.binary(
        StablehloOps.SUBTRACT, a, builder.multiply(column, spread(scaled, rows, columns)));
  }

  /** Reduces a dimension, which stays as 1. */
  private Value reduced(OpDefinition by, Value value, double start, int dimension) {
    TensorType type = value.tensorType();
    long[] kept = type.shape().toArray();
    kept[dimension] = 1;
    Value initial = builder.splat(TensorType.of(type.element()), start);
    return builder.reshape(
        builder.reduce(by, value, initial, dimension), ImmutableLongArray.copyOf(kept));
  }

  private Value spread(Value value, long height, long width) {
    ImmutableLongArray shape = ImmutableLongArray.of(batch, height, width);
    return value.tensorType().shape().equals(shape)
        ? value
        : builder.broadcast(value, shape, 0, 1, 2);
  }

  private Value wide(Value mask) {
    return spread(mask, rows, columns);
  }

  private TensorType integers(long height, long width) {
    return TensorType.of(IntegerType.I32, batch, height, width);
  }

  private Value at(Value k, long height, long width) {
    return builder.broadcast(k, integers(height, width).shape());
  }

  private Value splat(Value like, double number) {
    return builder.splat(like.tensorType(), number);
  }
}
