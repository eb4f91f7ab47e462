// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import com.google.common.primitives.ImmutableLongArray;
import com.google.common.primitives.Longs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Cloner;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/**
 * Scatters of any update and any number of inputs. Each update's place in the flattened operand is
 * computed; what is there is picked, updated and put back: at once where no place occurs twice,
 * else window by window, in order, in a loop.
 */
final class Scatters {
  private final Operation op;
  private final Rewriter rewriter;
  private final StablehloBuilder builder;
  private final StructAttr numbers;
  private final int inputs;
  private final TensorType operand;
  private final TensorType update;

  private Scatters(Operation op, StructAttr numbers, Rewriter rewriter) {
    this.op = op;
    this.rewriter = rewriter;
    this.builder = new StablehloBuilder(rewriter);
    this.numbers = numbers;
    this.inputs = op.operandCount() / 2;
    this.operand = op.operand(0).tensorType();
    this.update = op.operand(inputs + 1).tensorType();
  }

  /** {@code scatter}. */
  static List<Value> scatter(Operation op, Rewriter rewriter) {
    List<Value> unbatched = BatchingDimensions.scatter(op, rewriter);
    if (!unbatched.isEmpty()) {
      return unbatched;
    }
    if (!(op.attribute("scatter_dimension_numbers") instanceof StructAttr numbers)
        || !op.operands().stream().allMatch(ScalarBodies::isNumeric)
        || op.operand(0).tensorType().elementCount() >= Integer.MAX_VALUE
        || isReplacing(op)
        || !ScalarBodies.canLift(op.region(0))) {
      return List.of();
    }
    List<Value> added = negated(op, rewriter);
    return added.isEmpty() ? new Scatters(op, numbers, rewriter).scattered() : added;
  }

  /** Whether one new element takes the place of what is there, which others cannot say better. */
  private static boolean isReplacing(Operation op) {
    Block body = op.region(0).entry();
    return op.operandCount() == 3 && body.terminator().operand(0) == body.argument(1);
  }

  /** Subtracting is adding the negative. */
  private static List<Value> negated(Operation op, Rewriter rewriter) {
    Block body = op.region(0).entry();
    Operation first = body.firstOp();
    boolean subtracts =
        op.operandCount() == 3
            && first != null
            && first.is(StablehloOps.SUBTRACT)
            && first.next() == body.terminator()
            && first.operand(0) == body.argument(0)
            && first.operand(1) == body.argument(1)
            && body.terminator().operand(0) == first.result();
    if (!subtracts) {
      return List.of();
    }
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    Operation copy = new Cloner().copy(op);
    copy.setOperand(2, builder.unary(StablehloOps.NEGATE, op.operand(2)));
    Block added = copy.region(0).entry();
    Operation last = added.terminator();
    Value sum =
        new StablehloBuilder(new Rewriter().before(last)).add(added.argument(0), added.argument(1));
    Value difference = last.operand(0);
    last.setOperand(0, sum);
    new Rewriter().eraseWithUnused(((OpResult) difference).owner());
    return List.copyOf(rewriter.insert(copy).results());
  }

  private List<Value> scattered() {
    long[] windowDimensions = longs("update_window_dims");
    long[] scatterDimensions =
        LongStream.range(0, update.rank())
            .filter(i -> !Longs.contains(windowDimensions, i))
            .toArray();
    long count = product(scatterDimensions);
    long window = product(windowDimensions);
    if (count == 0 || window == 0) {
      return List.copyOf(op.operands().subList(0, inputs));
    }
    Value places = places(count, window, windowDimensions);
    long[] order = Longs.concat(scatterDimensions, windowDimensions);
    List<Value> operands = new ArrayList<>();
    List<Value> updates = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      operands.add(FlatElements.flat(op.operand(i), builder));
      updates.add(rows(op.operand(inputs + 1 + i), order, count, window));
    }
    boolean isUnique =
        count == 1 || op.attribute("unique_indices") instanceof BoolAttr unique && unique.value();
    List<Value> results =
        isUnique
            ? updated(operands, places, updates, rewriter)
            : Loops.counted(
                count,
                operands,
                (i, now, inside) -> step(i, now, places, updates, inside),
                rewriter);
    return IntStream.range(0, inputs)
        .mapToObj(i -> builder.reshape(results.get(i), operand.shape()))
        .toList();
  }

  private List<Value> step(
      Value counter, List<Value> operands, Value places, List<Value> updates, Rewriter inside) {
    return updated(
        operands,
        row(places, counter, inside),
        updates.stream().map(rows -> row(rows, counter, inside)).toList(),
        inside);
  }

  private List<Value> updated(
      List<Value> operands, Value places, List<Value> updates, Rewriter at) {
    StablehloBuilder inserted = new StablehloBuilder(at);
    Value flat = FlatElements.flat(places, inserted);
    List<Value> before =
        operands.stream().map(value -> FlatElements.gather(value, flat, at)).toList();
    List<Value> given = updates.stream().map(u -> FlatElements.flat(u, inserted)).toList();
    List<Value> after = ScalarBodies.lift(op.region(0), before, given, at);
    return IntStream.range(0, inputs)
        .mapToObj(
            i ->
                FlatElements.scatter(
                        operands.subList(i, i + 1),
                        flat,
                        after.subList(i, i + 1),
                        second(operand(i)),
                        at)
                    .getFirst())
        .toList();
  }

  private TensorType operand(int i) {
    return op.operand(i).tensorType();
  }

  /** A body that takes the new element. */
  private static Region second(TensorType type) {
    TensorType scalar = TensorType.of(type.element());
    Region body = new Region();
    Block block = body.addBlock();
    block.addArgument(scalar);
    Value updated = block.addArgument(scalar);
    block.append(Operation.builder(StablehloOps.RETURN).operand(updated).build());
    return body;
  }

  private static Value row(Value matrix, Value row, Rewriter inside) {
    TensorType type = matrix.tensorType();
    StablehloBuilder builder = new StablehloBuilder(inside);
    Value zero = builder.splat(row.tensorType(), 0);
    return builder.with(
        StablehloOps.DYNAMIC_SLICE,
        "slice_sizes",
        DenseArrayAttr.i64(1, type.dimension(1)),
        TensorType.of(type.element(), 1, type.dimension(1)),
        List.of(matrix, row, zero));
  }

  private Value rows(Value updates, long[] order, long count, long window) {
    return builder.reshape(builder.transpose(updates, order), ImmutableLongArray.of(count, window));
  }

  /**
   * Of each update the place in the flattened operand, {@code [count, window]}; one behind the last
   * where a component is outside.
   */
  private Value places(long count, long window, long[] windowDimensions) {
    long[] windowed = windowed();
    long[] components = longs("scatter_dims_to_operand_dims");
    Value indexes = indexes(count, components.length);
    TensorType type = TensorType.of(IntegerType.I32, count, window);
    Value place = builder.splat(type, 0);
    Value inside = null;
    for (int d = 0; d < operand.rank(); d++) {
      int at = Longs.indexOf(windowed, d);
      int component = Longs.indexOf(components, d);
      Value position = builder.splat(type, 0);
      if (at >= 0) {
        position = builder.broadcast(offsets(windowDimensions, at, window), type.shape(), 1);
      }
      if (component >= 0) {
        Value column =
            FlatElements.flat(builder.slice(indexes, 1, component, component + 1), builder);
        position = builder.add(position, builder.broadcast(column, type.shape(), 0));
        Value isInside =
            builder.binary(
                StablehloOps.AND,
                builder.compare("GE", position, builder.splat(type, 0)),
                builder.compare(
                    "LT", position, builder.splat(type, (double) operand.dimension(d))));
        inside = inside == null ? isInside : builder.binary(StablehloOps.AND, inside, isInside);
      }
      if (at >= 0 || component >= 0) {
        place = builder.add(place, builder.multiply(position, builder.splat(type, stride(d))));
      }
    }
    return inside == null
        ? place
        : builder.select(inside, place, builder.splat(type, (double) operand.elementCount()));
  }

  /** The components of the indexes as columns. */
  private Value indexes(long count, int components) {
    Value given = op.operand(inputs);
    TensorType type = given.tensorType();
    int vector = numbers.get("index_vector_dim") instanceof IntegerAttr i ? (int) i.longValue() : 0;
    if (vector < type.rank() - 1) {
      long[] order =
          LongStream.concat(
                  LongStream.range(0, type.rank()).filter(i -> i != vector), LongStream.of(vector))
              .toArray();
      given = builder.transpose(given, order);
    }
    Value matrix = builder.reshape(given, ImmutableLongArray.of(count, components));
    return narrowed(matrix);
  }

  /** Indexes of 32 bits; what does not fit them is outside of any operand. */
  private Value narrowed(Value indexes) {
    TensorType type = indexes.tensorType();
    boolean isWide =
        type.element() instanceof IntegerType integer
            && (integer.width() == Long.SIZE
                || integer.width() == Integer.SIZE && integer.isUnsigned());
    if (!isWide) {
      return builder.convert(indexes, IntegerType.I32);
    }
    Value low = builder.splat(type, type.element().equals(IntegerType.I64) ? -1 : 0);
    Value bound = builder.splat(type, (double) operand.elementCount());
    OpDefinition smaller = StablehloOps.MINIMUM;
    Value kept = builder.binary(StablehloOps.MAXIMUM, builder.binary(smaller, indexes, bound), low);
    return builder.convert(kept, IntegerType.I32);
  }

  /** Along one dimension of a window, how far each of its elements is from the first. */
  private Value offsets(long[] windowDimensions, int dimension, long window) {
    long inner =
        LongStream.of(windowDimensions)
            .skip(dimension + 1L)
            .map(i -> update.dimension((int) i))
            .reduce(1, (a, b) -> a * b);
    long size = update.dimension((int) windowDimensions[dimension]);
    return builder.table(TensorType.of(IntegerType.I32, window), i -> (double) (i / inner % size));
  }

  /** The operand's dimensions that a window extends over. */
  private long[] windowed() {
    long[] inserted = longs("inserted_window_dims");
    return LongStream.range(0, operand.rank()).filter(i -> !Longs.contains(inserted, i)).toArray();
  }

  private double stride(int dimension) {
    return operand.shape().stream().skip(dimension + 1L).reduce(1, (a, b) -> a * b);
  }

  private long product(long[] dimensions) {
    return LongStream.of(dimensions).map(i -> update.dimension((int) i)).reduce(1, (a, b) -> a * b);
  }

  private long[] longs(String field) {
    return numbers.get(field) instanceof DenseArrayAttr array
        ? array.values().toArray()
        : new long[0];
  }
}
