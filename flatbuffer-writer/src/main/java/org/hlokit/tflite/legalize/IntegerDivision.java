// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/**
 * Quotients of 64-bit integers, for which the runtime has no kernel, exactly: the quotient of the
 * magnitudes is estimated in {@code f64} by the divisor's reciprocal, and so is that of what is
 * left; then it is wrong by one at most.
 */
final class IntegerDivision {
  /** How often the reciprocal of 24 bits is made twice as good. */
  private static final int NEWTON_STEPS = 2;

  private IntegerDivision() {}

  /** {@code divide} of {@code i64} and {@code ui32}. */
  static List<Value> divide(Operation op, Rewriter rewriter) {
    TensorType type = op.result().tensorType();
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    if (type.element().equals(IntegerType.UI32)) {
      Value quotient =
          builder.divide(
              builder.convert(op.operand(0), IntegerType.I64),
              builder.convert(op.operand(1), IntegerType.I64));
      return List.of(builder.convert(quotient, IntegerType.UI32));
    }
    if (!type.element().equals(IntegerType.I64)) {
      return List.of();
    }
    Value x = builder.unary(StablehloOps.ABS, op.operand(0));
    Value y = builder.unary(StablehloOps.ABS, op.operand(1));
    Value reciprocal = reciprocal(y, builder);
    Value first = estimate(x, reciprocal, builder);
    Value second = estimate(rest(x, first, y, builder), reciprocal, builder);
    Value quotient = builder.add(first, second);
    Value left = rest(x, quotient, y, builder);
    Value zero = builder.splat(type, 0);
    Value low = builder.convert(builder.compare("LT", left, zero), IntegerType.I64);
    Value high = builder.convert(builder.compare("GE", left, y), IntegerType.I64);
    Value exact = builder.add(quotient, builder.binary(StablehloOps.SUBTRACT, high, low));
    Value sign =
        builder.multiply(
            builder.unary(StablehloOps.SIGN, op.operand(0)),
            builder.unary(StablehloOps.SIGN, op.operand(1)));
    return List.of(builder.multiply(exact, sign));
  }

  private static Value reciprocal(Value divisor, StablehloBuilder builder) {
    Value exact = builder.convert(divisor, FloatType.F64);
    Value rough = builder.convert(divisor, FloatType.F32);
    Value one = builder.splat(rough.tensorType(), 1);
    Value found = builder.convert(builder.divide(one, rough), FloatType.F64);
    Value two = builder.splat(exact.tensorType(), 2);
    for (int i = 0; i < NEWTON_STEPS; i++) {
      Value error = builder.binary(StablehloOps.SUBTRACT, two, builder.multiply(exact, found));
      found = builder.multiply(found, error);
    }
    return found;
  }

  private static Value estimate(Value dividend, Value reciprocal, StablehloBuilder builder) {
    Value product = builder.multiply(builder.convert(dividend, FloatType.F64), reciprocal);
    return builder.convert(product, IntegerType.I64);
  }

  private static Value rest(Value dividend, Value quotient, Value y, StablehloBuilder builder) {
    return builder.binary(StablehloOps.SUBTRACT, dividend, builder.multiply(quotient, y));
  }
}
