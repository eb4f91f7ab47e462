// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.value;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;

/** Elements as bytes: little-endian, each lane in as many whole bytes as its type needs. */
public final class TensorBytes {
  private TensorBytes() {}

  /** Bytes of one lane of {@code element}. */
  public static int laneWidth(Type element) {
    return (ElementTypes.bits(ElementTypes.part(element)) + 7) / 8;
  }

  /**
   * Reads elements in the buffer's own byte order.
   *
   * @param splat whether the buffer holds one element that stands for all
   */
  public static Tensor decode(TensorType type, ByteBuffer bytes, boolean splat) {
    Tensor result = Tensor.zeros(type);
    Type element = type.element();
    int lanes = splat ? ElementTypes.lanes(element) : result.count() * result.lanes();
    int width = laneWidth(element);
    if (result.count() == 0) {
      return result;
    }
    if (bytes.remaining() < (long) lanes * width) {
      throw new EvaluationException(
          "the constant holds %d bytes where %d are needed"
              .formatted(bytes.remaining(), (long) lanes * width));
    }
    switch (result) {
      case FloatTensor t -> decode(ElementTypes.part(element), bytes, t.data(), lanes, width);
      case DoubleTensor t -> bytes.asDoubleBuffer().get(t.data(), 0, lanes);
      case LongTensor t -> {
        int start = bytes.position();
        for (int i = 0; i < lanes; i++) {
          t.data()[i] = ElementTypes.wrap(element, lane(bytes, start + i * width, width));
        }
      }
    }
    if (splat) {
      repeat(result, lanes);
    }
    return result;
  }

  private static void decode(Type part, ByteBuffer bytes, float[] to, int lanes, int width) {
    if (part == FloatType.F32) {
      bytes.asFloatBuffer().get(to, 0, lanes);
      return;
    }
    int start = bytes.position();
    for (int i = 0; i < lanes; i++) {
      to[i] = Rounding.ofBits(part, lane(bytes, start + i * width, width));
    }
  }

  private static void repeat(Tensor tensor, int lanes) {
    switch (tensor) {
      case FloatTensor t when lanes == 1 -> Arrays.fill(t.data(), t.data()[0]);
      case DoubleTensor t when lanes == 1 -> Arrays.fill(t.data(), t.data()[0]);
      case LongTensor t -> Arrays.fill(t.data(), t.data()[0]);
      default -> {
        for (int i = 1; i < tensor.count(); i++) {
          tensor.copyRun(0, 1, tensor, i * lanes, 1, lanes);
        }
      }
    }
  }

  /** Reads {@code width} bytes as an unsigned integer. */
  private static long lane(ByteBuffer bytes, int at, int width) {
    return switch (width) {
      case 1 -> bytes.get(at) & 0xFF;
      case 2 -> bytes.getShort(at) & 0xFFFF;
      case 4 -> bytes.getInt(at) & 0xFFFFFFFFL;
      case 8 -> bytes.getLong(at);
      default -> {
        boolean little = bytes.order() == ByteOrder.LITTLE_ENDIAN;
        long value = 0;
        for (int i = 0; i < width; i++) {
          value = value << 8 | bytes.get(at + (little ? width - 1 - i : i)) & 0xFF;
        }
        yield value;
      }
    };
  }

  /** The elements, little-endian. */
  public static byte[] encode(Tensor tensor) {
    int width = laneWidth(tensor.element());
    int lanes = tensor.count() * tensor.lanes();
    byte[] bytes = new byte[Math.multiplyExact(lanes, width)];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    switch (tensor) {
      case FloatTensor t when ElementTypes.part(t.element()) == FloatType.F32 ->
          buffer.asFloatBuffer().put(t.data());
      case DoubleTensor t -> buffer.asDoubleBuffer().put(t.data());
      default -> {
        for (int i = 0; i < lanes; i++) {
          long bits = tensor.bitsAt(i);
          for (int b = 0; b < width; b++) {
            bytes[i * width + b] = (byte) (bits >> 8 * b);
          }
        }
      }
    }
    return bytes;
  }
}
