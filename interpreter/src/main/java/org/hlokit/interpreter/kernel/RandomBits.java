// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.kernel;

import org.hlokit.interpreter.value.ElementTypes;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.LongTensor;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;

/**
 * Section "rng_bit_generator". The specification leaves the algorithms' variants open; these are
 * Threefry-2x32 with 20 rounds and Philox-4x32 with 10 rounds (Salmon et al., "Parallel random
 * numbers: as easy as 1, 2, 3"), laid out as XLA does.
 */
public final class RandomBits {
  private static final int[] ROTATIONS = {13, 15, 26, 6, 17, 29, 16, 24};

  private RandomBits() {}

  /** The new state and the bits. */
  public record Drawn(Tensor state, Tensor bits) {}

  /** Draws with Threefry; the state is a key and a counter. */
  public static Drawn threeFry(Tensor state, TensorType type) {
    requireState(state, 2, 2);
    int count = Shapes.count(Shapes.of(type));
    int width = ElementTypes.bits(type.element());
    long key = state.longAt(0);
    long counter = state.longAt(1);
    long[] words = new long[count];
    long used;
    if (width == 64) {
      for (int i = 0; i < count; i++) {
        words[i] = threeFry(key, counter + i);
      }
      used = count;
    } else {
      used = interleaved(key, counter, Shapes.of(type), words);
    }
    return new Drawn(
        new LongTensor(state.type(), new long[] {key, counter + used}), toType(words, type));
  }

  /**
   * Fills {@code words} with two of each block, one after the other along the first dimension of
   * even extent, or the longest where all are odd; narrower types take the low bits.
   *
   * @return how many blocks that took
   */
  private static long interleaved(long key, long counter, int[] shape, long[] words) {
    int split = 0;
    for (int d = 1; d < shape.length && shape[split] % 2 != 0; d++) {
      if (shape[d] % 2 == 0 || shape[d] > shape[split]) {
        split = d;
      }
    }
    int[] half = shape.length == 0 ? new int[] {1} : shape.clone();
    half[split] = (half[split] + 1) / 2;
    int[] strides = Shapes.strides(half);
    int[] index = new int[shape.length];
    for (int i = 0; i < words.length; i++, Shapes.next(index, shape)) {
      int block = 0;
      for (int d = 0; d < index.length; d++) {
        block += strides[d] * (d == split ? index[d] / 2 : index[d]);
      }
      int word = index.length == 0 ? 0 : index[split] % 2;
      words[i] = threeFry(key, counter + block) >>> (word * 32);
    }
    return Shapes.count(half);
  }

  /** One block: the first word of the result in the low half. */
  private static long threeFry(long key, long counter) {
    int[] keys = {(int) key, (int) (key >>> 32), 0};
    keys[2] = 0x1BD11BDA ^ keys[0] ^ keys[1];
    int x0 = (int) counter + keys[0];
    int x1 = (int) (counter >>> 32) + keys[1];
    for (int group = 0; group < 5; group++) {
      for (int r = 0; r < 4; r++) {
        x0 += x1;
        x1 = Integer.rotateLeft(x1, ROTATIONS[group % 2 * 4 + r]) ^ x0;
      }
      x0 += keys[(group + 1) % 3];
      x1 += keys[(group + 2) % 3] + group + 1;
    }
    return Integer.toUnsignedLong(x0) | (long) x1 << 32;
  }

  /** Draws with Philox; the state is a key and a counter of one or two words. */
  public static Drawn philox(Tensor state, TensorType type) {
    requireState(state, 2, 3);
    int count = Shapes.count(Shapes.of(type));
    int width = ElementTypes.bits(type.element());
    long key = state.longAt(0);
    long low = state.longAt(1);
    // Without a word of its own the high half of the counter begins as the key.
    long high = state.count() == 3 ? state.longAt(2) : key;
    int wordsNeeded = width == 64 ? 2 * count : count;
    int blocks = (wordsNeeded + 3) / 4;
    int[] words = new int[blocks * 4];
    for (int b = 0; b < blocks; b++) {
      long counterLow = low + b;
      long counterHigh = high + (Long.compareUnsigned(counterLow, low) < 0 ? 1 : 0);
      philox(key, counterLow, counterHigh, words, 4 * b);
    }
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] =
          width == 64
              ? Integer.toUnsignedLong(words[2 * i]) | (long) words[2 * i + 1] << 32
              : Integer.toUnsignedLong(words[i]);
    }
    long newLow = low + blocks;
    long newHigh = high + (Long.compareUnsigned(newLow, low) < 0 ? 1 : 0);
    long[] next = state.count() == 3 ? new long[] {key, newLow, newHigh} : new long[] {key, newLow};
    return new Drawn(new LongTensor(state.type(), next), toType(values, type));
  }

  private static void philox(long key, long low, long high, int[] to, int at) {
    int k0 = (int) key;
    int k1 = (int) (key >>> 32);
    int c0 = (int) low;
    int c1 = (int) (low >>> 32);
    int c2 = (int) high;
    int c3 = (int) (high >>> 32);
    for (int round = 0; round < 10; round++) {
      long p0 = 0xD2511F53L * Integer.toUnsignedLong(c0);
      long p1 = 0xCD9E8D57L * Integer.toUnsignedLong(c2);
      int n0 = (int) (p1 >>> 32) ^ c1 ^ k0;
      int n2 = (int) (p0 >>> 32) ^ c3 ^ k1;
      c1 = (int) p1;
      c3 = (int) p0;
      c0 = n0;
      c2 = n2;
      k0 += 0x9E3779B9;
      k1 += 0xBB67AE85;
    }
    to[at] = c0;
    to[at + 1] = c1;
    to[at + 2] = c2;
    to[at + 3] = c3;
  }

  private static void requireState(Tensor state, int min, int max) {
    if (state.count() < min || state.count() > max) {
      throw new EvaluationException(
          "a state of %d words is not supported".formatted(state.count()));
    }
  }

  private static Tensor toType(long[] words, TensorType type) {
    Type element = type.element();
    int width = ElementTypes.bits(element);
    IntegerType bits = IntegerType.unsigned(width);
    long[] wrapped = new long[words.length];
    for (int i = 0; i < words.length; i++) {
      wrapped[i] = ElementTypes.wrap(bits, words[i]);
    }
    Tensor integers = new LongTensor(Shapes.type(bits, Shapes.of(type)), wrapped);
    return Conversion.bitcast(integers, element);
  }
}
