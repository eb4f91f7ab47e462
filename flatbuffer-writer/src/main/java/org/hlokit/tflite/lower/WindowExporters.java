// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Ints;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.schema.ActivationFunctionType;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.BuiltinOptions;
import org.hlokit.tflite.schema.BuiltinOptions2;
import org.hlokit.tflite.schema.Padding;
import org.hlokit.tflite.schema.Pool2DOptions;
import org.hlokit.tflite.schema.StablehloReduceWindowOptions;
import org.hlokit.tflite.schema.TensorType;

/**
 * Exporters of {@code reduce_window}: running sums are CUMSUM, pooling over two dimensions is
 * MAX_POOL_2D or AVERAGE_POOL_2D, the rest is STABLEHLO_REDUCE_WINDOW.
 */
final class WindowExporters {
  /** The operators by which a window's body is told to the kernel. */
  private static final ImmutableMap<OpDefinition, Integer> BODIES =
      ImmutableMap.of(
          StablehloOps.ADD, BuiltinOperator.STABLEHLO_ADD,
          StablehloOps.MULTIPLY, BuiltinOperator.STABLEHLO_MULTIPLY,
          StablehloOps.MAXIMUM, BuiltinOperator.STABLEHLO_MAXIMUM,
          StablehloOps.MINIMUM, BuiltinOperator.STABLEHLO_MINIMUM,
          StablehloOps.AND, BuiltinOperator.STABLEHLO_AND);

  private static final int MAX_WINDOW_RANK = 6;

  private WindowExporters() {}

  /** The attributes of a {@code reduce_window} with one input. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Window(
      int[] sizes, int[] strides, int[] baseDilations, int[] dilations, int[] padding) {

    static Window of(Operation op) {
      int[] sizes = Attributes.ints(op, "window_dimensions");
      int[] ones = new int[sizes.length];
      Arrays.fill(ones, 1);
      return new Window(
          sizes,
          Attributes.ints(op, "window_strides", ones),
          Attributes.ints(op, "base_dilations", ones),
          Attributes.ints(op, "window_dilations", ones),
          Attributes.ints(op, "padding", new int[2 * sizes.length]));
    }

    boolean isDilated() {
      return Arrays.stream(baseDilations).anyMatch(d -> d != 1)
          || Arrays.stream(dilations).anyMatch(d -> d != 1);
    }

    boolean isPadded() {
      return Arrays.stream(padding).anyMatch(pad -> pad != 0);
    }

    /** The same over a tensor that is one of a list. */
    Window withLeadingOne() {
      int[] one = {1};
      return new Window(
          Ints.concat(one, sizes),
          Ints.concat(one, strides),
          Ints.concat(one, baseDilations),
          Ints.concat(one, dilations),
          Ints.concat(new int[2], padding));
    }

    /** Whether a window is never all padding. */
    boolean holdsMore() {
      return IntStream.range(0, padding.length).allMatch(i -> padding[i] < sizes[i / 2]);
    }

    int count() {
      return Arrays.stream(sizes).reduce(1, Math::multiplyExact);
    }
  }

  /** {@code reduce_window}. */
  static void reduceWindow(Operation op, Graph graph) {
    OpDefinition body = Reductions.combiner(op.region(0));
    if (op.operandCount() != 2 || body == null) {
      throw graph.refusal("only windows over one input with a body of one operation are supported");
    }
    Window window = Window.of(op);
    if (cumulate(op, graph, body, window)
        || maxPool(op, graph, body, window)
        || pickOne(op, graph, body, window)) {
      return;
    }
    general(op, graph, body, window);
  }

  /** A sum over all elements so far. */
  private static boolean cumulate(Operation op, Graph graph, OpDefinition body, Window window) {
    Shape shape = graph.shapeOf(op.operand(0));
    byte type = graph.heldType(op.result(0));
    if (body != StablehloOps.ADD
        || window.isDilated()
        || !isNumber(op, 0)
        || !Kernels.of(BuiltinOperator.CUMSUM).types().contains(type)) {
      return false;
    }
    int axis = -1;
    for (int i = 0; i < window.sizes().length; i++) {
      if (window.sizes()[i] != 1) {
        if (axis >= 0 || window.sizes()[i] != shape.size(i)) {
          return false;
        }
        axis = i;
      }
    }
    if (axis < 0 || Arrays.stream(window.strides()).anyMatch(stride -> stride != 1)) {
      return false;
    }
    int before = window.padding()[2 * axis];
    int after = window.padding()[2 * axis + 1];
    int all = shape.size(axis) - 1;
    boolean forward = before == all && after == 0;
    if (!forward && !(before == 0 && after == all)) {
      return false;
    }
    Ref operand = graph.read(op.operand(0));
    Ref dimension = Scalars.constant(graph, TensorType.INT32, (long) axis);
    graph.define(
        op.result(0),
        graph.emit(
            BuiltinOperator.CUMSUM,
            OptionTables.cumsum(false, !forward),
            type,
            shape,
            operand,
            dimension));
    return true;
  }

  /** A sum over windows of one element, which is their average. */
  private static boolean pickOne(Operation op, Graph graph, OpDefinition body, Window window) {
    return body == StablehloOps.ADD
        && window.count() == 1
        && !window.isPadded()
        && graph.heldType(op.result(0)) == TensorType.FLOAT32
        && isNumber(op, 0)
        && pool(op, graph, BuiltinOperator.AVERAGE_POOL_2D, window, Edge.PART, op.result(0));
  }

  private static boolean maxPool(Operation op, Graph graph, OpDefinition body, Window window) {
    if (body != StablehloOps.MAXIMUM
        || graph.heldType(op.result(0)) != TensorType.FLOAT32
        || !isNumber(op, Double.NEGATIVE_INFINITY)) {
      return false;
    }
    return pool(op, graph, BuiltinOperator.MAX_POOL_2D, window, Edge.NEUTRAL, op.result(0));
  }

  /** An average, the quotient of a sum over a window and the window's size. */
  static boolean averagePool(Operation divide, Graph graph) {
    Operation sum = divide.operand(0).definingOp();
    if (sum == null
        || !sum.is(StablehloOps.REDUCE_WINDOW)
        || sum.operandCount() != 2
        || Reductions.combiner(sum.region(0)) != StablehloOps.ADD
        || graph.heldType(divide.result()) != TensorType.FLOAT32
        || !isNumber(sum, 0)) {
      return false;
    }
    Window window = Window.of(sum);
    boolean counted = window.isPadded() && isCount(divide.operand(1), window);
    Edge edge = counted ? Edge.LEFT_OUT : Edge.PART;
    return (counted || Views.splatDouble(divide.operand(1)).orElse(0.0) == window.count())
        && pool(sum, graph, BuiltinOperator.AVERAGE_POOL_2D, window, edge, divide.result());
  }

  /** Whether a value is how many elements of the operand each place of a padded window has. */
  private static boolean isCount(Value value, Window window) {
    Operation count = Views.broadcast(value).base().definingOp();
    if (count == null
        || !count.is(StablehloOps.REDUCE_WINDOW)
        || count.operandCount() != 2
        || Reductions.combiner(count.region(0)) != StablehloOps.ADD
        || Views.splatDouble(count.operand(0)).orElse(0.0) != 1
        || !isNumber(count, 0)) {
      return false;
    }
    Window counted = Window.of(count);
    int rank = counted.sizes().length;
    int more = window.sizes().length - rank;
    // The counts may leave out leading dimensions that the window does not move over.
    return more >= 0
        && IntStream.range(0, more).allMatch(i -> window.sizes()[i] == 1)
        && endsIn(window.sizes(), counted.sizes())
        && endsIn(window.strides(), counted.strides())
        && endsIn(window.padding(), counted.padding())
        && !counted.isDilated();
  }

  private static boolean endsIn(int[] values, int[] end) {
    return Arrays.equals(
        Arrays.copyOfRange(values, values.length - end.length, values.length), end);
  }

  /**
   * What elements around the operand are to a pool: nothing, not counted, or zeros among others.
   */
  private enum Edge {
    NEUTRAL,
    LEFT_OUT,
    PART
  }

  /** A pool over up to two of four dimensions, which are brought into the order of kernels. */
  private static boolean pool(
      Operation op, Graph graph, int operator, Window given, Edge edge, Value result) {
    int rank = given.sizes().length;
    boolean reshaped = rank == 3 && graph.shapeOf(result).dynamicCount() < 2;
    if ((rank != 4 && !reshaped) || given.isDilated()) {
      return false;
    }
    Window window = rank == 3 ? given.withLeadingOne() : given;
    Optional<int[]> found = spatial(window, reshaped);
    if (found.isEmpty()) {
      return false;
    }
    int[] spatial = found.get();
    int[] others = IntStream.range(0, 4).filter(i -> i != spatial[0] && i != spatial[1]).toArray();
    int[] order = {others[0], spatial[0], spatial[1], others[1]};
    Permutations.Permuted behind =
        rank == 4
            ? Permutations.behind(op.operand(0))
            : new Permutations.Permuted(op.operand(0), new int[] {0, 1, 2, 3});
    int[] composed = Arrays.stream(order).map(i -> behind.permutation()[i]).toArray();
    Ref read = graph.read(behind.base());
    Ref whole = graph.reshape(read, withFour(read.shape()));
    Ref input = Permutations.apply(graph, whole, composed);
    Optional<Byte> known =
        edge == Edge.PART && window.isPadded()
            ? Optional.empty()
            : padding(input.shape(), window, spatial);
    if (known.isEmpty()) {
      if (edge == Edge.LEFT_OUT || !input.shape().isStatic() || !window.holdsMore()) {
        return false;
      }
      input = padded(op, graph, input, window, spatial);
    }
    byte padding = known.orElse(Padding.VALID);
    Shape shape = withFour(graph.shapeOf(result));
    Shape produced = Shape.of(Arrays.stream(order).map(shape::size).toArray());
    Options options =
        OptionTables.table(
            BuiltinOptions.Pool2DOptions,
            b ->
                Pool2DOptions.createPool2DOptions(
                    b,
                    padding,
                    window.strides()[spatial[1]],
                    window.strides()[spatial[0]],
                    window.sizes()[spatial[1]],
                    window.sizes()[spatial[0]],
                    ActivationFunctionType.NONE));
    Ref pooled = graph.emit(operator, options, TensorType.FLOAT32, produced, input);
    int[] back = new int[4];
    for (int i = 0; i < 4; i++) {
      back[order[i]] = i;
    }
    graph.define(result, Permutations.apply(graph, pooled, back));
    return true;
  }

  /** The input with the initial value around it, which is neutral or counts. */
  private static Ref padded(Operation op, Graph graph, Ref input, Window window, int[] spatial) {
    int[] low = new int[4];
    int[] high = new int[4];
    for (int i = 0; i < 2; i++) {
      low[i + 1] = window.padding()[2 * spatial[i]];
      high[i + 1] = window.padding()[2 * spatial[i] + 1];
    }
    Ref value = graph.reshape(graph.readBroadcast(op.operand(1)), Shape.SCALAR);
    return PadExporter.pad(graph, input, value, low, high, new int[4]);
  }

  private static Shape withFour(Shape shape) {
    return shape.rank() == 4 ? shape : Shape.of(Ints.concat(new int[] {1}, shape.toArray()));
  }

  /** The dimensions that a window moves over, with a neighbour where it is only one. */
  private static Optional<int[]> spatial(Window window, boolean listed) {
    int[] moving =
        IntStream.range(0, 4)
            .filter(
                i ->
                    window.sizes()[i] != 1
                        || window.strides()[i] != 1
                        || window.padding()[2 * i] != 0
                        || window.padding()[2 * i + 1] != 0)
            .toArray();
    return switch (moving.length) {
      case 1 -> {
        int only = moving[0];
        int other = listed ? 0 : only < 2 ? only + 1 : only - 1;
        yield Optional.of(new int[] {Math.min(only, other), Math.max(only, other)});
      }
      case 2 -> Optional.of(moving);
      default -> Optional.empty();
    };
  }

  private static Optional<Byte> padding(Shape input, Window window, int[] spatial) {
    if (!window.isPadded()) {
      return Optional.of(Padding.VALID);
    }
    for (int i = 0; i < 2; i++) {
      int size = input.size(i + 1);
      int stride = window.strides()[spatial[i]];
      int reach = window.sizes()[spatial[i]];
      int total = Math.max((Math.ceilDiv(size, stride) - 1) * stride + reach - size, 0);
      if (size == Shape.DYNAMIC
          || window.padding()[2 * spatial[i]] != total / 2
          || window.padding()[2 * spatial[i] + 1] != total - total / 2) {
        return Optional.empty();
      }
    }
    return Optional.of(Padding.SAME);
  }

  private static void general(Operation op, Graph graph, OpDefinition body, Window window) {
    Integer operator = BODIES.get(body);
    if (operator == null || window.sizes().length > MAX_WINDOW_RANK) {
      throw graph.refusal(
          "a window of rank %d reduced by %s".formatted(window.sizes().length, body));
    }
    byte type = graph.heldType(op.result(0));
    byte compute = Arithmetic.computeType(graph, BuiltinOperator.STABLEHLO_REDUCE_WINDOW, type);
    Ref operand = graph.cast(graph.read(op.operand(0)), compute);
    Ref initial =
        graph.cast(graph.reshape(graph.readBroadcast(op.operand(1)), Shape.SCALAR), compute);
    int subgraph = graph.plan().lowering().combiner(operator, compute);
    Options options =
        new Options.Builtin2(
            BuiltinOptions2.StablehloReduceWindowOptions,
            b ->
                StablehloReduceWindowOptions.createStablehloReduceWindowOptions(
                    b,
                    StablehloReduceWindowOptions.createWindowDimensionsVector(
                        b, GatherExporters.longs(window.sizes())),
                    StablehloReduceWindowOptions.createWindowStridesVector(
                        b, GatherExporters.longs(window.strides())),
                    StablehloReduceWindowOptions.createBaseDilationsVector(
                        b, GatherExporters.longs(window.baseDilations())),
                    StablehloReduceWindowOptions.createWindowDilationsVector(
                        b, GatherExporters.longs(window.dilations())),
                    StablehloReduceWindowOptions.createPaddingVector(
                        b, GatherExporters.longs(window.padding())),
                    subgraph));
    Ref reduced =
        graph.emit(
            BuiltinOperator.STABLEHLO_REDUCE_WINDOW,
            options,
            compute,
            graph.shapeOf(op.result(0)),
            operand,
            initial);
    graph.define(op.result(0), graph.cast(reduced, type));
  }

  private static boolean isNumber(Operation op, double initial) {
    return Views.splatDouble(op.operand(1)).orElse(Double.NaN) == initial;
  }
}
