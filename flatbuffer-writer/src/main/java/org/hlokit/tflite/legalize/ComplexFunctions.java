// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.hlokit.tflite.legalize.ComplexNumbers.Formula;
import org.hlokit.tflite.legalize.ComplexNumbers.Parts;

/** Elementary functions of complex numbers, by those of their parts. */
final class ComplexFunctions {
  /** Beyond this a hyperbolic tangent is one. */
  private static final double LARGE = 40;

  private final StablehloBuilder builder;

  private ComplexFunctions(StablehloBuilder builder) {
    this.builder = builder;
  }

  /** A function of one number. */
  private interface Function {
    Parts of(ComplexFunctions functions, Parts z);
  }

  static ImmutableMap<OpDefinition, Formula> all() {
    return ImmutableMap.<OpDefinition, Formula>builder()
        .put(StablehloOps.COSINE, of(ComplexFunctions::cosine))
        .put(StablehloOps.EXPONENTIAL, of(ComplexFunctions::exponential))
        .put(StablehloOps.EXPONENTIAL_MINUS_ONE, of(ComplexFunctions::exponentialMinusOne))
        .put(StablehloOps.LOG, of(ComplexFunctions::logarithm))
        .put(StablehloOps.LOG_PLUS_ONE, of((f, z) -> f.logarithm(f.plus(z, 1))))
        .put(StablehloOps.LOGISTIC, of(ComplexFunctions::logistic))
        .put(StablehloOps.RSQRT, of((f, z) -> f.inverse(f.root(z))))
        .put(StablehloOps.SIGN, of(ComplexFunctions::sign))
        .put(StablehloOps.SINE, of(ComplexFunctions::sine))
        .put(StablehloOps.SQRT, of(ComplexFunctions::root))
        .put(StablehloOps.TAN, of((f, z) -> f.turned(f.tangent(f.turned(z, 1)), -1)))
        .put(StablehloOps.TANH, of(ComplexFunctions::tangent))
        .put(
            StablehloOps.POWER,
            (op, numbers, builder) ->
                Optional.of(
                    new ComplexFunctions(builder)
                        .power(numbers.of(op.operand(0)), numbers.of(op.operand(1)))))
        .buildOrThrow();
  }

  private static Formula of(Function function) {
    return (op, numbers, builder) ->
        Optional.of(function.of(new ComplexFunctions(builder), numbers.of(op.operand(0))));
  }

  private Parts exponential(Parts z) {
    Value size = unary(StablehloOps.EXPONENTIAL, z.real());
    return new Parts(
        builder.multiply(size, unary(StablehloOps.COSINE, z.imaginary())),
        builder.multiply(size, unary(StablehloOps.SINE, z.imaginary())));
  }

  /** {@code (e^x - 1) cos y - 2 sin^2(y / 2) + i e^x sin y}, exact near zero, too. */
  private Parts exponentialMinusOne(Parts z) {
    Value half = unary(StablehloOps.SINE, times(z.imaginary(), 0.5));
    Value real =
        minus(
            builder.multiply(
                unary(StablehloOps.EXPONENTIAL_MINUS_ONE, z.real()),
                unary(StablehloOps.COSINE, z.imaginary())),
            times(builder.multiply(half, half), 2));
    return new Parts(real, exponential(z).imaginary());
  }

  private Parts logarithm(Parts z) {
    return new Parts(
        unary(StablehloOps.LOG, size(z)),
        builder.binary(StablehloOps.ATAN2, z.imaginary(), z.real()));
  }

  private Parts logistic(Parts z) {
    return inverse(plus(exponential(new Parts(negative(z.real()), negative(z.imaginary()))), 1));
  }

  private Parts sine(Parts z) {
    return new Parts(
        builder.multiply(unary(StablehloOps.SINE, z.real()), hyperbolicCosine(z.imaginary())),
        builder.multiply(unary(StablehloOps.COSINE, z.real()), hyperbolicSine(z.imaginary())));
  }

  private Parts cosine(Parts z) {
    return new Parts(
        builder.multiply(unary(StablehloOps.COSINE, z.real()), hyperbolicCosine(z.imaginary())),
        negative(
            builder.multiply(unary(StablehloOps.SINE, z.real()), hyperbolicSine(z.imaginary()))));
  }

  /** {@code (sinh 2x + i sin 2y) / (cosh 2x + cos 2y)}. */
  private Parts tangent(Parts z) {
    Value bound = splat(z.real(), LARGE);
    Value x =
        builder.binary(
            StablehloOps.MAXIMUM,
            builder.binary(StablehloOps.MINIMUM, times(z.real(), 2), bound),
            negative(bound));
    Value y = times(z.imaginary(), 2);
    Value size = builder.add(hyperbolicCosine(x), unary(StablehloOps.COSINE, y));
    return new Parts(
        builder.divide(hyperbolicSine(x), size), builder.divide(unary(StablehloOps.SINE, y), size));
  }

  /** The root whose real part is not negative, from the larger of its parts. */
  private Parts root(Parts z) {
    Value zero = splat(z.real(), 0);
    Value width = unary(StablehloOps.ABS, z.real());
    Value larger = unary(StablehloOps.SQRT, times(builder.add(size(z), width), 0.5));
    Value divisor = times(larger, 2);
    Value isNothing = builder.compare("EQ", divisor, zero);
    Value smaller =
        builder.divide(
            unary(StablehloOps.ABS, z.imaginary()),
            builder.select(isNothing, splat(divisor, 1), divisor));
    Value isRight = builder.compare("GE", z.real(), zero);
    Value imaginary = builder.select(isRight, smaller, larger);
    Value isBelow = builder.compare("LT", z.imaginary(), zero);
    return new Parts(
        builder.select(isRight, larger, smaller),
        builder.select(isBelow, negative(imaginary), imaginary));
  }

  private Parts sign(Parts z) {
    Value size = size(z);
    Value isNothing = builder.compare("EQ", size, splat(size, 0));
    Value divisor = builder.select(isNothing, splat(size, 1), size);
    return new Parts(builder.divide(z.real(), divisor), builder.divide(z.imaginary(), divisor));
  }

  /** {@code e^(w log z)}; of zero it is zero, and one where the exponent is zero, too. */
  private Parts power(Parts z, Parts w) {
    Parts log = logarithm(z);
    Parts exponent =
        new Parts(
            minus(
                builder.multiply(w.real(), log.real()),
                builder.multiply(w.imaginary(), log.imaginary())),
            builder.add(
                builder.multiply(w.real(), log.imaginary()),
                builder.multiply(w.imaginary(), log.real())));
    Parts power = exponential(exponent);
    Value zero = splat(z.real(), 0);
    Value isNothing = builder.compare("EQ", size(z), zero);
    Value isOne = builder.compare("EQ", size(w), zero);
    Value ofNothing = builder.select(isOne, splat(zero, 1), zero);
    return new Parts(
        builder.select(isNothing, ofNothing, power.real()),
        builder.select(isNothing, zero, power.imaginary()));
  }

  private Parts inverse(Parts z) {
    Value square =
        builder.add(
            builder.multiply(z.real(), z.real()), builder.multiply(z.imaginary(), z.imaginary()));
    return new Parts(
        builder.divide(z.real(), square), negative(builder.divide(z.imaginary(), square)));
  }

  /** {@code i z}, or {@code -i z}. */
  private Parts turned(Parts z, int direction) {
    return direction > 0
        ? new Parts(negative(z.imaginary()), z.real())
        : new Parts(z.imaginary(), negative(z.real()));
  }

  private Parts plus(Parts z, double number) {
    return new Parts(builder.add(z.real(), splat(z.real(), number)), z.imaginary());
  }

  private Value size(Parts z) {
    return unary(
        StablehloOps.SQRT,
        builder.add(
            builder.multiply(z.real(), z.real()), builder.multiply(z.imaginary(), z.imaginary())));
  }

  private Value hyperbolicCosine(Value x) {
    Value up = unary(StablehloOps.EXPONENTIAL, x);
    return times(builder.add(up, unary(StablehloOps.EXPONENTIAL, negative(x))), 0.5);
  }

  private Value hyperbolicSine(Value x) {
    Value up = unary(StablehloOps.EXPONENTIAL_MINUS_ONE, x);
    return times(minus(up, unary(StablehloOps.EXPONENTIAL_MINUS_ONE, negative(x))), 0.5);
  }

  private Value unary(OpDefinition op, Value operand) {
    return builder.unary(op, operand);
  }

  private Value negative(Value x) {
    return unary(StablehloOps.NEGATE, x);
  }

  private Value minus(Value left, Value right) {
    return builder.binary(StablehloOps.SUBTRACT, left, right);
  }

  private Value times(Value x, double factor) {
    return builder.multiply(x, splat(x, factor));
  }

  private Value splat(Value like, double number) {
    return builder.splat(like.tensorType(), number);
  }
}
