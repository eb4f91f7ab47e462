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

  /** {@code divide} of {@code i64}, {@code ui32} and {@code ui64}. */
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
    if (type.element().equals(IntegerType.UI64)) {
      return List.of(unsigned(op.operand(0), op.operand(1), builder));
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

  /** {@code remainder} of {@code ui64}. */
  static List<Value> remainder(Operation op, Rewriter rewriter) {
    if (!op.result().tensorType().element().equals(IntegerType.UI64)) {
      return List.of();
    }
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    Value quotient = builder.divide(op.operand(0), op.operand(1));
    return List.of(rest(op.operand(0), quotient, op.operand(1), builder));
  }

  /**
   * The quotient of half the dividend is doubled and is then wrong by one at most. A divisor beyond
   * the signed numbers goes once at most.
   */
  private static Value unsigned(Value x, Value y, StablehloBuilder builder) {
    TensorType type = x.tensorType();
    TensorType signed = type.withElement(IntegerType.I64);
    Value one = builder.splat(type, 1);
    Value half = bits(builder.binary(StablehloOps.SHIFT_RIGHT_LOGICAL, x, one), signed, builder);
    Value divisor = bits(y, signed, builder);
    Value isLarge = builder.compare("LT", divisor, builder.splat(signed, 0));
    Value known = builder.select(isLarge, builder.splat(signed, 1), divisor);
    Value halved = bits(builder.divide(half, known), type, builder);
    Value doubled = builder.binary(StablehloOps.SHIFT_LEFT, halved, one);
    Value left = rest(x, doubled, y, builder);
    Value more = builder.convert(builder.compare("GE", left, y), IntegerType.UI64);
    Value goes = builder.convert(builder.compare("GE", x, y), IntegerType.UI64);
    return builder.select(isLarge, goes, builder.add(doubled, more));
  }

  private static Value bits(Value value, TensorType type, StablehloBuilder builder) {
    return builder.create(StablehloOps.BITCAST_CONVERT, type, List.of(value));
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
