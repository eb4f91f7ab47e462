// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.fold;

import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.hlokit.dialect.ChloOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Floats;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.TensorType;
import org.hlokit.rewriter.fold.Evaluator.Rule;
import org.hlokit.rewriter.fold.Folded.OfFloats;
import org.hlokit.rewriter.fold.Folded.OfIntegers;
import org.jspecify.annotations.Nullable;

/** Ops of one operand, element by element. */
final class UnaryRules {
  /** An integer function; sees the type for its width and sign. */
  private interface Integers {
    long apply(long value, IntegerType type);
  }

  static final ImmutableMap<OpDefinition, Rule> ALL =
      ImmutableMap.<OpDefinition, Rule>builder()
          .put(StablehloOps.ABS, both(Math::abs, (x, t) -> t.isUnsigned() ? x : Math.abs(x)))
          .put(StablehloOps.NEGATE, both(x -> -x, (x, t) -> -x))
          .put(StablehloOps.SIGN, both(UnaryRules::sign, (x, t) -> sign(x, t)))
          .put(ChloOps.SQUARE, both(x -> x * x, (x, t) -> x * x))
          .put(StablehloOps.CEIL, floats(Math::ceil))
          .put(StablehloOps.FLOOR, floats(Math::floor))
          .put(StablehloOps.ROUND_NEAREST_EVEN, floats(Math::rint))
          .put(StablehloOps.ROUND_NEAREST_AFZ, floats(UnaryRules::roundAwayFromZero))
          .put(StablehloOps.SQRT, floats(Math::sqrt))
          .put(StablehloOps.RSQRT, floats(x -> 1 / Math.sqrt(x)))
          .put(StablehloOps.CBRT, floats(Math::cbrt))
          .put(StablehloOps.EXPONENTIAL, floats(Math::exp))
          .put(StablehloOps.EXPONENTIAL_MINUS_ONE, floats(Math::expm1))
          .put(StablehloOps.LOG, floats(Math::log))
          .put(StablehloOps.LOG_PLUS_ONE, floats(Math::log1p))
          .put(StablehloOps.LOGISTIC, floats(x -> 1 / (1 + Math.exp(-x))))
          .put(StablehloOps.SINE, floats(Math::sin))
          .put(StablehloOps.COSINE, floats(Math::cos))
          .put(StablehloOps.TAN, floats(Math::tan))
          .put(StablehloOps.TANH, floats(Math::tanh))
          .put(StablehloOps.NOT, integers((x, t) -> ~x))
          .put(
              StablehloOps.CONVERT,
              (op, operands) -> convert(operands.getFirst(), op.result().tensorType()))
          .put(
              StablehloOps.IS_FINITE,
              (op, operands) -> isFinite(operands.getFirst(), op.result().tensorType()))
          .buildOrThrow();

  private UnaryRules() {}

  /** A floating-point result, each element rounded to the type. */
  static OfFloats rounded(TensorType type, double[] elements) {
    FloatType element = (FloatType) type.element();
    return new OfFloats(
        type,
        Arrays.stream(elements)
            .map(x -> Floats.toDouble(element, Floats.fromDouble(element, x)))
            .toArray());
  }

  /** An integer result, each element cut to the type's width. */
  static OfIntegers wrapped(TensorType type, long[] elements) {
    IntegerType element = (IntegerType) type.element();
    return new OfIntegers(
        type, Arrays.stream(elements).map(x -> Folded.wrap(element, x)).toArray());
  }

  private static Rule floats(DoubleUnaryOperator function) {
    return (op, operands) ->
        operands.getFirst() instanceof OfFloats x
            ? rounded(x.type(), Arrays.stream(x.elements()).map(function).toArray())
            : null;
  }

  private static Rule integers(Integers function) {
    return (op, operands) ->
        operands.getFirst() instanceof OfIntegers x ? apply(function, x) : null;
  }

  private static Rule both(DoubleUnaryOperator ofFloats, Integers ofIntegers) {
    return (op, operands) ->
        switch (operands.getFirst()) {
          case OfFloats x -> rounded(x.type(), Arrays.stream(x.elements()).map(ofFloats).toArray());
          case OfIntegers x -> apply(ofIntegers, x);
        };
  }

  private static OfIntegers apply(Integers function, OfIntegers x) {
    return wrapped(
        x.type(),
        Arrays.stream(x.elements()).map(value -> function.apply(value, x.element())).toArray());
  }

  private static double sign(double x) {
    return x > 0 ? 1 : x < 0 ? -1 : x; // zeros and NaN stay
  }

  private static long sign(long x, IntegerType type) {
    return type.isUnsigned() ? (x == 0 ? 0 : 1) : Long.signum(x);
  }

  private static double roundAwayFromZero(double x) {
    double magnitude = Math.abs(x);
    double down = Math.floor(magnitude);
    return Math.copySign(magnitude - down >= 0.5 ? down + 1 : down, x);
  }

  /** To integers only where the value has one: what other values become is not defined. */
  private static @Nullable Folded convert(Folded from, TensorType type) {
    return switch (type.element()) {
      case FloatType element -> rounded(type, doubles(from));
      case IntegerType element when element.isBoolean() ->
          new OfIntegers(
              type, Arrays.stream(doubles(from)).mapToLong(x -> x != 0 ? 1 : 0).toArray());
      case IntegerType element ->
          switch (from) {
            case OfIntegers x -> wrapped(type, x.elements());
            case OfFloats x ->
                fit(x.elements(), element)
                    ? wrapped(type, Arrays.stream(x.elements()).mapToLong(e -> (long) e).toArray())
                    : null;
          };
      default -> null;
    };
  }

  private static boolean fit(double[] elements, IntegerType type) {
    double limit = Math.scalb(1.0, type.isUnsigned() ? type.width() : type.width() - 1);
    double least = type.isUnsigned() ? 0 : -limit;
    boolean tooWide = type.isUnsigned() && type.width() == Long.SIZE;
    return !tooWide
        && Arrays.stream(elements).allMatch(x -> Math.abs(x) < 0x1p62 && x >= least && x < limit);
  }

  private static double[] doubles(Folded from) {
    return switch (from) {
      case OfFloats x -> x.elements();
      case OfIntegers x when x.element().isUnsigned() ->
          Arrays.stream(x.elements())
              .mapToDouble(e -> e >= 0 ? (double) e : (e >>> 1 | (e & 1)) * 2.0)
              .toArray();
      case OfIntegers x -> Arrays.stream(x.elements()).asDoubleStream().toArray();
    };
  }

  private static @Nullable Folded isFinite(Folded operand, TensorType type) {
    return operand instanceof OfFloats x
        ? new OfIntegers(
            type,
            IntStream.range(0, x.size())
                .mapToLong(i -> Double.isFinite(x.elements()[i]) ? 1 : 0)
                .toArray())
        : null;
  }
}
