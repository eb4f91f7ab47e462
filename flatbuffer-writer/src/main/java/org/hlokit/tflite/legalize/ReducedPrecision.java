// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/**
 * Floats rounded to fewer bits, on the bits of {@code f32}: the mantissa to the nearest even, what
 * is too large to infinity and what is too small to zero.
 */
final class ReducedPrecision {
  private static final int MANTISSA = 23;
  private static final int BIAS = 127;
  private static final int SIGN = 0x8000_0000;
  private static final int INFINITY = 0x7F80_0000;

  private ReducedPrecision() {}

  /** {@code reduce_precision}. */
  static List<Value> reduce(Operation op, Rewriter rewriter) {
    Type element = op.result().tensorType().element();
    if (!(op.attribute("exponent_bits") instanceof IntegerAttr exponentBits)
        || !(op.attribute("mantissa_bits") instanceof IntegerAttr mantissaBits)
        || !(element instanceof FloatType type)
        || type.width() > 32
        || !ScalarBodies.isStatic(op.operand(0))) {
      return List.of();
    }
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    Value x = builder.convert(op.operand(0), FloatType.F32);
    TensorType bits = x.tensorType().withElement(IntegerType.I32);
    Value given = builder.create(StablehloOps.BITCAST_CONVERT, bits, List.of(x));
    Value rounded = rounded(given, (int) mantissaBits.longValue(), builder);
    Value fitting = fitted(rounded, given, (int) exponentBits.longValue(), builder);
    Value reduced = builder.create(StablehloOps.BITCAST_CONVERT, x.type(), List.of(fitting));
    Value isNumber = builder.compare("EQ", x, x);
    return List.of(builder.convert(builder.select(isNumber, reduced, x), element));
  }

  private static Value rounded(Value bits, int mantissa, StablehloBuilder builder) {
    if (mantissa >= MANTISSA) {
      return bits;
    }
    int dropped = MANTISSA - mantissa;
    int last = 1 << dropped;
    Value isOdd =
        builder.binary(
            StablehloOps.AND,
            builder.binary(StablehloOps.SHIFT_RIGHT_LOGICAL, bits, splat(bits, dropped, builder)),
            splat(bits, 1, builder));
    Value bias = builder.add(isOdd, splat(bits, (last >> 1) - 1, builder));
    return builder.binary(StablehloOps.AND, builder.add(bits, bias), splat(bits, -last, builder));
  }

  private static Value fitted(Value bits, Value given, int exponent, StablehloBuilder builder) {
    if (exponent >= 8) {
      return bits;
    }
    int range = (1 << (exponent - 1)) - 1;
    Value sign = builder.binary(StablehloOps.AND, given, splat(bits, SIGN, builder));
    Value found = builder.binary(StablehloOps.AND, bits, splat(bits, INFINITY, builder));
    Value isLarge = builder.compare("GT", found, splat(bits, (BIAS + range) << MANTISSA, builder));
    Value isSmall = builder.compare("LE", found, splat(bits, (BIAS - range) << MANTISSA, builder));
    Value infinity = builder.binary(StablehloOps.OR, sign, splat(bits, INFINITY, builder));
    return builder.select(isLarge, infinity, builder.select(isSmall, sign, bits));
  }

  private static Value splat(Value like, int number, StablehloBuilder builder) {
    return builder.splat(like.tensorType(), number);
  }
}
