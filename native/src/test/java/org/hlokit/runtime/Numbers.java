// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Tensor bytes from and to numbers, and RMSNorm by its formula. */
final class Numbers {
  private Numbers() {}

  static ByteBuffer f32(float... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.nativeOrder());
    bytes.asFloatBuffer().put(values);
    return bytes;
  }

  static ByteBuffer i32(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.nativeOrder());
    bytes.asIntBuffer().put(values);
    return bytes;
  }

  static float[] f32(ByteBuffer bytes) {
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    return values;
  }

  /** bf16 of numbers that it holds exactly. */
  static ByteBuffer bf16(float... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Short.BYTES).order(ByteOrder.nativeOrder());
    for (float value : values) {
      bytes.putShort((short) (Float.floatToRawIntBits(value) >> 16));
    }
    return bytes.flip();
  }

  static float[] bf16(ByteBuffer bytes) {
    float[] values = new float[bytes.remaining() / Short.BYTES];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.intBitsToFloat(bytes.getShort() << 16);
    }
    return values;
  }

  /** Rounds to bf16, ties to even. */
  static float roundToBf16(double value) {
    int bits = Float.floatToRawIntBits((float) value);
    return Float.intBitsToFloat((bits + 0x7fff + (bits >> 16 & 1)) & 0xffff0000);
  }

  static float[] rmsNorm(float[] x, float[] weight, double epsilon) {
    int length = weight.length;
    float[] y = new float[x.length];
    for (int row = 0; row < x.length; row += length) {
      double sum = 0;
      for (int i = row; i < row + length; i++) {
        sum += (double) x[i] * x[i];
      }
      double root = Math.sqrt(sum / length + epsilon);
      for (int i = row; i < row + length; i++) {
        y[i] = (float) (x[i] / root * weight[i - row]);
      }
    }
    return y;
  }
}
