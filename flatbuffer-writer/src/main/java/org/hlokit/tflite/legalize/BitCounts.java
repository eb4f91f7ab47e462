// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Literals;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/**
 * Counts of bits: neighbouring bits are added, then neighbouring sums, in every element at once.
 */
final class BitCounts {
  private BitCounts() {}

  /** {@code popcnt}. */
  static List<Value> ones(Operation op, Rewriter rewriter) {
    TensorType type = op.result().tensorType();
    if (!(type.element() instanceof IntegerType element) || !type.hasStaticShape()) {
      return List.of();
    }
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    return List.of(
        unsigned(type, ones(unsigned(op.operand(0), builder), element, builder), builder));
  }

  /** {@code count_leading_zeros}: the ones that are left when all below the first one are set. */
  static List<Value> leadingZeros(Operation op, Rewriter rewriter) {
    TensorType type = op.result().tensorType();
    if (!(type.element() instanceof IntegerType element) || !type.hasStaticShape()) {
      return List.of();
    }
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    Value x = unsigned(op.operand(0), builder);
    for (int by = 1; by < element.width(); by *= 2) {
      x = builder.binary(StablehloOps.OR, x, shifted(x, by, builder));
    }
    Value zeros = ones(builder.unary(StablehloOps.NOT, x), element, builder);
    return List.of(unsigned(type, zeros, builder));
  }

  private static Value ones(Value bits, IntegerType element, StablehloBuilder builder) {
    Value x = bits;
    for (int by = 1; by < element.width(); by *= 2) {
      Value even = masked(x, by, element, builder);
      Value odd = masked(shifted(x, by, builder), by, element, builder);
      x = builder.add(even, odd);
    }
    return x;
  }

  /** With every second group of {@code by} bits, the first among them. */
  private static Value masked(Value x, int by, IntegerType element, StablehloBuilder builder) {
    long mask = 0;
    for (int bit = 0; bit < element.width(); bit++) {
      mask |= bit / by % 2 == 0 ? 1L << bit : 0;
    }
    Value constant = builder.constant(Literals.splatBits(x.tensorType(), mask));
    return builder.binary(StablehloOps.AND, x, constant);
  }

  private static Value shifted(Value x, int by, StablehloBuilder builder) {
    return builder.binary(StablehloOps.SHIFT_RIGHT_LOGICAL, x, builder.splat(x.tensorType(), by));
  }

  private static Value unsigned(Value value, StablehloBuilder builder) {
    TensorType type = value.tensorType();
    Type element =
        switch (((IntegerType) type.element()).width()) {
          case 8 -> IntegerType.UI8;
          case 16 -> IntegerType.UI16;
          case 32 -> IntegerType.UI32;
          default -> IntegerType.UI64;
        };
    return unsigned(type.withElement(element), value, builder);
  }

  private static Value unsigned(TensorType type, Value value, StablehloBuilder builder) {
    return value.type().equals(type)
        ? value
        : builder.create(StablehloOps.BITCAST_CONVERT, type, List.of(value));
  }
}
