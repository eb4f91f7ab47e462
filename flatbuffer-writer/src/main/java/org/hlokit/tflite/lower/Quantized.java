// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Floats;
import com.google.common.primitives.ImmutableLongArray;
import com.google.common.primitives.Ints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.tflite.model.ConstantData;
import org.hlokit.tflite.model.Tensor.Quantization;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.TensorType;

/**
 * Values of quantized types. The specification means by most operations on them: dequantize,
 * operate, quantize; so they are held as 32-bit floats, with a QUANTIZE and a DEQUANTIZE where a
 * result is rounded to its quanta. Operators that have kernels on the integers themselves take
 * these instead ({@link QuantizedKernels}), and then nothing is left of the floats between.
 */
final class Quantized {
  /** The largest float below 2^31. */
  private static final double LARGEST_I32 = 2147483520.0;

  private Quantized() {}

  /** The quantized type of a value's elements, if they are quantized. */
  static Optional<QuantizedType> type(Value value) {
    return value.type() instanceof org.hlokit.ir.TensorType tensor
            && tensor.element() instanceof QuantizedType quantized
        ? Optional.of(quantized)
        : Optional.empty();
  }

  /** The type that stores the integers, empty where there is none or a kernel could not use it. */
  static OptionalInt stored(QuantizedType type) {
    if (!(type.storage() instanceof IntegerType storage) || storage.width() > 32) {
      return OptionalInt.empty();
    }
    int width = storage.width() <= 8 ? 8 : storage.width() <= 16 ? 16 : 32;
    return ElementTypes.stored(
        storage.isUnsigned() ? IntegerType.unsigned(width) : IntegerType.signless(width));
  }

  /**
   * Whether a type is the one of sums before they are scaled: its quanta are so fine that 32-bit
   * floats have them as well.
   */
  static boolean isSum(QuantizedType type) {
    return stored(type).orElse(-1) == TensorType.INT32;
  }

  /** Refuses types that have no quantization parameters. */
  static void check(Graph graph, QuantizedType type) {
    if (type.axes().length() > 1 || !type.blockSizes().isEmpty()) {
      throw graph.refusal(
          "quantization by sub-channel blocks, which the runtime has no kernels for");
    }
    if (type.expressed() == FloatType.F64) {
      throw graph.refusal("quantized values of f64, which would be computed in 32 bits");
    }
    if (stored(type).isEmpty()) {
      throw graph.refusal("quantized values stored as " + type.storage());
    }
  }

  /** Refuses operations that look at the integers, or that others do the work of. */
  static void check(Graph graph, Operation op) {
    boolean opaque =
        op.is(StablehloOps.BITCAST_CONVERT)
            || op.is(StablehloOps.CUSTOM_CALL)
            || op.is(StablehloOps.COMPOSITE);
    boolean quantized = false;
    for (Value operand : op.operands()) {
      quantized |= type(operand).isPresent();
    }
    for (Value result : op.results()) {
      quantized |= type(result).isPresent();
    }
    if (quantized && opaque) {
      throw graph.refusal("it takes or gives quantized values, which are held as floats");
    }
    if (quantized && graph.plan().lowering().operators() == OperatorSet.STABLEHLO) {
      throw graph.refusal("StableHLO operators on quantized values");
    }
  }

  /** The parameters of a type for a tensor. */
  static Quantization parameters(QuantizedType type) {
    ImmutableList.Builder<Float> scales = ImmutableList.builder();
    for (FloatAttr scale : type.scales()) {
      scales.add((float) scale.doubleValue());
    }
    return new Quantization(
        scales.build(),
        type.zeroPoints(),
        type.axes().isEmpty() ? 0 : Ints.checkedCast(type.axes().get(0)));
  }

  /** Whether there is one scale for all. */
  static boolean isPerTensor(Quantization quantization) {
    return quantization.scales().size() == 1;
  }

  /** The parameters after a transposition. */
  static Quantization permuted(Quantization quantization, int[] permutation) {
    return new Quantization(
        quantization.scales(),
        quantization.zeroPoints(),
        isPerTensor(quantization) ? 0 : Ints.indexOf(permutation, quantization.dimension()));
  }

  /** The parameters after a reshape; empty where the quantized dimension does not outlive it. */
  static Optional<Quantization> reshaped(Quantization quantization, Shape from, Shape to) {
    if (isPerTensor(quantization)) {
      return Optional.of(quantization);
    }
    int axis = quantization.dimension();
    long before = product(from, axis);
    for (int i = 0; i < to.rank(); i++) {
      if (product(to, i) == before && to.size(i) == from.size(axis)) {
        return Optional.of(new Quantization(quantization.scales(), quantization.zeroPoints(), i));
      }
    }
    return Optional.empty();
  }

  private static long product(Shape shape, int end) {
    long product = 1;
    for (int i = 0; i < end; i++) {
      product *= shape.size(i);
    }
    return product;
  }

  // --- to floats and back -----------------------------------------------------------------------

  /** The floats that a tensor of integers stands for. */
  static Ref dequantized(Graph graph, Ref stored, Quantization quantization) {
    if (stored.constant().isPresent()
        && stored.constant().get().size() <= ConstantReader.WIDEN_IN_FILE) {
      return folded(graph, stored, stored.constant().get(), quantization);
    }
    if (hasKernel(stored.type(), quantization)
        || (stored.type() == TensorType.INT8 && stored.constant().isPresent())) {
      return graph.emit(
          BuiltinOperator.DEQUANTIZE,
          OptionTables.plain(BuiltinOperator.DEQUANTIZE),
          TensorType.FLOAT32,
          stored.shape(),
          stored);
    }
    Ref floats = graph.cast(plain(graph, stored), TensorType.FLOAT32);
    return Arithmetic.elementwise(
        graph,
        BuiltinOperator.MUL,
        TensorType.FLOAT32,
        shifted(graph, floats, quantization, -1),
        vector(graph, quantization, stored.shape(), quantization.scales()));
  }

  /** The floats of a small constant, computed now: an operator costs more than the bytes. */
  private static Ref folded(
      Graph graph, Ref stored, ConstantData constant, Quantization quantization) {
    int width = ElementTypes.bytes(stored.type());
    boolean unsigned = QuantizedKernels.range(stored.type()).smallest() == 0;
    int inner = 1;
    for (int i = quantization.dimension() + 1; i < stored.shape().rank(); i++) {
      inner *= stored.shape().size(i);
    }
    try {
      ByteBuffer source = constant.readAll();
      float[] floats = new float[source.remaining() / width];
      for (int i = 0; i < floats.length; i++) {
        int at = i / inner % quantization.scales().size();
        long value =
            switch (width) {
              case 1 -> source.get(i);
              case 2 -> source.getShort(2 * i);
              default -> source.getInt(4 * i);
            };
        long bits = unsigned ? value & ((1L << (8 * width)) - 1) : value;
        floats[i] = (bits - quantization.zeroPoints().get(at)) * quantization.scales().get(at);
      }
      return graph.constant(TensorType.FLOAT32, stored.shape(), Constants.ofFloats(floats));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether QUANTIZE and DEQUANTIZE have a kernel; those of 16 bits know no zero point. */
  private static boolean hasKernel(byte type, Quantization quantization) {
    return isPerTensor(quantization)
        && switch (type) {
          case TensorType.INT8, TensorType.UINT8 -> true;
          case TensorType.INT16 -> quantization.zeroPoints().get(0) == 0;
          default -> false;
        };
  }

  /** The integers nearest to floats, within the range of the type. */
  static Ref quantized(Graph graph, Ref floats, QuantizedType type) {
    Quantization quantization = parameters(type);
    byte stored = (byte) stored(type).orElseThrow();
    if (hasKernel(stored, quantization)) {
      Ref output = graph.stored(graph.nameFor(), stored, floats.shape(), quantization);
      graph.emit(
          BuiltinOperator.QUANTIZE,
          OptionTables.plain(BuiltinOperator.QUANTIZE),
          List.of(output),
          clamped(graph, floats, type, quantization));
      return output;
    }
    Ref scaled =
        Arithmetic.elementwise(
            graph,
            BuiltinOperator.DIV,
            TensorType.FLOAT32,
            floats,
            vector(graph, quantization, floats.shape(), quantization.scales()));
    Ref rounded =
        graph.emit(
            BuiltinOperator.ROUND,
            OptionTables.plain(BuiltinOperator.ROUND),
            TensorType.FLOAT32,
            floats.shape(),
            scaled);
    Ref whole = shifted(graph, rounded, quantization, 1);
    Ref limited =
        limited(
            graph, whole, (double) type.smallest(), Math.min((double) type.largest(), LARGEST_I32));
    return asStored(graph, graph.cast(limited, stored), quantization);
  }

  /** Adds the zero points, or takes them away. */
  private static Ref shifted(Graph graph, Ref floats, Quantization quantization, int sign) {
    ImmutableLongArray points = quantization.zeroPoints();
    if (points.stream().allMatch(point -> point == 0)) {
      return floats;
    }
    ImmutableList<Float> values =
        points.stream().mapToObj(p -> (float) (sign * p)).collect(ImmutableList.toImmutableList());
    return Arithmetic.elementwise(
        graph,
        BuiltinOperator.ADD,
        TensorType.FLOAT32,
        floats,
        vector(graph, quantization, floats.shape(), values));
  }

  /** A number for all, or one for each index of the quantized dimension. */
  private static Ref vector(
      Graph graph, Quantization quantization, Shape shape, ImmutableList<Float> values) {
    if (values.size() == 1) {
      return Scalars.constant(graph, TensorType.FLOAT32, values.get(0));
    }
    int[] sizes = new int[shape.rank() - quantization.dimension()];
    Arrays.fill(sizes, 1);
    sizes[0] = values.size();
    return graph.constant(
        TensorType.FLOAT32, Shape.of(sizes), Constants.ofFloats(Floats.toArray(values)));
  }

  /** Floats within what a range narrower than the storage type's stands for. */
  private static Ref clamped(Graph graph, Ref floats, QuantizedType type, Quantization parameters) {
    QuantizedKernels.Range whole = QuantizedKernels.range((byte) stored(type).orElseThrow());
    if (type.smallest() <= whole.smallest() && type.largest() >= whole.largest()) {
      return floats;
    }
    double scale = parameters.scales().get(0);
    long zero = parameters.zeroPoints().get(0);
    return limited(
        graph, floats, (type.smallest() - zero) * scale, (type.largest() - zero) * scale);
  }

  private static Ref limited(Graph graph, Ref floats, double least, double most) {
    Ref low = Scalars.constant(graph, TensorType.FLOAT32, least);
    Ref high = Scalars.constant(graph, TensorType.FLOAT32, most);
    Ref above =
        Arithmetic.elementwise(graph, BuiltinOperator.MAXIMUM, TensorType.FLOAT32, floats, low);
    return Arithmetic.elementwise(graph, BuiltinOperator.MINIMUM, TensorType.FLOAT32, above, high);
  }

  /** Quantized integers as plain ones, so that they can be converted. */
  private static Ref plain(Graph graph, Ref stored) {
    return stored.constant().isPresent()
        ? graph.constant(stored.type(), stored.shape(), stored.constant().get())
        : asIs(graph, stored, graph.tensor(graph.nameFor(), stored.type(), stored.shape()));
  }

  /** Plain integers as quantized ones. */
  private static Ref asStored(Graph graph, Ref plain, Quantization quantization) {
    return asIs(
        graph, plain, graph.stored(graph.nameFor(), plain.type(), plain.shape(), quantization));
  }

  private static Ref asIs(Graph graph, Ref from, Ref to) {
    int[] sizes = from.shape().toArray();
    graph.emit(
        BuiltinOperator.RESHAPE, OptionTables.reshape(sizes), List.of(to), from, graph.ints(sizes));
    return to;
  }

  // --- exporters --------------------------------------------------------------------------------

  /**
   * {@code uniform_quantize} and {@code uniform_dequantize}: values are held as floats, and what is
   * defined is rounded as its type says.
   */
  static void convert(Operation op, Graph graph) {
    Type from = op.operand(0).tensorType().element();
    boolean floats = from instanceof QuantizedType || from instanceof FloatType;
    if (!floats) {
      throw graph.refusal("values of %s are not quantized".formatted(from));
    }
    graph.define(op.result(), graph.cast(graph.read(op.operand(0)), TensorType.FLOAT32));
  }
}
