// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import com.google.common.primitives.ImmutableLongArray;
import com.google.common.primitives.Longs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/**
 * Random bits of types that the runtime does not draw, or in another order than XLA has them: words
 * of 32 bits by Threefry are the halves of words of 64, one after the other along the first
 * dimension of even extent, or the longest where all are odd; narrower types are the low bits.
 */
final class RandomBits {
  private final StablehloBuilder builder;
  private final Rewriter rewriter;
  private final Operation op;
  private final TensorType type;

  private RandomBits(Operation op, Rewriter rewriter) {
    this.op = op;
    this.rewriter = rewriter;
    this.builder = new StablehloBuilder(rewriter);
    this.type = op.result(1).tensorType();
  }

  /** {@code rng_bit_generator}. */
  static List<Value> bits(Operation op, Rewriter rewriter) {
    TensorType type = op.result(1).tensorType();
    boolean isThreefry =
        op.attribute("rng_algorithm") instanceof EnumAttr algorithm
            && algorithm.value().equals("THREE_FRY");
    if (!type.hasStaticShape() || type.elementCount() == 0) {
      return List.of();
    }
    int width = width(type.element());
    RandomBits bits = new RandomBits(op, rewriter);
    return switch (width) {
      case 64 -> type.element() instanceof FloatType ? bits.drawn(64) : List.of();
      case 32 -> isThreefry ? bits.halves() : bits.drawnAsFloats();
      case 16, 8 -> isThreefry ? bits.halves() : bits.drawn(32);
      default -> List.of();
    };
  }

  private static int width(Type element) {
    return switch (element) {
      case IntegerType integer -> integer.width();
      case FloatType floating -> floating.width();
      default -> 0;
    };
  }

  private List<Value> drawnAsFloats() {
    return type.element() instanceof FloatType ? drawn(32) : List.of();
  }

  /** Words of a width, of which the result takes the low bits. */
  private List<Value> drawn(int width) {
    Operation words = draw(IntegerType.unsigned(width), type.shape());
    return List.of(words.result(0), narrowed(words.result(1)));
  }

  private List<Value> halves() {
    long[] shape = type.shape().toArray();
    int split = splitDimension(shape);
    long[] half = shape.length == 0 ? new long[] {1} : shape.clone();
    half[split] = Math.ceilDiv(half[split], 2);
    int rank = half.length;
    Operation words = draw(IntegerType.UI64, ImmutableLongArray.copyOf(half));
    Value pairs =
        builder.create(
            StablehloOps.BITCAST_CONVERT,
            TensorType.of(IntegerType.UI32, Longs.concat(half, new long[] {2})),
            List.of(words.result(1)));
    List<Long> order = new ArrayList<>(LongStream.range(0, rank).boxed().toList());
    order.add(split + 1, (long) rank);
    half[split] *= 2;
    Value joined =
        builder.reshape(
            builder.transpose(pairs, Longs.toArray(order)), ImmutableLongArray.copyOf(half));
    long wanted = shape.length == 0 ? 1 : shape[split];
    Value taken = builder.reshape(builder.slice(joined, split, 0, wanted), type.shape());
    return List.of(words.result(0), narrowed(taken));
  }

  private static int splitDimension(long[] shape) {
    int split = 0;
    for (int d = 1; d < shape.length && shape[split] % 2 != 0; d++) {
      if (shape[d] % 2 == 0 || shape[d] > shape[split]) {
        split = d;
      }
    }
    return split;
  }

  private Operation draw(Type element, ImmutableLongArray shape) {
    Attribute algorithm = op.attribute("rng_algorithm");
    var draw =
        Operation.builder(StablehloOps.RNG_BIT_GENERATOR)
            .operand(op.operand(0))
            .range(op.range())
            .result(op.result(0).type())
            .result(TensorType.of(element, shape));
    if (algorithm != null) {
      draw.attribute("rng_algorithm", algorithm);
    }
    return rewriter.insert(draw);
  }

  private Value narrowed(Value words) {
    IntegerType bits = IntegerType.unsigned(width(type.element()));
    Value low = builder.convert(words, bits);
    return type.element().equals(bits)
        ? low
        : builder.create(StablehloOps.BITCAST_CONVERT, type, List.of(low));
  }
}
