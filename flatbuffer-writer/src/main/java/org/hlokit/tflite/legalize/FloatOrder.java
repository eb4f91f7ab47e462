// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Literals;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/**
 * Comparisons of floats as such of integers: read as integers, floats have the order of the total
 * order, once the negative ones are turned round. The order of numbers besides takes both zeros for
 * one, and has no place for NaN.
 */
final class FloatOrder {
  private FloatOrder() {}

  /** {@code compare} in total order, or of {@code f64}. */
  static List<Value> compare(Operation op, Rewriter rewriter) {
    TensorType type = op.operand(0).tensorType();
    if (!(type.element() instanceof FloatType element)
        || !(op.attribute("comparison_direction") instanceof EnumAttr direction)
        || !(element.width() == 16 || element.width() == 32 || element.width() == 64)) {
      return List.of();
    }
    boolean total =
        op.attribute("compare_type") instanceof EnumAttr order
            && order.value().equals("TOTALORDER");
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    Value left = key(op.operand(0), element, total, builder);
    Value right = key(op.operand(1), element, total, builder);
    Value compared = builder.compare(direction.value(), left, right);
    if (total) {
      return List.of(compared);
    }
    Value numbers =
        builder.binary(
            StablehloOps.AND, isNumber(left, element, builder), isNumber(right, element, builder));
    return List.of(
        direction.value().equals("NE")
            ? builder.binary(StablehloOps.OR, compared, builder.unary(StablehloOps.NOT, numbers))
            : builder.binary(StablehloOps.AND, compared, numbers));
  }

  private static Value key(
      Value value, FloatType element, boolean total, StablehloBuilder builder) {
    Value one = total ? value : builder.add(value, builder.splat(value.tensorType(), 0));
    Value bits =
        builder.create(StablehloOps.BITCAST_CONVERT, integers(value, element), List.of(one));
    TensorType type = bits.tensorType();
    long largest = -1L >>> (1 + Long.SIZE - element.width());
    Value end = builder.constant(Literals.splatBits(type, largest));
    Value negative = builder.compare("LT", bits, builder.splat(type, 0));
    Value turned = builder.binary(StablehloOps.SUBTRACT, end, bits);
    return builder.select(negative, turned, bits);
  }

  /** Whether a key lies between those of the infinities. */
  private static Value isNumber(Value key, FloatType element, StablehloBuilder builder) {
    long infinity = Literals.encode(element, Double.POSITIVE_INFINITY);
    TensorType type = key.tensorType();
    Value high = builder.constant(Literals.splatBits(type, infinity));
    Value low = builder.constant(Literals.splatBits(type, ~infinity));
    return builder.binary(
        StablehloOps.AND, builder.compare("LE", key, high), builder.compare("GE", key, low));
  }

  private static TensorType integers(Value value, FloatType element) {
    Type type =
        switch (element.width()) {
          case 16 -> IntegerType.I16;
          case 32 -> IntegerType.I32;
          default -> IntegerType.I64;
        };
    return value.tensorType().withElement(type);
  }
}
