// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.optimize;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hlokit.tflite.model.Operator;
import org.hlokit.tflite.model.OperatorKind;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.BuiltinOptions;
import org.hlokit.tflite.schema.HardSwishOptions;
import org.hlokit.tflite.schema.LeakyReluOptions;

/** Rectifiers that programs write in several operations and the runtime has operators for. */
final class Rectifiers {
  private static final int MAX_FACTORS = 6;

  private Rectifiers() {}

  /** The bounds of a clamp. */
  private record Bounds(double low, double high) {}

  private static final ImmutableMap<Bounds, Integer> CLAMPS =
      ImmutableMap.of(
          new Bounds(0, 6), BuiltinOperator.RELU6,
          new Bounds(0, 1), BuiltinOperator.RELU_0_TO_1,
          new Bounds(-1, 1), BuiltinOperator.RELU_N1_TO_1);

  /** A value that is bound on one side, and the bound. */
  private record Bound(int value, double bound) {}

  /** RELU6 and its kin: the smaller of a bound and the larger of another and x, or the reverse. */
  static boolean clamp(GraphEditor graph, int place, Operator operator) {
    for (boolean highLast : new boolean[] {true, false}) {
      Optional<Bound> outer = bound(graph, operator, highLast);
      Optional<Bound> inner =
          outer
              .flatMap(found -> writer(graph, found.value()))
              .flatMap(before -> bound(graph, before, !highLast));
      if (inner.isPresent()) {
        double low = highLast ? inner.get().bound() : outer.orElseThrow().bound();
        double high = highLast ? outer.orElseThrow().bound() : inner.get().bound();
        Integer code = CLAMPS.get(new Bounds(low, high));
        if (code != null && keepsShape(graph, inner.get().value(), operator)) {
          replace(graph, place, operator, code, Options.none(), inner.get().value());
          return true;
        }
      }
    }
    return false;
  }

  private static Optional<Operator> writer(GraphEditor graph, int tensor) {
    int place = graph.writer(tensor);
    return place < 0 || graph.uses(tensor) != 1
        ? Optional.empty()
        : Optional.ofNullable(graph.at(place));
  }

  private static Optional<Bound> bound(GraphEditor graph, Operator operator, boolean fromAbove) {
    if (!fromAbove && operator.kind().code() == BuiltinOperator.RELU) {
      return Optional.of(new Bound(operator.inputs().get(0), 0));
    }
    int code = fromAbove ? BuiltinOperator.MINIMUM : BuiltinOperator.MAXIMUM;
    return operator.kind().code() == code
        ? withNumber(graph, operator).map(pair -> new Bound(pair.value(), pair.bound()))
        : Optional.empty();
  }

  /** The operand that is no number, and the number, of an operator with two operands. */
  private static Optional<Bound> withNumber(GraphEditor graph, Operator operator) {
    for (int i = 0; i < 2; i++) {
      OptionalDouble number = graph.splat(operator.inputs().get(i));
      int other = operator.inputs().get(1 - i);
      if (number.isPresent() && graph.isFloat(other) && graph.tensor(other).data().isEmpty()) {
        return Optional.of(new Bound(other, number.getAsDouble()));
      }
    }
    return Optional.empty();
  }

  private static boolean keepsShape(GraphEditor graph, int value, Operator operator) {
    int result = operator.outputs().get(0);
    return graph.isFloat(value)
        && graph.isFloat(result)
        && graph.shape(value).equals(graph.shape(result));
  }

  private static void replace(
      GraphEditor graph, int place, Operator operator, int code, Options options, int... inputs) {
    graph.replace(
        place,
        Operator.of(OperatorKind.builtin(code, 1), options, operator.outputs().get(0), inputs));
  }

  // --- hard swish: x relu6(x + 3) / 6 ----------------------------------------------------------

  /** HARD_SWISH, by its last multiplication or division. */
  static boolean hardSwish(GraphEditor graph, int place, Operator operator) {
    Product product = new Product();
    product.multiply(graph, operator, 0);
    if (product.factors.size() != 2 || Math.abs(product.number * 6 - 1) > 1e-6) {
      return false;
    }
    for (int i = 0; i < 2; i++) {
      int x = product.factors.get(i);
      boolean gated =
          graph
              .writing(product.factors.get(1 - i), BuiltinOperator.RELU6)
              .flatMap(relu -> graph.writing(relu.inputs().get(0), BuiltinOperator.ADD))
              .filter(Activations::isPlain)
              .flatMap(add -> withNumber(graph, add))
              .filter(add -> add.value() == x && add.bound() == 3)
              .isPresent();
      if (gated && keepsShape(graph, x, operator)) {
        Options options =
            new Options.Builtin(
                BuiltinOptions.HardSwishOptions,
                builder -> {
                  HardSwishOptions.startHardSwishOptions(builder);
                  return HardSwishOptions.endHardSwishOptions(builder);
                });
        replace(graph, place, operator, BuiltinOperator.HARD_SWISH, options, x);
        return true;
      }
    }
    return false;
  }

  /** Products and quotients by numbers as one product: a number and the values that are none. */
  private static final class Product {
    private double number = 1;
    private final List<Integer> factors = new ArrayList<>();

    void multiply(GraphEditor graph, Operator operator, int depth) {
      boolean divides = operator.kind().code() == BuiltinOperator.DIV;
      if ((!divides && operator.kind().code() != BuiltinOperator.MUL)
          || !Activations.isPlain(operator)) {
        return;
      }
      for (int i = 0; i < 2 && factors.size() < MAX_FACTORS; i++) {
        int operand = operator.inputs().get(i);
        OptionalDouble splat = graph.splat(operand);
        boolean divisor = divides && i == 1;
        if (splat.isPresent()) {
          number = divisor ? number / splat.getAsDouble() : number * splat.getAsDouble();
          continue;
        }
        Operator before = divisor || depth > 1 ? null : writer(graph, operand).orElse(null);
        int known = factors.size();
        if (before != null) {
          multiply(graph, before, depth + 1);
        }
        if (divisor) {
          factors.add(-1);
        } else if (factors.size() == known) {
          factors.add(operand);
        }
      }
    }
  }

  // --- leaky rectifiers: x where it is positive, a x elsewhere ---------------------------------

  /** LEAKY_RELU of one slope, PRELU of a slope for each channel. */
  static boolean leaky(GraphEditor graph, int place, Operator operator) {
    return switch (operator.kind().code()) {
      case BuiltinOperator.MAXIMUM -> largerOf(graph, place, operator);
      case BuiltinOperator.SELECT_V2 -> chosen(graph, place, operator);
      case BuiltinOperator.ADD, BuiltinOperator.SUB -> sum(graph, place, operator);
      default -> false;
    };
  }

  /** A value times constants. */
  private record Slope(int value, int constant) {}

  private static Optional<Slope> slope(GraphEditor graph, int tensor) {
    Optional<Operator> multiply =
        graph.writing(tensor, BuiltinOperator.MUL).filter(Activations::isPlain);
    for (int i = 0; multiply.isPresent() && i < 2; i++) {
      int constant = multiply.get().inputs().get(i);
      if (graph.floats(constant).isPresent()) {
        return Optional.of(new Slope(multiply.get().inputs().get(1 - i), constant));
      }
    }
    return Optional.empty();
  }

  /** The larger of x and a x, of a slope between 0 and 1. */
  private static boolean largerOf(GraphEditor graph, int place, Operator operator) {
    for (int i = 0; i < 2; i++) {
      int x = operator.inputs().get(i);
      Optional<Slope> slope =
          slope(graph, operator.inputs().get(1 - i)).filter(found -> found.value() == x);
      if (slope.isPresent()
          && isBetween(graph.floats(slope.get().constant()).orElseThrow())
          && emit(graph, place, operator, x, slope.get().constant(), false)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBetween(float[] slopes) {
    for (float slope : slopes) {
      if (!(slope >= 0 && slope <= 1)) {
        return false;
      }
    }
    return true;
  }

  /** A choice by whether x is positive. */
  private static boolean chosen(GraphEditor graph, int place, Operator operator) {
    int x = operator.inputs().get(1);
    Optional<Slope> slope =
        slope(graph, operator.inputs().get(2)).filter(found -> found.value() == x);
    int condition = operator.inputs().get(0);
    Optional<Operator> compare =
        graph
            .writing(condition, BuiltinOperator.GREATER)
            .or(() -> graph.writing(condition, BuiltinOperator.GREATER_EQUAL))
            .filter(op -> op.inputs().get(0) == x)
            .filter(op -> graph.splat(op.inputs().get(1)).orElse(1) == 0);
    return slope.isPresent()
        && compare.isPresent()
        && emit(graph, place, operator, x, slope.get().constant(), false);
  }

  /** relu(x) + a min(x, 0), relu(x) + -a relu(-x), or the difference of the like. */
  private static boolean sum(GraphEditor graph, int place, Operator operator) {
    boolean subtracts = operator.kind().code() == BuiltinOperator.SUB;
    if (!Activations.isPlain(operator)) {
      return false;
    }
    for (int i = 0; i < (subtracts ? 1 : 2); i++) {
      Optional<Operator> relu = graph.writing(operator.inputs().get(i), BuiltinOperator.RELU);
      Optional<Slope> slope = slope(graph, operator.inputs().get(1 - i));
      if (relu.isEmpty() || slope.isEmpty()) {
        continue;
      }
      int x = relu.get().inputs().get(0);
      boolean below =
          graph
              .writing(slope.get().value(), BuiltinOperator.MINIMUM)
              .flatMap(minimum -> withNumber(graph, minimum))
              .filter(bound -> bound.value() == x && bound.bound() == 0)
              .isPresent();
      boolean above =
          graph
              .writing(slope.get().value(), BuiltinOperator.RELU)
              .flatMap(other -> graph.writing(other.inputs().get(0), BuiltinOperator.NEG))
              .filter(negate -> negate.inputs().get(0) == x)
              .isPresent();
      if ((below || above)
          && emit(graph, place, operator, x, slope.get().constant(), above != subtracts)) {
        return true;
      }
    }
    return false;
  }

  private static boolean emit(
      GraphEditor graph, int place, Operator operator, int x, int slope, boolean negated) {
    if (!keepsShape(graph, x, operator)) {
      return false;
    }
    OptionalDouble splat = graph.splat(slope);
    if (splat.isPresent()) {
      float alpha = (float) (negated ? -splat.getAsDouble() : splat.getAsDouble());
      Options options =
          new Options.Builtin(
              BuiltinOptions.LeakyReluOptions,
              builder -> LeakyReluOptions.createLeakyReluOptions(builder, alpha));
      replace(graph, place, operator, BuiltinOperator.LEAKY_RELU, options, x);
      return true;
    }
    float[] slopes = graph.floats(slope).orElseThrow();
    int rank = graph.shape(x).length();
    // The kernel takes slopes for all but the first dimension.
    if (rank < 2 || slopes.length != graph.shape(x).get(rank - 1)) {
      return false;
    }
    for (int i = 0; negated && i < slopes.length; i++) {
      slopes[i] = -slopes[i];
    }
    int[] shape = new int[rank - 1];
    Arrays.fill(shape, 1);
    shape[rank - 2] = slopes.length;
    int alpha = graph.add("slope_" + operator.outputs().get(0), slopes, shape);
    replace(graph, place, operator, BuiltinOperator.PRELU, Options.none(), x, alpha);
    return true;
  }
}
