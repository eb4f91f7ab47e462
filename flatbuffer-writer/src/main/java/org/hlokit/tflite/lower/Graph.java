// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import static org.hlokit.tflite.schema.TensorType.FLOAT16;
import static org.hlokit.tflite.schema.TensorType.UINT64;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hlokit.ir.Operation;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.tflite.model.ConstantData;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.model.Tensor.Quantization;
import org.hlokit.tflite.schema.BuiltinOperator;

/**
 * A subgraph under construction, as exporters see it: they read values, emit operators and define
 * values.
 *
 * <p>Reading goes through arrangements ({@link Views}): what is read is the value behind, and a
 * RESHAPE is emitted only where a shape is wanted that the value behind does not have. Constants
 * appear when they are read. 16-bit floats are held as 32-bit ones.
 */
final class Graph extends SubgraphBuilder {
  /** The highest rank that the kernel of RESHAPE knows. */
  private static final int MAX_RANK = 8;

  private final Plan plan;
  private final Source source;

  private final Map<Value, Ref> values = new HashMap<>();
  private final Map<Value, Ref> storedInputs = new LinkedHashMap<>();

  /** The tensor that a RESHAPE reads, by the tensor that it writes. */
  private final Map<Integer, Ref> reshapedFrom = new HashMap<>();

  /** The constant that a CAST or DEQUANTIZE reads, by the tensor that it writes. */
  private final Map<Integer, Ref> widenedFrom = new HashMap<>();

  /** The quantized tensor that floats stand for, by the tensor of the floats. */
  private final Map<Integer, Ref> quantizedFrom = new HashMap<>();

  /** The tensor that a BITCAST reads, by the tensor that it writes. */
  private final Map<Integer, Ref> reinterpretedFrom = new HashMap<>();

  /** Where values come from that this graph has not defined. */
  interface Source {
    /** The tensor of a value that is neither defined in this graph nor constant. */
    Ref find(Value base, Shape wanted, Graph graph);
  }

  Graph(Plan plan, Source source, Operation first) {
    super(first);
    this.plan = plan;
    this.source = source;
  }

  /** The plan that this graph is built by. */
  Plan plan() {
    return plan;
  }

  // --- reading --------------------------------------------------------------------------------

  /** A value in its own shape. */
  Ref read(Value value) {
    if (isLiteral()) {
      return readAsIs(value);
    }
    Value base = Views.sameElements(value);
    Shape shape = shapeOf(value);
    return reshape(find(base, shape), shape);
  }

  /** A value in its own shape, and in the type in which it would be stored. */
  Ref readStored(Value value) {
    if (isLiteral()) {
      return readAsIs(value);
    }
    Optional<QuantizedType> quantized = Quantized.type(value);
    if (quantized.isPresent()) {
      return rounded(read(value), quantized.get());
    }
    Ref input = storedInputs.get(Views.sameElements(value));
    byte stored = storedType(value);
    return input != null && input.type() == stored
        ? reshape(input, shapeOf(value))
        : cast(read(value), stored);
  }

  /** Whether operations become operators one for one, on values as the program has them. */
  private boolean isLiteral() {
    return plan.lowering().operators() == OperatorSet.STABLEHLO;
  }

  private Ref readAsIs(Value value) {
    Ref known = values.containsKey(value) ? values.get(value) : storedInputs.get(value);
    if (known != null) {
      return known;
    }
    Operation op = value.definingOp();
    Ref ref =
        op != null && ConstantReader.isConstant(op)
            ? ConstantReader.stored(this, op, value.tensorType())
            : source.find(value, shapeOf(value), this);
    values.put(value, ref);
    return ref;
  }

  /** A tensor in the type in which values are held. */
  Ref held(Ref ref) {
    if (isLiteral()) {
      return ref;
    }
    Optional<Quantization> quantization = quantization(ref);
    if (quantization.isPresent()) {
      Ref floats =
          derive(
              ref.index(),
              "dequantized",
              () -> Quantized.dequantized(this, ref, quantization.get()));
      quantizedFrom.put(floats.index(), ref);
      return floats;
    }
    byte type = ElementTypes.held(ref.type());
    if (ref.type() == type || ref.constant().isEmpty()) {
      return cast(ref, type);
    }
    Ref wide =
        ref.type() == FLOAT16
            ? derive(
                ref.index(),
                type,
                () ->
                    emit(
                        BuiltinOperator.DEQUANTIZE,
                        OptionTables.plain(BuiltinOperator.DEQUANTIZE),
                        type,
                        ref.shape(),
                        ref))
            : cast(ref, type);
    widenedFrom.put(wide.index(), ref);
    return wide;
  }

  /** The tensor of quantized integers that a tensor of floats, by its index, stands for. */
  Optional<Ref> quantizedFrom(int floats) {
    return Optional.ofNullable(quantizedFrom.get(floats));
  }

  /** The integers of a quantized type that are nearest to floats. */
  private Ref rounded(Ref floats, QuantizedType type) {
    Quantized.check(this, type);
    Ref known = quantizedFrom.get(floats.index());
    if (known != null && quantization(known).equals(Optional.of(Quantized.parameters(type)))) {
      return known;
    }
    Optional<Ref> fused = QuantizedKernels.fused(this, floats, type);
    return fused.orElseGet(
        () -> derive(floats.index(), type, () -> Quantized.quantized(this, floats, type)));
  }

  /** The constant of 16-bit floats that a tensor is a widening of. */
  Optional<Ref> narrowConstant(Ref ref) {
    return Optional.ofNullable(widenedFrom.get(ref.index()));
  }

  /** The value behind a value, in whatever shape it has: same elements, same order. */
  Ref readElements(Value value) {
    Value base = Views.sameElements(value);
    return find(base, shapeOf(base));
  }

  /**
   * A value in a shape that broadcasts to its own: repeated dimensions may be 1, leading ones may
   * be missing.
   */
  Ref readBroadcast(Value value) {
    Optional<Number> splat = Views.splat(value);
    if (splat.isPresent()) {
      return Scalars.constant(this, heldType(value), splat.get());
    }
    Views.Broadcast view = Views.broadcast(value);
    Ref ref = find(Views.sameElements(view.base()), view.shape());
    boolean fits =
        ref.shape().rank() <= view.shape().rank()
            && ref.shape().withoutLeadingOnes().equals(view.shape().withoutLeadingOnes());
    return fits ? ref : reshape(ref, view.shape());
  }

  /** The tensor of a value that is no arrangement of another. */
  private Ref find(Value base, Shape wanted) {
    Ref known = values.get(base);
    if (known != null) {
      return known;
    }
    Ref input = storedInputs.get(base);
    if (input != null) {
      define(base, held(input));
      return held(input);
    }
    Operation op = base.definingOp();
    Optional<Ref> constant =
        op == null ? Optional.empty() : ConstantReader.read(this, op, base.tensorType());
    Ref ref = constant.orElseGet(() -> source.find(base, wanted, this));
    values.put(base, ref);
    return ref;
  }

  /** The shape of a value, which must be a tensor. */
  Shape shapeOf(Value value) {
    if (!(value.type() instanceof TensorType type)) {
      throw refusal("a value of type %s has no tensor".formatted(value.type()));
    }
    try {
      return Shape.of(type);
    } catch (ArithmeticException e) {
      throw refusal("a dimension is larger than 2^31 - 1");
    }
  }

  /** The type in which a value is held. */
  byte heldType(Value value) {
    Optional<QuantizedType> quantized = Quantized.type(value);
    if (quantized.isPresent() && !isLiteral()) {
      Quantized.check(this, quantized.get());
      return org.hlokit.tflite.schema.TensorType.FLOAT32;
    }
    return isLiteral() ? storedType(value) : ElementTypes.held(storedType(value));
  }

  /** The type in which a value is stored where it crosses the model's boundary. */
  byte storedType(Value value) {
    if (value.type() instanceof TensorType type) {
      Quantized.type(value).ifPresent(quantized -> Quantized.check(this, quantized));
      var stored = ElementTypes.stored(type.element());
      if (stored.isPresent()) {
        return (byte) stored.getAsInt();
      }
      throw refusal("element type %s has no TensorFlow Lite type".formatted(type.element()));
    }
    throw refusal("a value of type %s has no tensor".formatted(value.type()));
  }

  /** The one shape other than its own in which all readers want a value, if so. */
  Optional<Shape> wantedShape(Value value) {
    return plan.wantedShape(value);
  }

  // --- writing --------------------------------------------------------------------------------

  /** Says that a value is in a tensor, which may have any shape of as many elements. */
  void define(Value value, Ref ref) {
    Optional<QuantizedType> type = Quantized.type(value);
    // Sums in 32 bits are rounded only where they leave the graph.
    boolean exact = type.isEmpty() || isLiteral() || Quantized.isSum(type.get());
    values.put(value, exact ? ref : held(rounded(ref, type.orElseThrow())));
  }

  /** Says that a value comes in as a tensor in its stored type; it is widened when it is read. */
  void defineInput(Value value, Ref ref) {
    storedInputs.put(value, ref);
  }

  /** Whether a tensor comes in from outside. */
  boolean isInput(Ref ref) {
    return storedInputs.values().stream().anyMatch(input -> input.index() == ref.index());
  }

  /** A tensor for a value as it is stored. */
  Ref stored(String name, Value value) {
    byte type = storedType(value);
    Optional<QuantizedType> quantized = Quantized.type(value);
    return quantized.isPresent()
        ? stored(name, type, shapeOf(value), Quantized.parameters(quantized.get()))
        : tensor(name, type, shapeOf(value));
  }

  /** An operator with one result; none where the result is known already. */
  Ref emit(int code, Options options, byte type, Shape shape, Ref... inputs) {
    Optional<Ref> quantized = QuantizedKernels.moved(this, code, options, shape, inputs);
    if (quantized.isPresent()) {
      return held(quantized.get());
    }
    Optional<ConstantData> known = Folding.fold(code, type, shape, inputs);
    if (known.isPresent()) {
      return constant(type, shape, known.get());
    }
    Optional<Byte> moved = Kernels.movedAs(code, type);
    if (moved.isPresent()) {
      byte as = moved.get();
      Ref[] movable =
          Arrays.stream(inputs)
              .map(input -> input.type() == type ? bits(input, as) : input)
              .toArray(Ref[]::new);
      return bits(emit(code, options, as, shape, movable), type);
    }
    Ref output = tensor(nameFor(), type, shape);
    emit(code, options, ImmutableList.of(output), inputs);
    return output;
  }

  /** The same elements in another shape; an operator only where the shapes differ. */
  Ref reshape(Ref ref, Shape shape) {
    Ref origin = reshapedFrom.getOrDefault(ref.index(), ref);
    if (ref.shape().equals(shape)) {
      return ref;
    }
    if (origin.shape().equals(shape)) {
      return origin;
    }
    Optional<Ref> quantized = quantizedFrom(origin.index()).filter(q -> q.constant().isPresent());
    Optional<Quantization> parameters =
        quantized.flatMap(q -> Quantized.reshaped(quantization(q).orElseThrow(), q.shape(), shape));
    if (quantized.isPresent() && parameters.isPresent()) {
      Ref from = quantized.get();
      return held(constant(from.type(), shape, from.constant().orElseThrow(), parameters.get()));
    }
    if (origin.constant().isPresent()) {
      return constant(origin.type(), shape, origin.constant().get());
    }
    if (narrowConstant(origin).isPresent()) {
      return held(reshape(narrowConstant(origin).get(), shape));
    }
    if (shape.rank() > MAX_RANK) {
      throw refusal("a tensor of rank %d, where kernels know %d".formatted(shape.rank(), MAX_RANK));
    }
    if (shape.dynamicCount() > 1) {
      throw refusal("a reshape to more than one dynamic dimension");
    }
    return derive(
        origin.index(),
        shape,
        () -> {
          Ref reshaped =
              emit(
                  BuiltinOperator.RESHAPE,
                  OptionTables.reshape(shape.toArray()),
                  origin.type(),
                  shape,
                  origin,
                  ints(shape.toArray()));
          reshapedFrom.put(reshaped.index(), origin);
          return reshaped;
        });
  }

  /** The same values in another element type; an operator only where the types differ. */
  Ref cast(Ref ref, byte type) {
    if (ref.type() == type) {
      return ref;
    }
    if (ref.type() == UINT64 || type == UINT64) {
      return WideCasts.cast(this, ref, type);
    }
    return derive(
        ref.index(),
        type,
        () ->
            emit(
                BuiltinOperator.CAST, OptionTables.cast(ref.type(), type), type, ref.shape(), ref));
  }

  /** The same bits read as another type of the same width. */
  Ref bits(Ref ref, byte type) {
    if (ref.type() == type) {
      return ref;
    }
    if (ref.constant().isPresent()) {
      return constant(type, ref.shape(), ref.constant().get());
    }
    Ref origin = reinterpretedFrom.getOrDefault(ref.index(), ref);
    if (origin.type() == type && origin.shape().equals(ref.shape())) {
      return origin;
    }
    return derive(
        ref.index(),
        "bits as " + type,
        () -> {
          Ref bits =
              emit(
                  BuiltinOperator.BITCAST,
                  OptionTables.plain(BuiltinOperator.BITCAST),
                  type,
                  ref.shape(),
                  ref);
          reinterpretedFrom.put(bits.index(), ref);
          return bits;
        });
  }
}
