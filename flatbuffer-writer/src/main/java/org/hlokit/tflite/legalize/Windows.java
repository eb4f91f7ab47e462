// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/**
 * Windows that are reduced by any body of elementwise operations, of any number of inputs: along
 * each dimension neighbours are combined to windows of 2, 4, 8, .. elements, and those to the
 * window that is asked for. So a window of {@code n} elements takes at most {@code 2 log n} steps,
 * each on tensors, and elements keep their order.
 */
final class Windows {
  private final long[] sizes;
  private final long[] strides;
  private final long[] baseDilations;
  private final long[] dilations;
  private final long[] padding;

  private Windows(Operation op) {
    int rank = op.operand(0).tensorType().rank();
    this.sizes = orAll(op, "window_dimensions", rank, 1);
    this.strides = orAll(op, "window_strides", rank, 1);
    this.baseDilations = orAll(op, "base_dilations", rank, 1);
    this.dilations = orAll(op, "window_dilations", rank, 1);
    this.padding = orAll(op, "padding", 2 * rank, 0);
  }

  private static long[] orAll(Operation op, String name, int count, long absent) {
    long[] given = StablehloBuilder.integers(op, name);
    if (given.length == 0) {
      given = new long[count];
      Arrays.fill(given, absent);
    }
    return given;
  }

  /** {@code reduce_window}. */
  static List<Value> reduce(Operation op, Rewriter rewriter) {
    Region body = op.region(0);
    if (!isStatic(op) || !ScalarBodies.canLift(body)) {
      return List.of();
    }
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    Windows windows = new Windows(op);
    int inputs = op.operandCount() / 2;
    List<Value> padded = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      padded.add(windows.pad(op.operand(i), op.operand(inputs + i), builder));
    }
    List<Value> reduced =
        windows.reduced(padded, (a, b) -> ScalarBodies.lift(body, a, b, rewriter), builder);
    List<Value> initial = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      initial.add(builder.broadcast(op.operand(inputs + i), op.result(i).tensorType().shape()));
    }
    return ScalarBodies.lift(body, initial, reduced, rewriter);
  }

  /**
   * {@code select_and_scatter}: where the element that is selected from a window is, is reduced
   * along with its value; then each element of the source is scattered to the place so found.
   */
  static List<Value> selectAndScatter(Operation op, Rewriter rewriter) {
    if (!isStatic(op) || !ScalarBodies.canLift(op.region(0))) {
      return List.of();
    }
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    Windows windows = new Windows(op);
    TensorType type = op.operand(0).tensorType();
    ImmutableLongArray all = ImmutableLongArray.of(type.elementCount());
    Value places = places(type, builder);
    Value outside = builder.splat(TensorType.of(IntegerType.I32), -1);
    Value zero = builder.splat(TensorType.of(type.element()), 0);
    List<Value> padded =
        List.of(windows.pad(op.operand(0), zero, builder), windows.pad(places, outside, builder));
    Value found =
        windows
            .reduced(padded, (a, b) -> windows.selected(op.region(0), a, b, rewriter), builder)
            .get(1);
    Value source = op.operand(1);
    Region update = new Region();
    update.takeBlocks(op.region(1));
    List<Value> sums =
        FlatElements.scatter(
            List.of(builder.broadcast(op.operand(2), all)),
            FlatElements.flat(found, builder),
            List.of(FlatElements.flat(source, builder)),
            update,
            rewriter);
    return List.of(builder.reshape(sums.getFirst(), type.shape()));
  }

  /** Of each element its place in row-major order, from tables for each dimension. */
  private static Value places(TensorType type, StablehloBuilder builder) {
    ImmutableLongArray shape = type.shape();
    Value places = builder.splat(TensorType.of(IntegerType.I32, shape), 0);
    long stride = 1;
    for (int i = type.rank() - 1; i >= 0; i--) {
      double step = stride;
      Value table = builder.table(TensorType.of(IntegerType.I32, shape.get(i)), at -> at * step);
      places = builder.add(places, builder.broadcast(table, shape, i));
      stride *= shape.get(i);
    }
    return places;
  }

  /** The element of {@code left} or of {@code right}, with its place, which is negative outside. */
  private List<Value> selected(
      Region select, List<Value> left, List<Value> right, Rewriter rewriter) {
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    Value isLeft =
        ScalarBodies.lift(select, List.of(left.getFirst()), List.of(right.getFirst()), rewriter)
            .getFirst();
    if (Arrays.stream(padding).anyMatch(pad -> pad > 0)) {
      Value zero = builder.splat(left.get(1).tensorType(), 0);
      Value inside = builder.compare("GE", left.get(1), zero);
      Value alone = builder.compare("LT", right.get(1), zero);
      isLeft =
          builder.binary(StablehloOps.OR, builder.binary(StablehloOps.AND, isLeft, inside), alone);
    }
    Value chooses = isLeft;
    return List.of(
        builder.select(chooses, left.get(0), right.get(0)),
        builder.select(chooses, left.get(1), right.get(1)));
  }

  private static boolean isStatic(Operation op) {
    return op.operands().stream().allMatch(ScalarBodies::isNumeric)
        && op.results().stream().allMatch(ScalarBodies::isNumeric)
        && op.result(0).tensorType().elementCount() > 0;
  }

  private Value pad(Value operand, Value filler, StablehloBuilder builder) {
    int rank = sizes.length;
    long[] low = new long[rank];
    long[] high = new long[rank];
    long[] interior = new long[rank];
    for (int i = 0; i < rank; i++) {
      low[i] = padding[2 * i];
      high[i] = padding[2 * i + 1];
      interior[i] = baseDilations[i] - 1;
    }
    boolean changes =
        Arrays.stream(padding).anyMatch(pad -> pad != 0)
            || Arrays.stream(interior).anyMatch(pad -> pad != 0);
    return changes ? builder.pad(operand, filler, low, high, interior) : operand;
  }

  private List<Value> reduced(
      List<Value> padded, BinaryOperator<List<Value>> body, StablehloBuilder builder) {
    List<Value> values = padded;
    for (int i = sizes.length - 1; i >= 0; i--) {
      if (sizes[i] > 1) {
        values = along(i, values, body, builder);
      }
      if (strides[i] > 1) {
        values = strided(i, values, builder);
      }
    }
    return values;
  }

  private List<Value> along(
      int dimension,
      List<Value> values,
      BinaryOperator<List<Value>> body,
      StablehloBuilder builder) {
    long dilation = dilations[dimension];
    long length = values.getFirst().tensorType().dimension(dimension);
    long count = length - (sizes[dimension] - 1) * dilation;
    List<Value> powers = values;
    List<Value> taken = List.of();
    long elements = 0;
    for (long size = 1; size <= sizes[dimension]; size *= 2) {
      if (size > 1) {
        long left = length - (size - 1) * dilation;
        long half = size / 2 * dilation;
        powers =
            body.apply(
                sliced(powers, dimension, 0, left, builder),
                sliced(powers, dimension, half, left, builder));
      }
      if ((sizes[dimension] & size) != 0) {
        List<Value> next = sliced(powers, dimension, elements * dilation, count, builder);
        taken = taken.isEmpty() ? next : body.apply(taken, next);
        elements += size;
      }
    }
    return taken;
  }

  private static List<Value> sliced(
      List<Value> values, int dimension, long start, long count, StablehloBuilder builder) {
    return values.stream()
        .map(
            value ->
                count == value.tensorType().dimension(dimension)
                    ? value
                    : builder.slice(value, dimension, start, start + count))
        .toList();
  }

  private List<Value> strided(int dimension, List<Value> values, StablehloBuilder builder) {
    TensorType type = values.getFirst().tensorType();
    long[] starts = new long[sizes.length];
    long[] limits = type.shape().toArray();
    long[] steps = new long[sizes.length];
    Arrays.fill(steps, 1);
    steps[dimension] = strides[dimension];
    long[] shape = limits.clone();
    shape[dimension] = Math.ceilDiv(limits[dimension], strides[dimension]);
    return values.stream()
        .map(
            value ->
                builder.slice(
                    value,
                    TensorType.of(value.tensorType().element(), shape),
                    starts,
                    limits,
                    steps))
        .toList();
  }
}
