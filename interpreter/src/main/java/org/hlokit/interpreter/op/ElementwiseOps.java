// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.op;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.function.Function;
import org.hlokit.dialect.ChloOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.interpreter.kernel.Arithmetic;
import org.hlokit.interpreter.kernel.BinaryOp;
import org.hlokit.interpreter.kernel.Comparison;
import org.hlokit.interpreter.kernel.Complexes;
import org.hlokit.interpreter.kernel.Conversion;
import org.hlokit.interpreter.kernel.Quantization;
import org.hlokit.interpreter.kernel.SpecialFunctions;
import org.hlokit.interpreter.kernel.UnaryOp;
import org.hlokit.interpreter.value.ElementTypes;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.RuntimeValue;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.OpDefinition;

/**
 * Ops that work element by element, each as the section of the specification that bears its name
 * says.
 */
final class ElementwiseOps {
  static final ImmutableMap<OpDefinition, Evaluator> TABLE =
      ImmutableMap.ofEntries(
          elementwise(StablehloOps.ABS, ElementwiseOps::abs),
          binary(StablehloOps.ADD, Arithmetic.ADD),
          binary(StablehloOps.AND, Arithmetic.AND),
          binary(StablehloOps.ATAN2, Arithmetic.ATAN2),
          unary(StablehloOps.CBRT, Arithmetic.CBRT),
          unary(StablehloOps.CEIL, Arithmetic.CEIL),
          elementwise(
              StablehloOps.CLAMP,
              c ->
                  Arithmetic.MINIMUM.apply(
                      Arithmetic.MAXIMUM.apply(c.tensor(0), c.tensor(1)), c.tensor(2))),
          elementwise(StablehloOps.COMPARE, ElementwiseOps::compare),
          elementwise(StablehloOps.COMPLEX, c -> Complexes.of(c.tensor(0), c.tensor(1))),
          elementwise(StablehloOps.CONVERT, c -> Conversion.convert(c.tensor(0), c.element())),
          unary(StablehloOps.COSINE, Arithmetic.COSINE),
          unary(StablehloOps.COUNT_LEADING_ZEROS, Arithmetic.COUNT_LEADING_ZEROS),
          binary(StablehloOps.DIVIDE, Arithmetic.DIVIDE),
          unary(StablehloOps.EXPONENTIAL, Arithmetic.EXPONENTIAL),
          unary(StablehloOps.EXPONENTIAL_MINUS_ONE, Arithmetic.EXPONENTIAL_MINUS_ONE),
          unary(StablehloOps.FLOOR, Arithmetic.FLOOR),
          elementwise(StablehloOps.IMAG, c -> part(c.tensor(0), 1)),
          elementwise(StablehloOps.IS_FINITE, c -> Comparison.isFinite(c.tensor(0))),
          unary(StablehloOps.LOG, Arithmetic.LOG),
          unary(StablehloOps.LOG_PLUS_ONE, Arithmetic.LOG_PLUS_ONE),
          unary(StablehloOps.LOGISTIC, Arithmetic.LOGISTIC),
          binary(StablehloOps.MAXIMUM, Arithmetic.MAXIMUM),
          binary(StablehloOps.MINIMUM, Arithmetic.MINIMUM),
          binary(StablehloOps.MULTIPLY, Arithmetic.MULTIPLY),
          unary(StablehloOps.NEGATE, Arithmetic.NEGATE),
          unary(StablehloOps.NOT, Arithmetic.NOT),
          binary(StablehloOps.OR, Arithmetic.OR),
          unary(StablehloOps.POPCNT, Arithmetic.POPCNT),
          binary(StablehloOps.POWER, Arithmetic.POWER),
          elementwise(StablehloOps.REAL, c -> part(c.tensor(0), 0)),
          elementwise(
              StablehloOps.REDUCE_PRECISION,
              c ->
                  Conversion.reducePrecision(
                      c.tensor(0), c.integer("exponent_bits"), c.integer("mantissa_bits"))),
          binary(StablehloOps.REMAINDER, Arithmetic.REMAINDER),
          unary(StablehloOps.ROUND_NEAREST_AFZ, Arithmetic.ROUND_NEAREST_AFZ),
          unary(StablehloOps.ROUND_NEAREST_EVEN, Arithmetic.ROUND_NEAREST_EVEN),
          unary(StablehloOps.RSQRT, Arithmetic.RSQRT),
          elementwise(
              StablehloOps.SELECT, c -> Comparison.select(c.tensor(0), c.tensor(1), c.tensor(2))),
          binary(StablehloOps.SHIFT_LEFT, Arithmetic.SHIFT_LEFT),
          binary(StablehloOps.SHIFT_RIGHT_ARITHMETIC, Arithmetic.SHIFT_RIGHT_ARITHMETIC),
          binary(StablehloOps.SHIFT_RIGHT_LOGICAL, Arithmetic.SHIFT_RIGHT_LOGICAL),
          unary(StablehloOps.SIGN, Arithmetic.SIGN),
          unary(StablehloOps.SINE, Arithmetic.SINE),
          unary(StablehloOps.SQRT, Arithmetic.SQRT),
          binary(StablehloOps.SUBTRACT, Arithmetic.SUBTRACT),
          unary(StablehloOps.TAN, Arithmetic.TAN),
          unary(StablehloOps.TANH, Arithmetic.TANH),
          quantizing(StablehloOps.UNIFORM_DEQUANTIZE, c -> Quantization.dequantize(c.tensor(0))),
          quantizing(StablehloOps.UNIFORM_QUANTIZE, QuantizedOps::quantize),
          binary(StablehloOps.XOR, Arithmetic.XOR),
          unary(ChloOps.ACOS, SpecialFunctions.ACOS),
          unary(ChloOps.ACOSH, SpecialFunctions.ACOSH),
          unary(ChloOps.ASIN, SpecialFunctions.ASIN),
          unary(ChloOps.ASINH, SpecialFunctions.ASINH),
          unary(ChloOps.ATAN, SpecialFunctions.ATAN),
          unary(ChloOps.ATANH, SpecialFunctions.ATANH),
          unary(ChloOps.BESSEL_I1E, SpecialFunctions.BESSEL_I1E),
          unary(ChloOps.CONJ, SpecialFunctions.CONJ),
          elementwise(ChloOps.COSH, c -> SpecialFunctions.cosh(c.tensor(0))),
          unary(ChloOps.DIGAMMA, SpecialFunctions.DIGAMMA),
          unary(ChloOps.ERF, SpecialFunctions.ERF),
          unary(ChloOps.ERFC, SpecialFunctions.ERFC),
          unary(ChloOps.ERF_INV, SpecialFunctions.ERF_INV),
          elementwise(ChloOps.IS_INF, c -> Comparison.test(c.tensor(0), Double::isInfinite)),
          elementwise(
              ChloOps.IS_NEG_INF,
              c -> Comparison.test(c.tensor(0), x -> x == Double.NEGATIVE_INFINITY)),
          elementwise(
              ChloOps.IS_POS_INF,
              c -> Comparison.test(c.tensor(0), x -> x == Double.POSITIVE_INFINITY)),
          unary(ChloOps.LGAMMA, SpecialFunctions.LGAMMA),
          binary(ChloOps.MULHI, Arithmetic.MULHI),
          elementwise(
              ChloOps.NEXT_AFTER, c -> SpecialFunctions.nextAfter(c.tensor(0), c.tensor(1))),
          binary(ChloOps.POLYGAMMA, SpecialFunctions.POLYGAMMA),
          elementwise(ChloOps.SINH, c -> SpecialFunctions.sinh(c.tensor(0))),
          unary(ChloOps.SQUARE, Arithmetic.SQUARE),
          unary(ChloOps.TAN, Arithmetic.TAN),
          binary(ChloOps.ZETA, SpecialFunctions.ZETA));

  private ElementwiseOps() {}

  private static Map.Entry<OpDefinition, Evaluator> unary(OpDefinition op, UnaryOp function) {
    return Map.entry(op, new Evaluator.Unary(function));
  }

  private static Map.Entry<OpDefinition, Evaluator> binary(OpDefinition op, BinaryOp function) {
    return Map.entry(op, new Evaluator.Binary(function));
  }

  private static Map.Entry<OpDefinition, Evaluator> elementwise(
      OpDefinition op, Function<OpCall, RuntimeValue> function) {
    return Map.entry(op, new Evaluator.Elementwise(function, /* keepsStorage= */ false));
  }

  private static Map.Entry<OpDefinition, Evaluator> quantizing(
      OpDefinition op, Function<OpCall, RuntimeValue> function) {
    return Map.entry(op, new Evaluator.Elementwise(function, /* keepsStorage= */ true));
  }

  private static Tensor abs(OpCall call) {
    Tensor operand = call.tensor(0);
    return ElementTypes.isComplex(operand.element())
        ? Complexes.toReal(operand, z -> Math.hypot(z.real(), z.imag()))
        : Arithmetic.ABS.apply(operand);
  }

  private static Tensor part(Tensor operand, int part) {
    if (ElementTypes.isComplex(operand.element())) {
      return Complexes.part(operand, part);
    }
    return part == 0 ? operand : operand.allocate(operand.type());
  }

  static Tensor compare(OpCall call) {
    return compare(call, call.tensor(0), call.tensor(1));
  }

  static Tensor compare(OpCall call, Tensor lhs, Tensor rhs) {
    String direction = call.word("comparison_direction", "");
    boolean totalOrder = call.word("compare_type", "FLOAT").equals("TOTALORDER");
    for (Comparison.Direction known : Comparison.Direction.values()) {
      if (known.name().equals(direction)) {
        return Comparison.compare(lhs, rhs, known, totalOrder);
      }
    }
    throw new EvaluationException("unknown comparison direction '" + direction + "'");
  }
}
