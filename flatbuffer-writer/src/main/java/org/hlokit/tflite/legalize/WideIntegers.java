// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import com.google.common.primitives.ImmutableLongArray;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/**
 * Operations on the bits of 64-bit integers as such on their halves of 32, for which the runtime
 * has kernels. A half is shifted by what the other lacks: shifts by 32 and more give zeros.
 */
final class WideIntegers {
  private final StablehloBuilder builder;

  /** Both halves, the low one first, of an element each. */
  private record Halves(Value low, Value high) {}

  private WideIntegers(Rewriter rewriter) {
    this.builder = new StablehloBuilder(rewriter);
  }

  private static boolean isWide(Operation op) {
    return op.result().tensorType().element() instanceof IntegerType type
        && type.width() == Long.SIZE
        && op.result().tensorType().hasStaticShape();
  }

  /** {@code xor} and {@code or}: of both halves. */
  static List<Value> bitwise(Operation op, Rewriter rewriter) {
    if (!isWide(op)) {
      return List.of();
    }
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    Value result =
        builder.binary(
            op.definition(), pairs(builder, op.operand(0)), pairs(builder, op.operand(1)));
    return List.of(
        builder.create(StablehloOps.BITCAST_CONVERT, op.result().type(), List.of(result)));
  }

  private static Value pairs(StablehloBuilder builder, Value value) {
    TensorType type = value.tensorType();
    ImmutableLongArray shape =
        ImmutableLongArray.builder(type.rank() + 1).addAll(type.shape()).add(2).build();
    return builder.create(
        StablehloOps.BITCAST_CONVERT, TensorType.of(IntegerType.UI32, shape), List.of(value));
  }

  /** {@code shift_left}. */
  static List<Value> shiftLeft(Operation op, Rewriter rewriter) {
    if (!isWide(op)) {
      return List.of();
    }
    WideIntegers wide = new WideIntegers(rewriter);
    Halves x = wide.halves(op.operand(0));
    Value amount = wide.amount(op.operand(1));
    Value beyond = wide.minus(amount, 32);
    Value within = wide.fromThirtyTwo(amount);
    Value low = wide.shift(StablehloOps.SHIFT_LEFT, x.low(), amount);
    Value high =
        wide.or(
            wide.shift(StablehloOps.SHIFT_LEFT, x.high(), amount),
            wide.or(
                wide.shift(StablehloOps.SHIFT_RIGHT_LOGICAL, x.low(), within),
                wide.shift(StablehloOps.SHIFT_LEFT, x.low(), beyond)));
    return List.of(wide.joined(new Halves(low, high), op.result().tensorType()));
  }

  /** {@code shift_right_logical}. */
  static List<Value> shiftRightLogical(Operation op, Rewriter rewriter) {
    if (!isWide(op)) {
      return List.of();
    }
    WideIntegers wide = new WideIntegers(rewriter);
    Halves x = wide.halves(op.operand(0));
    Value amount = wide.amount(op.operand(1));
    Value high = wide.shift(StablehloOps.SHIFT_RIGHT_LOGICAL, x.high(), amount);
    Value low =
        wide.or(
            wide.shift(StablehloOps.SHIFT_RIGHT_LOGICAL, x.low(), amount),
            wide.or(
                wide.shift(StablehloOps.SHIFT_LEFT, x.high(), wide.fromThirtyTwo(amount)),
                wide.shift(StablehloOps.SHIFT_RIGHT_LOGICAL, x.high(), wide.minus(amount, 32))));
    return List.of(wide.joined(new Halves(low, high), op.result().tensorType()));
  }

  /**
   * {@code shift_right_arithmetic}: the complement of a logical shift of the complement, where the
   * number is negative.
   */
  static List<Value> shiftRightArithmetic(Operation op, Rewriter rewriter) {
    if (!isWide(op)) {
      return List.of();
    }
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    TensorType signed = op.result().tensorType().withElement(IntegerType.I64);
    Value x = builder.create(StablehloOps.BITCAST_CONVERT, signed, List.of(op.operand(0)));
    Value amount = builder.create(StablehloOps.BITCAST_CONVERT, signed, List.of(op.operand(1)));
    Value negative = builder.compare("LT", x, builder.splat(signed, 0));
    Value positive = builder.select(negative, builder.unary(StablehloOps.NOT, x), x);
    Value shifted = builder.binary(StablehloOps.SHIFT_RIGHT_LOGICAL, positive, amount);
    Value result = builder.select(negative, builder.unary(StablehloOps.NOT, shifted), shifted);
    return List.of(
        builder.create(StablehloOps.BITCAST_CONVERT, op.result().type(), List.of(result)));
  }

  private Halves halves(Value value) {
    Value pairs = pairs(builder, value);
    int last = pairs.tensorType().rank() - 1;
    ImmutableLongArray shape = value.tensorType().shape();
    return new Halves(
        builder.reshape(builder.slice(pairs, last, 0, 1), shape),
        builder.reshape(builder.slice(pairs, last, 1, 2), shape));
  }

  private Value joined(Halves halves, TensorType type) {
    ImmutableLongArray shape =
        ImmutableLongArray.builder(type.rank() + 1).addAll(type.shape()).add(1).build();
    Value pairs =
        builder.concatenate(
            List.of(builder.reshape(halves.low(), shape), builder.reshape(halves.high(), shape)),
            type.rank());
    return builder.create(StablehloOps.BITCAST_CONVERT, type, List.of(pairs));
  }

  /** How far to shift, as 32 bits; what is 64 or more stays so. */
  private Value amount(Value wide) {
    TensorType type = wide.tensorType().withElement(IntegerType.UI64);
    Value unsigned = builder.create(StablehloOps.BITCAST_CONVERT, type, List.of(wide));
    Value known = builder.binary(StablehloOps.MINIMUM, unsigned, builder.splat(type, 64));
    return builder.convert(known, IntegerType.UI32);
  }

  private Value minus(Value amount, int bits) {
    return builder.binary(StablehloOps.SUBTRACT, amount, builder.splat(amount.tensorType(), bits));
  }

  private Value fromThirtyTwo(Value amount) {
    return builder.binary(StablehloOps.SUBTRACT, builder.splat(amount.tensorType(), 32), amount);
  }

  private Value shift(OpDefinition op, Value value, Value amount) {
    return builder.binary(op, value, amount);
  }

  private Value or(Value left, Value right) {
    return builder.binary(StablehloOps.OR, left, right);
  }
}
