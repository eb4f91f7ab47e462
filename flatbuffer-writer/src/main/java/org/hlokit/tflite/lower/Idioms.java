// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hlokit.dialect.ChloOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.TensorType;
import org.jspecify.annotations.Nullable;

/** Groups of operations that frameworks write for what TensorFlow Lite does in one operator. */
final class Idioms {
  private static final double SQRT_2_OVER_PI = Math.sqrt(2 / Math.PI);
  private static final double GELU_CUBIC = 0.044715;

  private Idioms() {}

  // --- softmax: exp(x - max(x)) / sum(exp(x - max(x))) over the last dimension -----------------

  /** SOFTMAX, by its division. */
  static boolean softmax(Operation divide, Graph graph) {
    Value numerator = Views.sameElements(divide.operand(0));
    Operation exponential = defining(numerator, StablehloOps.EXPONENTIAL);
    if (exponential == null || graph.heldType(numerator) != TensorType.FLOAT32) {
      return false;
    }
    Operation sum = reduction(divide.operand(1), StablehloOps.ADD);
    if (sum == null
        || Views.sameElements(sum.operand(0)) != numerator
        || !isOverLast(sum, divide.operand(1))) {
      return false;
    }
    Value x = exponential.operand(0);
    Operation subtract = defining(Views.sameElements(x), StablehloOps.SUBTRACT);
    if (subtract != null && isMaximum(subtract.operand(1), subtract.operand(0))) {
      x = subtract.operand(0);
    }
    Ref logits = graph.read(x);
    graph.define(
        divide.result(),
        graph.emit(
            BuiltinOperator.SOFTMAX,
            OptionTables.softmax(1),
            logits.type(),
            logits.shape(),
            logits));
    return true;
  }

  /** Whether a value is the maximum of another over its last dimension, broadcast back. */
  private static boolean isMaximum(Value value, Value x) {
    Operation maximum = reduction(value, StablehloOps.MAXIMUM);
    if (maximum == null) {
      // Some frameworks take the larger of the maximum and minus infinity.
      Value base = Views.broadcast(value).base();
      Operation guard = defining(base, StablehloOps.MAXIMUM);
      if (guard == null) {
        return false;
      }
      for (int i = 0; i < 2; i++) {
        if (Views.splatDouble(guard.operand(i)).orElse(0.0) == Double.NEGATIVE_INFINITY) {
          maximum = reduction(guard.operand(1 - i), StablehloOps.MAXIMUM);
        }
      }
    }
    return maximum != null
        && Views.sameElements(maximum.operand(0)) == Views.sameElements(x)
        && isOverLast(maximum, value);
  }

  private static boolean isOverLast(Operation reduce, Value broadcast) {
    Shape shape = Shape.of(reduce.operand(0).tensorType());
    int[] last = {shape.rank() - 1};
    return Arrays.equals(Attributes.ints(reduce, "dimensions"), last)
        && broadcast.tensorType().rank() == shape.rank()
        && broadcast.tensorType().hasStaticShape() == shape.isStatic()
        && Shape.of(broadcast.tensorType()).size(last[0]) == shape.size(last[0]);
  }

  /** The reduction by an operation that a value is, broadcast or not; null if it is none. */
  private static @Nullable Operation reduction(Value value, OpDefinition combiner) {
    Operation reduce = defining(Views.broadcast(value).base(), StablehloOps.REDUCE);
    return reduce != null
            && reduce.operandCount() == 2
            && Reductions.combiner(reduce.region(0)) == combiner
        ? reduce
        : null;
  }

  // --- logistic: 1 / (1 + exp(-x)) -------------------------------------------------------------

  /** LOGISTIC, by its division. */
  static boolean logistic(Operation divide, Graph graph) {
    if (!isSplat(divide.operand(0), 1) || graph.heldType(divide.result()) != TensorType.FLOAT32) {
      return false;
    }
    Value exponential = onePlus(divide.operand(1));
    Operation exp =
        exponential == null
            ? null
            : defining(Views.sameElements(exponential), StablehloOps.EXPONENTIAL);
    Operation negate =
        exp == null ? null : defining(Views.sameElements(exp.operand(0)), StablehloOps.NEGATE);
    if (negate == null) {
      return false;
    }
    graph.define(
        divide.result(),
        Arithmetic.elementwise(
            graph,
            BuiltinOperator.LOGISTIC,
            TensorType.FLOAT32,
            graph.readElements(negate.operand(0))));
    return true;
  }

  // --- mean: sum(x) / n, or sum(x) * (1/n) -----------------------------------------------------

  /** MEAN, by its division or multiplication. */
  static boolean mean(Operation root, Graph graph) {
    for (int i = 0; i < 2; i++) {
      boolean divides = root.is(StablehloOps.DIVIDE);
      if (divides && i == 0) {
        continue;
      }
      Optional<Double> number = Views.splatDouble(root.operand(i));
      Operation sum = reduction(root.operand(1 - i), StablehloOps.ADD);
      if (number.isPresent() && sum != null && isMean(sum, number.get(), divides, graph)) {
        return mean(root, sum, graph);
      }
    }
    return false;
  }

  private static boolean isMean(Operation sum, double number, boolean divides, Graph graph) {
    Shape shape = graph.shapeOf(sum.operand(0));
    double length = 1;
    for (int dimension : Attributes.ints(sum, "dimensions")) {
      length *= shape.size(dimension);
    }
    boolean right = divides ? number == length : Math.abs(number * length - 1) < 1e-6;
    return right
        && length > 0
        && graph.heldType(sum.operand(0)) == TensorType.FLOAT32
        && isSplat(sum.operand(1), 0);
  }

  private static boolean mean(Operation root, Operation sum, Graph graph) {
    int[] dimensions = Attributes.ints(sum, "dimensions");
    Shape shape = graph.shapeOf(root.result());
    Shape kept = Reductions.kept(graph.shapeOf(sum.operand(0)), dimensions);
    if (shape.equals(kept)) {
      Ref operand = graph.read(sum.operand(0));
      graph.define(
          root.result(),
          Reductions.emit(graph, BuiltinOperator.MEAN, operand, dimensions, true, kept));
      return true;
    }
    if (!shape.equals(graph.shapeOf(sum.result(0)))) {
      return false;
    }
    Ref operand = graph.read(sum.operand(0));
    graph.define(
        root.result(),
        Reductions.reduceTo(graph, BuiltinOperator.MEAN, operand, dimensions, root.result()));
    return true;
  }

  // --- gelu: x/2 (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))), or x/2 (1 + erf(x / sqrt(2))) ------

  /** GELU, by its last multiplication. */
  static boolean gelu(Operation multiply, Graph graph) {
    if (graph.heldType(multiply.result()) != TensorType.FLOAT32) {
      return false;
    }
    Product product = Product.of(multiply.result());
    if (product.factors.size() != 2) {
      return false;
    }
    for (int i = 0; i < 2; i++) {
      Value x = product.factors.get(i);
      Value gate = product.factors.get(1 - i);
      Boolean approximate = gate(gate, product.constant, x);
      if (approximate != null) {
        Ref operand = graph.readElements(x);
        graph.define(
            multiply.result(),
            graph.emit(
                BuiltinOperator.GELU,
                OptionTables.gelu(approximate),
                operand.type(),
                operand.shape(),
                operand));
        return true;
      }
    }
    return false;
  }

  /** Whether a gate is the tanh form or the erf form for x; null if it is neither. */
  private static @Nullable Boolean gate(Value gate, double scale, Value x) {
    Operation complement = defining(gate, ChloOps.ERFC);
    if (complement != null) {
      boolean matches = near(scale, 0.5) && isScaled(complement.operand(0), -Math.sqrt(0.5), x);
      return matches ? Boolean.FALSE : null;
    }
    Value inner = onePlus(gate);
    if (inner == null || !near(scale, 0.5)) {
      return null;
    }
    Value base = Views.sameElements(inner);
    Operation tanh = defining(base, StablehloOps.TANH);
    if (tanh != null) {
      return isTanhArgument(tanh.operand(0), x) ? Boolean.TRUE : null;
    }
    Operation erf = defining(base, ChloOps.ERF);
    boolean matches = erf != null && isScaled(erf.operand(0), Math.sqrt(0.5), x);
    return matches ? Boolean.FALSE : null;
  }

  private static boolean isScaled(Value value, double scale, Value x) {
    Product product = Product.of(value);
    return near(product.constant, scale) && product.factors.equals(List.of(x));
  }

  private static boolean isTanhArgument(Value value, Value x) {
    Product product = Product.of(value);
    if (!near(product.constant, SQRT_2_OVER_PI)) {
      return false;
    }
    if (product.factors.size() == 1) {
      // c (x + 0.044715 x^3)
      return isSumOf(product.factors.getFirst(), List.of(x), List.of(x, x, x));
    }
    // c x (1 + 0.044715 x^2)
    return product.factors.size() == 2
        && product.factors.contains(x)
        && product.factors.stream().anyMatch(factor -> isSumOf(factor, List.of(), List.of(x, x)));
  }

  /** Whether a value is one product plus 0.044715 times another. */
  private static boolean isSumOf(Value value, List<Value> plain, List<Value> scaled) {
    Operation add = defining(value, StablehloOps.ADD);
    if (add == null) {
      return false;
    }
    Product left = Product.of(add.operand(0));
    Product right = Product.of(add.operand(1));
    return (isProduct(left, 1, plain) && isProduct(right, GELU_CUBIC, scaled))
        || (isProduct(right, 1, plain) && isProduct(left, GELU_CUBIC, scaled));
  }

  private static boolean isProduct(Product product, double constant, List<Value> factors) {
    return near(product.constant, constant) && product.factors.equals(factors);
  }

  // --- relu ------------------------------------------------------------------------------------

  /** RELU, a maximum with zero. */
  static boolean relu(Operation maximum, Graph graph) {
    for (int i = 0; i < 2; i++) {
      if (isSplat(maximum.operand(i), 0)
          && graph.heldType(maximum.result()) == TensorType.FLOAT32
          && Views.splat(maximum.operand(1 - i)).isEmpty()) {
        Ref operand = graph.readElements(maximum.operand(1 - i));
        graph.define(
            maximum.result(),
            Arithmetic.elementwise(graph, BuiltinOperator.RELU, operand.type(), operand));
        return true;
      }
    }
    return false;
  }

  // --- what idioms are made of -----------------------------------------------------------------

  /** A value as a product: a number times values behind arrangements. */
  private static final class Product {
    private static final int MAX_FACTORS = 8;

    private double constant = 1;
    private final List<Value> factors = new ArrayList<>();

    static Product of(Value value) {
      Product product = new Product();
      product.multiply(value, 1);
      return product;
    }

    private void multiply(Value value, int depth) {
      Value base = Views.sameElements(value);
      Optional<Double> number = Views.splatDouble(value);
      if (number.isPresent()) {
        constant *= number.get();
        return;
      }
      Operation op = base.definingOp();
      if (op == null || depth > MAX_FACTORS || factors.size() > MAX_FACTORS) {
        factors.add(base);
      } else if (op.is(StablehloOps.MULTIPLY)) {
        multiply(op.operand(0), depth + 1);
        multiply(op.operand(1), depth + 1);
      } else if (op.is(ChloOps.SQUARE)) {
        multiply(op.operand(0), depth + 1);
        multiply(op.operand(0), depth + 1);
      } else if (op.is(StablehloOps.NEGATE)) {
        constant = -constant;
        multiply(op.operand(0), depth + 1);
      } else if (op.is(StablehloOps.DIVIDE) && Views.splat(op.operand(1)).isPresent()) {
        constant /= Views.splatDouble(op.operand(1)).orElse(1.0);
        multiply(op.operand(0), depth + 1);
      } else if (op.is(StablehloOps.POWER) && powers(op) > 0) {
        for (int i = 0; i < powers(op); i++) {
          multiply(op.operand(0), depth + 1);
        }
      } else {
        factors.add(base);
      }
    }

    /** A small integer exponent, else 0. */
    private static int powers(Operation power) {
      double exponent = Views.splatDouble(power.operand(1)).orElse(0.0);
      return exponent == 2 || exponent == 3 ? (int) exponent : 0;
    }
  }

  /** The other operand of an addition of one, null if a value is none. */
  private static @Nullable Value onePlus(Value value) {
    Operation add = defining(Views.sameElements(value), StablehloOps.ADD);
    if (add == null) {
      return null;
    }
    return isSplat(add.operand(0), 1)
        ? add.operand(1)
        : isSplat(add.operand(1), 1) ? add.operand(0) : null;
  }

  private static boolean isSplat(Value value, double number) {
    return Views.splatDouble(value).orElse(Double.NaN) == number;
  }

  /** Whether a constant is another, as far as 16-bit floats can tell. */
  private static boolean near(double value, double expected) {
    return Math.abs(value - expected) <= 4e-3 * Math.abs(expected);
  }

  /** The operation that gives a value, where it is of a kind; else null. */
  static @Nullable Operation defining(Value value, OpDefinition definition) {
    Operation op = value.definingOp();
    return op != null && op.is(definition) ? op : null;
  }
}
