// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import com.google.common.primitives.Ints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.Value;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.schema.ActivationFunctionType;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.BuiltinOptions;
import org.hlokit.tflite.schema.Conv2DOptions;
import org.hlokit.tflite.schema.Conv3DOptions;
import org.hlokit.tflite.schema.DepthwiseConv2DOptions;
import org.hlokit.tflite.schema.Padding;
import org.hlokit.tflite.schema.TensorType;

/**
 * Exporter of {@code convolution} over one or two spatial dimensions: CONV_2D or DEPTHWISE_CONV_2D
 * on batch, height, width, channels. Other layouts are transposed, which costs nothing for constant
 * kernels; padding that is neither SAME nor VALID, and the dilation of the input that makes a
 * transposed convolution, are a STABLEHLO_PAD before it.
 */
final class ConvolutionExporter {
  private final Operation op;
  private final Graph graph;
  private final StructAttr numbers;

  /** Dimensions of input, kernel and output: batch or output feature, spatial, feature. */
  private final int[] inputOrder;

  private final int[] kernelOrder;
  private final int[] outputOrder;
  private final int spatial;

  private ConvolutionExporter(Operation op, Graph graph) {
    this.op = op;
    this.graph = graph;
    this.numbers = Attributes.struct(op, "dimension_numbers");
    this.inputOrder =
        order("input_batch_dimension", "input_spatial_dimensions", "input_feature_dimension");
    this.kernelOrder =
        order(
            "kernel_output_feature_dimension",
            "kernel_spatial_dimensions",
            "kernel_input_feature_dimension");
    this.outputOrder =
        order("output_batch_dimension", "output_spatial_dimensions", "output_feature_dimension");
    this.spatial = inputOrder.length - 2;
  }

  private int[] order(String first, String spatialDimensions, String last) {
    return Ints.concat(
        new int[] {(int) Attributes.integer(numbers, first, 0)},
        Attributes.ints(numbers, spatialDimensions),
        new int[] {(int) Attributes.integer(numbers, last, 0)});
  }

  /** {@code convolution}. */
  static void convolution(Operation op, Graph graph) {
    new ConvolutionExporter(op, graph).export(Optional.empty());
  }

  /** A convolution whose result a bias is added to, as one operator that defines the sum. */
  static void withBias(Operation op, Value bias, Value sum, Graph graph) {
    ConvolutionExporter exporter = new ConvolutionExporter(op, graph);
    graph.define(sum, exporter.result(Optional.of(bias)));
  }

  /** The dimension of the output that a bias belongs to. */
  static int outputFeature(Operation op) {
    return (int)
        Attributes.integer(
            Attributes.struct(op, "dimension_numbers"), "output_feature_dimension", 0);
  }

  private void export(Optional<Value> bias) {
    graph.define(op.result(), result(bias));
  }

  private Ref result(Optional<Value> bias) {
    if (spatial < 1 || spatial > 3) {
      throw graph.refusal("a convolution over %d spatial dimensions".formatted(spatial));
    }
    if (graph.heldType(op.operand(0)) != TensorType.FLOAT32
        || graph.heldType(op.result()) != TensorType.FLOAT32) {
      throw graph.refusal("the runtime's CONV_2D has no kernel that sums in " + type());
    }
    if (Attributes.integer(op, "batch_group_count", 1) != 1) {
      throw graph.refusal("a convolution with batch groups");
    }
    int[] ones = new int[spatial];
    Arrays.fill(ones, 1);
    int[] strides = Attributes.ints(op, "window_strides", ones);
    int[] dilation = Attributes.ints(op, "rhs_dilation", ones);
    Ref input = ordered(op.operand(0), inputOrder);
    Kernel side = Kernel.of(op.operand(1), kernelOrder);
    Shape result = permuted(graph.shapeOf(op.result()), outputOrder);
    Optional<TransposedConvolution> transposed =
        TransposedConvolution.of(op, input.shape(), side.shape(graph), result);
    Ref kernel = reversed(side, transposed.isPresent());
    if (transposed.isPresent() && bias.isEmpty()) {
      Ref made = transposed.get().emit(graph, twoDimensional(input), twoDimensional(kernel));
      return inOrder(made, result);
    }
    Window window = Window.of(op, graph, input, kernel, strides, dilation);
    Ref padded = window.apply(graph, input);

    Shape output = result;
    int channels = input.shape().sizeFromEnd(0);
    int groups = (int) Attributes.integer(op, "feature_group_count", 1);
    if (spatial == 3) {
      return inOrder(overThree(padded, kernel, window, strides, dilation, bias), output);
    }
    boolean depthwise = groups > 1 && groups == channels && kernel.shape().sizeFromEnd(0) == 1;
    Ref weights = twoDimensional(kernel);
    if (depthwise) {
      // [channels * multiplier, h, w, 1] to [1, h, w, channels * multiplier].
      weights = Permutations.apply(graph, weights, new int[] {3, 1, 2, 0});
    }
    Options options =
        depthwise
            ? depthwise(window, pair(strides), pair(dilation), output.sizeFromEnd(0) / channels)
            : plain(window, pair(strides), pair(dilation));
    Shape produced = spatial == 2 ? output : withHeight(output);
    // The kernels of depthwise convolution read a bias even where there is none.
    int features = output.sizeFromEnd(0);
    Ref vector =
        bias.isPresent()
            ? graph.reshape(graph.readBroadcast(bias.get()), Shape.of(features))
            : ShapeExporters.fill(graph, TensorType.FLOAT32, Shape.of(features), 0.0);
    Ref[] inputs = {twoDimensional(padded), weights, vector};
    Ref produce =
        graph.emit(
            depthwise ? BuiltinOperator.DEPTHWISE_CONV_2D : BuiltinOperator.CONV_2D,
            options,
            TensorType.FLOAT32,
            produced,
            inputs);
    return inOrder(produce, output);
  }

  private String type() {
    return TensorType.name(graph.heldType(op.result()));
  }

  /** A result, its dimensions as the operation has them. */
  private Ref inOrder(Ref result, Shape output) {
    int[] back = new int[outputOrder.length];
    for (int i = 0; i < back.length; i++) {
      back[outputOrder[i]] = i;
    }
    return Permutations.apply(graph, graph.reshape(result, output), back);
  }

  /** CONV_3D, whose weights have the output features last. */
  private Ref overThree(
      Ref input, Ref kernel, Window window, int[] strides, int[] dilation, Optional<Value> bias) {
    if (Attributes.integer(op, "feature_group_count", 1) != 1) {
      throw graph.refusal("a convolution over 3 spatial dimensions with groups of features");
    }
    Options options =
        OptionTables.table(
            BuiltinOptions.Conv3DOptions,
            b ->
                Conv3DOptions.createConv3DOptions(
                    b,
                    window.padding(),
                    strides[0],
                    strides[2],
                    strides[1],
                    ActivationFunctionType.NONE,
                    dilation[0],
                    dilation[2],
                    dilation[1]));
    List<Ref> inputs = new ArrayList<>();
    inputs.add(input);
    inputs.add(Permutations.apply(graph, kernel, new int[] {1, 2, 3, 4, 0}));
    int features = kernel.shape().size(0);
    bias.ifPresent(
        value -> inputs.add(graph.reshape(graph.readBroadcast(value), Shape.of(features))));
    return graph.emit(
        BuiltinOperator.CONV_3D,
        options,
        TensorType.FLOAT32,
        permuted(graph.shapeOf(op.result()), outputOrder),
        inputs.toArray(Ref[]::new));
  }

  private Ref ordered(Value value, int[] order) {
    Permutations.Permuted behind = Permutations.behind(value);
    int[] composed = Arrays.stream(order).map(i -> behind.permutation()[i]).toArray();
    return Permutations.apply(graph, graph.read(behind.base()), composed);
  }

  /**
   * The kernel as it is stored, before transpositions and reversals.
   *
   * @param permutation the dimensions of {@code base} in the order that kernels have
   * @param reversed which of them are in reverse
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Kernel(Value base, int[] permutation, boolean[] reversed) {

    static Kernel of(Value value, int[] order) {
      Value at = value;
      int[] permutation = order.clone();
      boolean[] reversed = new boolean[order.length];
      for (Operation op = at.definingOp(); op != null; op = at.definingOp()) {
        if (op.is(StablehloOps.TRANSPOSE)) {
          int[] step = Attributes.ints(op, "permutation");
          permutation = Arrays.stream(permutation).map(i -> step[i]).toArray();
        } else if (op.is(StablehloOps.REVERSE) && isSpatial(op, permutation)) {
          int[] dimensions = Attributes.ints(op, "dimensions");
          for (int i = 0; i < reversed.length; i++) {
            reversed[i] ^= Ints.contains(dimensions, permutation[i]);
          }
        } else {
          break;
        }
        at = op.operand(0);
      }
      return new Kernel(at, permutation, reversed);
    }

    private static boolean isSpatial(Operation reverse, int[] permutation) {
      int[] dimensions = Attributes.ints(reverse, "dimensions");
      return !Ints.contains(dimensions, permutation[0])
          && !Ints.contains(dimensions, permutation[permutation.length - 1]);
    }

    Shape shape(Graph graph) {
      return permuted(graph.shapeOf(base), permutation);
    }
  }

  /**
   * @param mirrored whether all spatial dimensions are wanted in reverse
   */
  private Ref reversed(Kernel kernel, boolean mirrored) {
    int[] reversal = Attributes.ints(op, "window_reversal", new int[spatial]);
    Ref result = Permutations.apply(graph, graph.read(kernel.base()), kernel.permutation());
    for (int i = 0; i < spatial; i++) {
      if ((reversal[i] != 0) ^ kernel.reversed()[i + 1] ^ mirrored) {
        result = reversed(result, i + 1);
      }
    }
    return result;
  }

  private Ref reversed(Ref kernel, int dimension) {
    if (kernel.shape().size(dimension) == 1) {
      return kernel;
    }
    if (kernel.constant().isPresent()) {
      return graph.derive(
          kernel.index(),
          "reversed " + dimension,
          () -> graph.constant(kernel.type(), kernel.shape(), Reversed.of(kernel, dimension)));
    }
    return graph.emit(
        BuiltinOperator.REVERSE_V2,
        OptionTables.plain(BuiltinOperator.REVERSE_V2),
        kernel.type(),
        kernel.shape(),
        kernel,
        graph.ints(dimension));
  }

  /** One spatial dimension becomes two, the first of them 1. */
  private Ref twoDimensional(Ref ref) {
    return spatial == 2 ? ref : graph.reshape(ref, withHeight(ref.shape()));
  }

  private static Shape withHeight(Shape shape) {
    return Shape.of(shape.size(0), 1, shape.size(1), shape.size(2));
  }

  private int[] pair(int[] values) {
    return spatial == 2 ? values : new int[] {1, values[0]};
  }

  private static Shape permuted(Shape shape, int[] order) {
    return Shape.of(Arrays.stream(order).map(shape::size).toArray());
  }

  private static Options plain(Window window, int[] strides, int[] dilation) {
    return OptionTables.table(
        BuiltinOptions.Conv2DOptions,
        b ->
            Conv2DOptions.createConv2DOptions(
                b,
                window.padding(),
                strides[1],
                strides[0],
                ActivationFunctionType.NONE,
                dilation[1],
                dilation[0],
                TensorType.FLOAT32));
  }

  private static Options depthwise(Window window, int[] strides, int[] dilation, int multiplier) {
    return OptionTables.table(
        BuiltinOptions.DepthwiseConv2DOptions,
        b ->
            DepthwiseConv2DOptions.createDepthwiseConv2DOptions(
                b,
                window.padding(),
                strides[1],
                strides[0],
                multiplier,
                ActivationFunctionType.NONE,
                dilation[1],
                dilation[0]));
  }

  /**
   * How a window moves over an input of batch, spatial dimensions, channels.
   *
   * @param padding a constant of {@link Padding}
   * @param low what is added before each spatial dimension first, negative to crop
   * @param high what is added after
   * @param interior what is put between elements first
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Window(byte padding, int[] low, int[] high, int[] interior) {

    static Window of(
        Operation op, Graph graph, Ref input, Ref kernel, int[] strides, int[] dilation) {
      int spatial = strides.length;
      int[] pads = Attributes.ints(op, "padding", new int[2 * spatial]);
      int[] ones = new int[spatial];
      Arrays.fill(ones, 1);
      int[] between =
          Arrays.stream(Attributes.ints(op, "lhs_dilation", ones)).map(d -> d - 1).toArray();
      int[] low = IntStream.range(0, spatial).map(i -> pads[2 * i]).toArray();
      int[] high = IntStream.range(0, spatial).map(i -> pads[2 * i + 1]).toArray();
      boolean dilated = Arrays.stream(between).anyMatch(count -> count != 0);
      boolean valid = Arrays.stream(pads).allMatch(pad -> pad == 0);
      if (!dilated && valid) {
        return new Window(Padding.VALID, low, high, between);
      }
      boolean same = !dilated;
      for (int i = 0; i < spatial && same; i++) {
        int size = input.shape().size(i + 1);
        if (size == Shape.DYNAMIC) {
          throw graph.refusal("a padded convolution over a dynamic dimension");
        }
        int reach = (kernel.shape().size(i + 1) - 1) * dilation[i] + 1;
        int steps = Math.ceilDiv(size, strides[i]);
        int total = Math.max((steps - 1) * strides[i] + reach - size, 0);
        same = low[i] == total / 2 && high[i] == total - total / 2;
      }
      return same
          ? new Window(Padding.SAME, new int[spatial], new int[spatial], between)
          : new Window(Padding.VALID, low, high, between);
    }

    Ref apply(Graph graph, Ref input) {
      int[] zero = {0};
      int[] before = Ints.concat(zero, low, zero);
      int[] after = Ints.concat(zero, high, zero);
      int[] within = Ints.concat(zero, interior, zero);
      return PadExporter.pad(
          graph, input, Scalars.constant(graph, input.type(), 0.0), before, after, within);
    }
  }
}
