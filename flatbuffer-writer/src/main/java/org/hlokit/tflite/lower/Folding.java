// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import org.hlokit.tflite.model.ConstantData;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.TensorType;

/**
 * Computes elementwise operators on small constants when the model is written: tables of angles,
 * masks and the like, which programs compute from nothing. Floats are computed in 64 bits and
 * rounded once.
 */
final class Folding {
  /** A larger result is cheaper to compute at run time than to carry in the file. */
  private static final long MAX_BYTES = 1 << 16;

  private static final ImmutableMap<Integer, DoubleUnaryOperator> UNARY =
      ImmutableMap.<Integer, DoubleUnaryOperator>builder()
          .put(BuiltinOperator.ABS, Math::abs)
          .put(BuiltinOperator.CEIL, Math::ceil)
          .put(BuiltinOperator.COS, Math::cos)
          .put(BuiltinOperator.EXP, Math::exp)
          .put(BuiltinOperator.FLOOR, Math::floor)
          .put(BuiltinOperator.LOG, Math::log)
          .put(BuiltinOperator.NEG, x -> -x)
          .put(BuiltinOperator.ROUND, Math::rint)
          .put(BuiltinOperator.RSQRT, x -> 1 / Math.sqrt(x))
          .put(BuiltinOperator.SIN, Math::sin)
          .put(BuiltinOperator.SQRT, Math::sqrt)
          .put(BuiltinOperator.SQUARE, x -> x * x)
          .put(BuiltinOperator.TANH, Math::tanh)
          .buildOrThrow();

  private static final ImmutableMap<Integer, DoubleBinaryOperator> FLOATS =
      ImmutableMap.<Integer, DoubleBinaryOperator>builder()
          .put(BuiltinOperator.ADD, Double::sum)
          .put(BuiltinOperator.SUB, (a, b) -> a - b)
          .put(BuiltinOperator.MUL, (a, b) -> a * b)
          .put(BuiltinOperator.DIV, (a, b) -> a / b)
          .put(BuiltinOperator.POW, Math::pow)
          .put(BuiltinOperator.MAXIMUM, Math::max)
          .put(BuiltinOperator.MINIMUM, Math::min)
          .put(BuiltinOperator.EQUAL, (a, b) -> truth(a == b))
          .put(BuiltinOperator.NOT_EQUAL, (a, b) -> truth(a != b))
          .put(BuiltinOperator.LESS, (a, b) -> truth(a < b))
          .put(BuiltinOperator.LESS_EQUAL, (a, b) -> truth(a <= b))
          .put(BuiltinOperator.GREATER, (a, b) -> truth(a > b))
          .put(BuiltinOperator.GREATER_EQUAL, (a, b) -> truth(a >= b))
          .buildOrThrow();

  private static final ImmutableMap<Integer, LongBinaryOperator> INTEGERS =
      ImmutableMap.<Integer, LongBinaryOperator>builder()
          .put(BuiltinOperator.ADD, Long::sum)
          .put(BuiltinOperator.SUB, (a, b) -> a - b)
          .put(BuiltinOperator.MUL, (a, b) -> a * b)
          .put(BuiltinOperator.MAXIMUM, Math::max)
          .put(BuiltinOperator.MINIMUM, Math::min)
          .put(BuiltinOperator.EQUAL, (a, b) -> truth(a == b))
          .put(BuiltinOperator.NOT_EQUAL, (a, b) -> truth(a != b))
          .put(BuiltinOperator.LESS, (a, b) -> truth(a < b))
          .put(BuiltinOperator.LESS_EQUAL, (a, b) -> truth(a <= b))
          .put(BuiltinOperator.GREATER, (a, b) -> truth(a > b))
          .put(BuiltinOperator.GREATER_EQUAL, (a, b) -> truth(a >= b))
          .put(BuiltinOperator.LOGICAL_AND, (a, b) -> a & b)
          .put(BuiltinOperator.LOGICAL_OR, (a, b) -> a | b)
          .buildOrThrow();

  private Folding() {}

  private static long truth(boolean value) {
    return value ? 1 : 0;
  }

  /** The result of an operator, where all that it reads is constant and the result is small. */
  static Optional<ConstantData> fold(int operator, byte type, Shape shape, Ref... inputs) {
    if (!shape.isStatic()
        || shape.elements() * ElementTypes.bytes(type) > MAX_BYTES
        || !Arrays.stream(inputs).allMatch(Folding::isReadable)
        || Arrays.stream(inputs).anyMatch(input -> input.shape().rank() > shape.rank())
        || !isHeld(type)) {
      return Optional.empty();
    }
    try {
      return switch (operator) {
        case BuiltinOperator.BROADCAST_TO, BuiltinOperator.CAST ->
            Optional.of(copy(type, shape, inputs[0]));
        case BuiltinOperator.SELECT_V2 -> Optional.of(select(type, shape, inputs));
        default -> elementwise(operator, type, shape, inputs);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isReadable(Ref input) {
    return input.constant().isPresent()
        && isHeld(input.type())
        && input.constant().get().size() <= MAX_BYTES;
  }

  /** Whether elements of a type can be computed with here. */
  private static boolean isHeld(byte type) {
    return switch (type) {
      case TensorType.FLOAT32, TensorType.INT32, TensorType.INT64, TensorType.BOOL -> true;
      default -> false;
    };
  }

  private static Optional<ConstantData> elementwise(
      int operator, byte type, Shape shape, Ref... inputs) throws IOException {
    boolean floats = inputs[0].type() == TensorType.FLOAT32;
    if (inputs.length == 1) {
      DoubleUnaryOperator function = UNARY.get(operator);
      if (function == null || !floats) {
        return Optional.empty();
      }
      Elements operand = Elements.of(inputs[0], shape);
      return Optional.of(generate(type, shape, i -> function.applyAsDouble(operand.asDouble(i))));
    }
    if (inputs.length != 2) {
      return Optional.empty();
    }
    Elements left = Elements.of(inputs[0], shape);
    Elements right = Elements.of(inputs[1], shape);
    DoubleBinaryOperator onFloats = floats ? FLOATS.get(operator) : null;
    if (onFloats != null) {
      return Optional.of(
          generate(type, shape, i -> onFloats.applyAsDouble(left.asDouble(i), right.asDouble(i))));
    }
    LongBinaryOperator onIntegers = floats ? null : INTEGERS.get(operator);
    return onIntegers == null
        ? Optional.empty()
        : Optional.of(
            generate(type, shape, i -> onIntegers.applyAsLong(left.asLong(i), right.asLong(i))));
  }

  private static ConstantData copy(byte type, Shape shape, Ref input) throws IOException {
    Elements elements = Elements.of(input, shape);
    return generate(type, shape, i -> number(elements, i));
  }

  private static ConstantData select(byte type, Shape shape, Ref... inputs) throws IOException {
    Elements condition = Elements.of(inputs[0], shape);
    List<Elements> choices = List.of(Elements.of(inputs[2], shape), Elements.of(inputs[1], shape));
    return generate(type, shape, i -> number(choices.get((int) condition.asLong(i)), i));
  }

  private static Number number(Elements elements, int index) {
    return elements.type() == TensorType.FLOAT32
        ? (Number) elements.asDouble(index)
        : (Number) elements.asLong(index);
  }

  /** A number for each index of a shape. */
  private interface Generator {
    Number at(int index);
  }

  private static ConstantData generate(byte type, Shape shape, Generator generator) {
    int count = (int) shape.elements();
    ByteBuffer bytes = ConstantData.allocate(count * ElementTypes.bytes(type));
    for (int i = 0; i < count; i++) {
      bytes.put(Scalars.bytes(type, generator.at(i)));
    }
    return ConstantData.of(bytes.flip());
  }

  /**
   * A constant seen in the shape that it broadcasts to.
   *
   * @param strides by dimension of that shape, 0 where the constant repeats
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Elements(byte type, ByteBuffer bytes, Shape shape, int[] strides) {

    static Elements of(Ref ref, Shape shape) throws IOException {
      int[] strides = new int[shape.rank()];
      int stride = 1;
      for (int i = 0; i < ref.shape().rank(); i++) {
        int size = ref.shape().sizeFromEnd(i);
        strides[shape.rank() - 1 - i] = size == 1 ? 0 : stride;
        stride *= size;
      }
      return new Elements(ref.type(), ref.constant().orElseThrow().readAll(), shape, strides);
    }

    private int place(int index) {
      int left = index;
      int place = 0;
      for (int i = strides.length - 1; i >= 0; i--) {
        place += left % shape.size(i) * strides[i];
        left /= shape.size(i);
      }
      return place;
    }

    double asDouble(int index) {
      return type == TensorType.FLOAT32 ? bytes.getFloat(4 * place(index)) : asLong(index);
    }

    long asLong(int index) {
      int place = place(index);
      return switch (type) {
        case TensorType.FLOAT32 -> (long) bytes.getFloat(4 * place);
        case TensorType.INT32 -> bytes.getInt(4 * place);
        case TensorType.INT64 -> bytes.getLong(8 * place);
        default -> bytes.get(place);
      };
    }
  }
}
