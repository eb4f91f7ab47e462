// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import com.google.common.primitives.ImmutableLongArray;
import com.google.common.primitives.Longs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/**
 * Convolutions for which the runtime has no kernel. Groups of the batch become groups of features.
 * Of other element types than {@code f32}, and over other than one to three spatial dimensions, it
 * is a product of matrices: what the kernel meets at each place, by the kernel.
 */
final class Convolutions {
  /** More elements than this in a kernel of one input and output feature are not laid out. */
  private static final long MAX_OFFSETS = 1 << 10;

  private final Operation op;
  private final StructAttr numbers;
  private final Rewriter rewriter;
  private final StablehloBuilder builder;
  private final long groups;

  /** Dimensions of input, kernel and output: batch or input feature, spatial, last feature. */
  private final long[] inputOrder;

  private final long[] kernelOrder;
  private final long[] outputOrder;
  private final int spatial;

  private Convolutions(Operation op, StructAttr numbers, Rewriter rewriter) {
    this.op = op;
    this.numbers = numbers;
    this.rewriter = rewriter;
    this.builder = new StablehloBuilder(rewriter);
    this.groups = integer(op, "feature_group_count");
    this.inputOrder =
        order("input_batch_dimension", "input_spatial_dimensions", "input_feature_dimension");
    this.kernelOrder =
        order(
            "kernel_input_feature_dimension",
            "kernel_spatial_dimensions",
            "kernel_output_feature_dimension");
    this.outputOrder =
        order("output_batch_dimension", "output_spatial_dimensions", "output_feature_dimension");
    this.spatial = inputOrder.length - 2;
  }

  /** {@code convolution}. */
  static List<Value> convolution(Operation op, Rewriter rewriter) {
    if (!(op.attribute("dimension_numbers") instanceof StructAttr numbers)
        || !op.operands().stream().allMatch(ScalarBodies::isStatic)
        || op.result().tensorType().elementCount() == 0) {
      return List.of();
    }
    Convolutions convolution = new Convolutions(op, numbers, rewriter);
    return integer(op, "batch_group_count") > 1
        ? convolution.groupsOfFeatures()
        : convolution.product();
  }

  /** Element {@code i} of group {@code g} of the batch becomes element i, its features group g. */
  private List<Value> groupsOfFeatures() {
    long batchGroups = integer(op, "batch_group_count");
    Value input = op.operand(0);
    int batch = (int) inputOrder[0];
    int feature = (int) inputOrder[spatial + 1];
    long[] shape = input.tensorType().shape().toArray();
    long[] split = insert(shape, batch, batchGroups);
    split[batch + 1] /= batchGroups;
    // The groups' dimension moves in front of the features'.
    int rank = shape.length;
    List<Long> order = new ArrayList<>();
    for (int i = 0; i < rank; i++) {
      if (i == feature) {
        order.add((long) batch);
      }
      order.add(i < batch ? i : i + 1L);
    }
    shape[batch] /= batchGroups;
    shape[feature] *= batchGroups;
    Value regrouped =
        builder.reshape(
            builder.transpose(
                builder.reshape(input, ImmutableLongArray.copyOf(split)), Longs.toArray(order)),
            ImmutableLongArray.copyOf(shape));
    Operation grouped =
        Operation.builder(StablehloOps.CONVOLUTION)
            .operand(regrouped)
            .operand(op.operand(1))
            .properties(op.properties())
            .range(op.range())
            .result(op.result().type())
            .build();
    grouped.setAttribute("batch_group_count", IntegerAttr.i64(1));
    grouped.setAttribute("feature_group_count", IntegerAttr.i64(batchGroups));
    return List.of(rewriter.insert(grouped).result());
  }

  private static long[] insert(long[] shape, int at, long size) {
    return Longs.concat(
        Arrays.copyOfRange(shape, 0, at),
        new long[] {size},
        Arrays.copyOfRange(shape, at, shape.length));
  }

  private List<Value> product() {
    TensorType result = op.result().tensorType();
    Type element = result.element();
    Value input = padded(builder.transpose(builder.convert(op.operand(0), element), inputOrder));
    Value kernel =
        reversed(builder.transpose(builder.convert(op.operand(1), element), kernelOrder));
    long[] kernelShape = kernel.tensorType().shape().toArray();
    long[] window = Arrays.copyOfRange(kernelShape, 1, spatial + 1);
    long offsets = LongStream.of(window).reduce(1, (a, b) -> a * b);
    if (offsets > MAX_OFFSETS || offsets == 0) {
      return List.of();
    }
    long[] output = LongStream.of(outputOrder).map(i -> result.dimension((int) i)).toArray();
    long places = LongStream.of(output).limit(spatial + 1L).reduce(1, (a, b) -> a * b);
    long inputs = kernelShape[0];
    long outputs = output[spatial + 1] / groups;
    // [places, groups, offsets * inputs] by [groups, offsets * inputs, outputs].
    List<Value> met = new ArrayList<>();
    for (long offset = 0; offset < offsets; offset++) {
      met.add(
          builder.reshape(
              at(input, window, offset, output), ImmutableLongArray.of(places, groups, inputs)));
    }
    Value patches = met.size() == 1 ? met.getFirst() : builder.concatenate(met, 2);
    Value weights =
        builder.reshape(kernel, ImmutableLongArray.of(inputs, offsets, groups, outputs));
    Value matrices =
        builder.reshape(
            builder.transpose(weights, 2, 1, 0, 3),
            ImmutableLongArray.of(groups, offsets * inputs, outputs));
    DictionaryAttr dimensions =
        DictionaryAttr.EMPTY
            .with("lhs_batching_dimensions", DenseArrayAttr.i64(1))
            .with("rhs_batching_dimensions", DenseArrayAttr.i64(0))
            .with("lhs_contracting_dimensions", DenseArrayAttr.i64(2))
            .with("rhs_contracting_dimensions", DenseArrayAttr.i64(1));
    Value product =
        builder.with(
            StablehloOps.DOT_GENERAL,
            "dot_dimension_numbers",
            new StructAttr("stablehlo.dot", dimensions),
            TensorType.of(element, groups, places, outputs),
            List.of(patches, matrices));
    Value ordered =
        builder.reshape(builder.transpose(product, 1, 0, 2), ImmutableLongArray.copyOf(output));
    long[] back = new long[outputOrder.length];
    for (int i = 0; i < back.length; i++) {
      back[(int) outputOrder[i]] = i;
    }
    return List.of(builder.transpose(ordered, back));
  }

  /** What one element of the kernel meets at each place. */
  private Value at(Value input, long[] window, long offset, long[] output) {
    TensorType type = input.tensorType();
    long[] strides = orAll("window_strides", 1);
    long[] dilations = orAll("rhs_dilation", 1);
    long[] starts = new long[spatial + 2];
    long[] limits = type.shape().toArray();
    long[] steps = new long[spatial + 2];
    Arrays.fill(steps, 1);
    long[] shape = limits.clone();
    long rest = offset;
    for (int i = spatial - 1; i >= 0; i--) {
      starts[i + 1] = rest % window[i] * dilations[i];
      rest /= window[i];
      steps[i + 1] = strides[i];
      limits[i + 1] = starts[i + 1] + (output[i + 1] - 1) * strides[i] + 1;
      shape[i + 1] = output[i + 1];
    }
    return builder.slice(input, TensorType.of(type.element(), shape), starts, limits, steps);
  }

  private Value padded(Value input) {
    long[] pads = StablehloBuilder.integers(op, "padding");
    long[] dilations = orAll("lhs_dilation", 1);
    long[] low = new long[spatial + 2];
    long[] high = new long[spatial + 2];
    long[] interior = new long[spatial + 2];
    for (int i = 0; i < spatial; i++) {
      low[i + 1] = pads.length == 0 ? 0 : pads[2 * i];
      high[i + 1] = pads.length == 0 ? 0 : pads[2 * i + 1];
      interior[i + 1] = dilations[i] - 1;
    }
    boolean changes = LongStream.of(Longs.concat(low, high, interior)).anyMatch(n -> n != 0);
    Value zero = builder.splat(TensorType.of(input.tensorType().element()), 0);
    return changes ? builder.pad(input, zero, low, high, interior) : input;
  }

  private Value reversed(Value kernel) {
    long[] reversal = orAll("window_reversal", 0);
    long[] reverse =
        LongStream.range(0, spatial).filter(i -> reversal[(int) i] != 0).map(i -> i + 1).toArray();
    return reverse.length == 0
        ? kernel
        : builder.with(
            StablehloOps.REVERSE,
            "dimensions",
            DenseArrayAttr.i64(reverse),
            kernel.type(),
            List.of(kernel));
  }

  private long[] order(String first, String spatialDimensions, String last) {
    long[] middle =
        numbers.get(spatialDimensions) instanceof DenseArrayAttr array
            ? array.values().toArray()
            : new long[0];
    return Longs.concat(new long[] {number(first)}, middle, new long[] {number(last)});
  }

  private long number(String field) {
    return numbers.get(field) instanceof IntegerAttr i ? i.longValue() : 0;
  }

  private long[] orAll(String name, long absent) {
    long[] given = StablehloBuilder.integers(op, name);
    if (given.length == 0) {
      given = new long[spatial];
      Arrays.fill(given, absent);
    }
    return given;
  }

  private static long integer(Operation op, String name) {
    return op.attribute(name) instanceof IntegerAttr i ? i.longValue() : 1;
  }
}
