// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import com.google.common.primitives.ImmutableLongArray;
import com.google.common.primitives.Ints;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hlokit.dialect.StablehloOps;
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

/**
 * Sorts by any comparison of elementwise operations, of any number of operands: Batcher's bitonic
 * network, all of whose stages are steps of one loop. In each, all elements are compared with their
 * partners at once. Where neither comes first, the one that was first does, so the sort is stable.
 */
final class Sorts {
  private final Region comparison;
  private final long rows;
  private final long count;

  /** The count as a power of two; places behind the elements are greater than all. */
  private final long places;

  private Sorts(Region comparison, long rows, long count) {
    this.comparison = comparison;
    this.rows = rows;
    this.count = count;
    this.places = Math.max(Long.highestOneBit(2 * count - 1), 2);
  }

  /** {@code sort}. */
  static List<Value> sort(Operation op, Rewriter rewriter) {
    TensorType type = op.operand(0).tensorType();
    long given = op.attribute("dimension") instanceof IntegerAttr d ? d.longValue() : -1;
    int dimension = (int) (given < 0 ? given + type.rank() : given);
    if (!op.operands().stream().allMatch(ScalarBodies::isNumeric)
        || type.rank() == 0
        || type.dimension(dimension) >= 1 << 30
        || !ScalarBodies.canLift(op.region(0))) {
      return List.of();
    }
    if (type.elementCount() == 0) {
      return List.copyOf(op.operands());
    }
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    long count = type.dimension(dimension);
    Sorts sorts = new Sorts(op.region(0), type.elementCount() / count, count);
    long[] order =
        LongStream.concat(
                LongStream.range(0, type.rank()).filter(i -> i != dimension),
                LongStream.of(dimension))
            .toArray();
    List<Value> sorted = sorts.sorted(op, order, rewriter);
    long[] ordered = LongStream.of(order).map(i -> type.dimension((int) i)).toArray();
    long[] back = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      back[(int) order[i]] = i;
    }
    List<Value> results = new ArrayList<>();
    for (Value rows : sorted) {
      Value elements = builder.slice(rows, 1, 0, count);
      results.add(
          builder.transpose(builder.reshape(elements, ImmutableLongArray.copyOf(ordered)), back));
    }
    return results;
  }

  private List<Value> sorted(Operation op, long[] order, Rewriter rewriter) {
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    List<Value> carried = new ArrayList<>();
    for (Value operand : op.operands()) {
      Value matrix =
          builder.reshape(builder.transpose(operand, order), ImmutableLongArray.of(rows, count));
      Value zero = builder.splat(TensorType.of(operand.tensorType().element()), 0);
      long[] none = new long[2];
      carried.add(
          places == count
              ? matrix
              : builder.pad(matrix, zero, none, new long[] {0, places - count}, none));
    }
    carried.add(builder.iota(TensorType.of(IntegerType.I32, rows, places), 1));
    List<Integer> sizes = new ArrayList<>();
    List<Integer> distances = new ArrayList<>();
    for (int size = 2; size <= places; size *= 2) {
      for (int distance = size / 2; distance > 0; distance /= 2) {
        sizes.add(size);
        distances.add(distance);
      }
    }
    Value sizeTable = table(sizes, builder);
    Value distanceTable = table(distances, builder);
    List<Value> sorted =
        Loops.counted(
            sizes.size(),
            carried,
            (stage, values, inside) ->
                exchanged(
                    at(sizeTable, stage, inside), at(distanceTable, stage, inside), values, inside),
            rewriter);
    return sorted.subList(0, sorted.size() - 1);
  }

  private static Value table(List<Integer> numbers, StablehloBuilder builder) {
    int[] array = Ints.toArray(numbers);
    return builder.table(TensorType.of(IntegerType.I32, array.length), i -> array[i]);
  }

  private static Value at(Value table, Value stage, Rewriter inside) {
    StablehloBuilder builder = new StablehloBuilder(inside);
    TensorType one = TensorType.of(IntegerType.I32, 1);
    return builder.reshape(
        builder.with(
            StablehloOps.DYNAMIC_SLICE,
            "slice_sizes",
            DenseArrayAttr.i64(1),
            one,
            List.of(table, stage)),
        ImmutableLongArray.of());
  }

  /** Of each pair of elements at a distance, the one that belongs at each place. */
  private List<Value> exchanged(Value size, Value distance, List<Value> values, Rewriter inside) {
    StablehloBuilder builder = new StablehloBuilder(inside);
    TensorType line = TensorType.of(IntegerType.I32, places);
    Value place = builder.iota(line, 0);
    Value far = builder.broadcast(distance, line.shape());
    Value partner = builder.binary(StablehloOps.XOR, place, far);
    List<Value> others = values.stream().map(value -> gathered(value, partner, inside)).toList();
    Value zero = builder.splat(line, 0);
    Value ascends =
        builder.compare(
            "EQ",
            builder.binary(StablehloOps.AND, place, builder.broadcast(size, line.shape())),
            zero);
    Value isFirst = builder.compare("EQ", builder.binary(StablehloOps.AND, place, far), zero);
    Value wantsLess = builder.compare("EQ", ascends, isFirst);
    ImmutableLongArray all = ImmutableLongArray.of(rows, places);
    Value stays =
        builder.compare("EQ", isLess(values, others, inside), builder.broadcast(wantsLess, all, 1));
    return IntStream.range(0, values.size())
        .mapToObj(i -> builder.select(stays, values.get(i), others.get(i)))
        .toList();
  }

  /** Whether the element of {@code left} comes before that of {@code right}; never of both. */
  private Value isLess(List<Value> left, List<Value> right, Rewriter inside) {
    StablehloBuilder builder = new StablehloBuilder(inside);
    Value position = left.getLast();
    Value other = right.getLast();
    Value wasFirst = builder.compare("LT", position, other);
    Value before = compared(left, right, inside);
    Value after = compared(right, left, inside);
    Value less =
        builder.binary(
            StablehloOps.OR,
            before,
            builder.binary(StablehloOps.AND, wasFirst, builder.unary(StablehloOps.NOT, after)));
    if (places == count) {
      return less;
    }
    Value end = builder.splat(position.tensorType(), (double) count);
    Value areElements =
        builder.binary(
            StablehloOps.AND,
            builder.compare("LT", position, end),
            builder.compare("LT", other, end));
    return builder.select(areElements, less, wasFirst);
  }

  private Value compared(List<Value> left, List<Value> right, Rewriter inside) {
    List<Value> arguments = new ArrayList<>();
    for (int i = 0; i < left.size() - 1; i++) {
      arguments.add(left.get(i));
      arguments.add(right.get(i));
    }
    return ScalarBodies.lift(comparison, arguments, inside).getFirst();
  }

  /** The columns of a matrix at {@code places}. */
  private static Value gathered(Value matrix, Value places, Rewriter inside) {
    TensorType type = matrix.tensorType();
    StructAttr numbers =
        new StructAttr(
            "stablehlo.gather",
            DictionaryAttr.EMPTY
                .with("offset_dims", DenseArrayAttr.i64(0))
                .with("collapsed_slice_dims", DenseArrayAttr.i64(1))
                .with("start_index_map", DenseArrayAttr.i64(1))
                .with("index_vector_dim", IntegerAttr.i64(1)));
    return inside
        .insert(
            Operation.builder(StablehloOps.GATHER)
                .operand(matrix)
                .operand(places)
                .attribute("dimension_numbers", numbers)
                .attribute("slice_sizes", DenseArrayAttr.i64(type.dimension(0), 1))
                .attribute("indices_are_sorted", BoolAttr.of(false))
                .result(type))
        .result();
  }
}
