// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/**
 * Powers of integers for which the runtime has no kernel: the base is squared as often as the
 * exponent has bits, and multiplied by where the bit is set. A negative exponent leaves nothing but
 * of one and minus one.
 */
final class IntegerPower {
  private IntegerPower() {}

  /** {@code power} of integers. */
  static List<Value> power(Operation op, Rewriter rewriter) {
    TensorType type = op.result().tensorType();
    if (!(type.element() instanceof IntegerType integer) || !ScalarBodies.isStatic(op.result())) {
      return List.of();
    }
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    Value base = op.operand(0);
    Value exponent = op.operand(1);
    Value one = builder.splat(type, 1);
    Value power =
        Loops.counted(
                integer.width(),
                List.of(one, base, exponent),
                (_, carried, inside) -> step(carried, new StablehloBuilder(inside)),
                rewriter)
            .getFirst();
    if (integer.isUnsigned()) {
      return List.of(power);
    }
    Value zero = builder.splat(type, 0);
    Value isOdd = builder.compare("NE", builder.binary(StablehloOps.AND, exponent, one), zero);
    Value minus = builder.splat(type, -1);
    Value isMinus = builder.compare("EQ", base, minus);
    Value isOne = builder.compare("EQ", base, one);
    Value ofMinus = builder.select(isOdd, minus, one);
    Value inverse = builder.select(isMinus, ofMinus, builder.select(isOne, one, zero));
    return List.of(builder.select(builder.compare("LT", exponent, zero), inverse, power));
  }

  private static List<Value> step(List<Value> carried, StablehloBuilder builder) {
    Value power = carried.get(0);
    Value base = carried.get(1);
    Value exponent = carried.get(2);
    TensorType type = power.tensorType();
    Value one = builder.splat(type, 1);
    Value isSet =
        builder.compare(
            "NE", builder.binary(StablehloOps.AND, exponent, one), builder.splat(type, 0));
    return List.of(
        builder.select(isSet, builder.multiply(power, base), power),
        builder.multiply(base, base),
        builder.binary(StablehloOps.SHIFT_RIGHT_LOGICAL, exponent, one));
  }
}
