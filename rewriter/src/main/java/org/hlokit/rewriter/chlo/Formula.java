// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.chlo;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hlokit.dialect.ChloOps;
import org.hlokit.dialect.FuncOps;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Floats;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;

/**
 * A function of a text written for {@code f64}, to be put in with another type. {@code f64} becomes
 * the operands' floating-point type, {@code i64} beside it the integer of that width, and the
 * unknown shape theirs. Constants are rounded, except that the extremes of {@code f64} and {@code
 * i64} stand for those of the other type: the largest finite number, the smallest normal, the
 * smallest positive, the sign bit and all bits but that.
 */
final class Formula {
  private final Operation text;
  private final TensorType type;

  /**
   * @param type the type of the operands
   */
  Formula(Operation text, TensorType type) {
    this.text = text;
    this.type = type;
  }

  /** Inserts the operations; what the function returns. */
  Value expand(List<Value> operands, Rewriter rewriter) {
    Map<Value, Value> values = new HashMap<>();
    for (int i = 0; i < operands.size(); i++) {
      values.put(text.region(0).entry().argument(i), operands.get(i));
    }
    for (Operation op : text.region(0).entry().operations()) {
      if (op.is(FuncOps.RETURN)) {
        return requireNonNull(values.get(op.operand(0)));
      }
      OpResult result = op.result();
      values.put(
          result,
          op.is(ChloOps.CONSTANT_LIKE)
              ? ConstantLike.create(
                  constant(op), requireNonNull(values.get(op.operand(0))), typeOf(result), rewriter)
              : rewriter.insert(copy(op, values)).result());
    }
    throw new IllegalStateException("a formula without a result: " + text.name());
  }

  private OperationBuilder copy(Operation op, Map<Value, Value> values) {
    OperationBuilder copy = Operation.builder(op.definition()).properties(op.properties());
    op.operands().forEach(operand -> copy.operand(requireNonNull(values.get(operand))));
    return copy.result(typeOf(op.result()));
  }

  private TensorType typeOf(Value value) {
    return type.withElement(element(value.tensorType().element()));
  }

  private Type element(Type written) {
    return switch (written) {
      case FloatType _ -> part();
      case ComplexType _ -> new ComplexType(part());
      case IntegerType(int width, _) when width == 64 && type.element() instanceof FloatType of ->
          IntegerType.signless(of.width());
      default -> written;
    };
  }

  /** The floating-point type that is computed in. */
  private FloatType part() {
    return switch (type.element()) {
      case FloatType real -> real;
      case ComplexType(FloatType part) -> part;
      default -> throw new IllegalStateException("no floating-point type: " + type);
    };
  }

  private DenseElementsAttr constant(Operation op) {
    Type element = element(op.result().tensorType().element());
    Attribute value = requireNonNull(op.attribute("value"));
    return switch (value) {
      case FloatAttr number when element instanceof ComplexType ->
          ConstantLike.complex(part(), bits(number.doubleValue()), 0);
      case FloatAttr number -> ConstantLike.scalar(element, bits(number.doubleValue()));
      case IntegerAttr number when element instanceof IntegerType integer ->
          ConstantLike.scalar(element, bits(integer.width(), number.longValue()));
      default -> throw new IllegalStateException("no number: " + value);
    };
  }

  private long bits(double value) {
    FloatType part = part();
    if (value == Double.MAX_VALUE) {
      return Floats.largest(part);
    }
    if (value == Double.MIN_NORMAL) {
      return 1L << (part.precision() - 1);
    }
    return value == Double.MIN_VALUE ? 1 : Floats.fromDouble(part, value);
  }

  private static long bits(int width, long value) {
    long signBit = 1L << (width - 1);
    return value == Long.MIN_VALUE ? signBit : value == Long.MAX_VALUE ? signBit - 1 : value;
  }
}
