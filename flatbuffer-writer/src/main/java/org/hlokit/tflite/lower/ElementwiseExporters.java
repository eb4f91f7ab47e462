// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import static org.hlokit.tflite.schema.TensorType.BOOL;
import static org.hlokit.tflite.schema.TensorType.FLOAT32;
import static org.hlokit.tflite.schema.TensorType.FLOAT64;
import static org.hlokit.tflite.schema.TensorType.INT64;

import java.util.Arrays;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.TensorType;

/** Exporters of operations that work element by element. */
final class ElementwiseExporters {
  private ElementwiseExporters() {}

  /** An operation with one operand and an operator of the same meaning. */
  static OpExporter unary(int operator) {
    return (op, graph) -> {
      Ref operand = graph.readElements(op.operand(0));
      byte type = graph.heldType(op.result());
      Arithmetic.define(graph, op.result(), Arithmetic.elementwise(graph, operator, type, operand));
    };
  }

  /** An operation with two operands and an operator of the same meaning. */
  static OpExporter binary(int operator) {
    return (op, graph) -> {
      Ref result = apply(graph, operator, op.operand(0), op.operand(1), op.result());
      Arithmetic.define(graph, op.result(), result);
    };
  }

  private static Ref apply(Graph graph, int operator, Value left, Value right, Value result) {
    return Arithmetic.elementwise(
        graph, operator, graph.heldType(result), Arithmetic.operands(graph, left, right));
  }

  /** {@code not}: logical on booleans, -1 - x on integers. */
  static void not(Operation op, Graph graph) {
    Ref operand = graph.readElements(op.operand(0));
    if (operand.type() == BOOL) {
      graph.define(
          op.result(), Arithmetic.elementwise(graph, BuiltinOperator.LOGICAL_NOT, BOOL, operand));
      return;
    }
    Ref minusOne = Scalars.constant(graph, operand.type(), -1L);
    graph.define(
        op.result(),
        Arithmetic.elementwise(graph, BuiltinOperator.SUB, operand.type(), minusOne, operand));
  }

  /** {@code compare}. */
  static void compare(Operation op, Graph graph) {
    Ref[] operands = Arithmetic.operands(graph, op.operand(0), op.operand(1));
    Ref left = operands[0];
    Ref right = operands[1];
    if (op.attribute("compare_type") instanceof EnumAttr type
        && type.value().equals("TOTALORDER")) {
      throw graph.refusal("comparison in total order");
    }
    if (left.type() == TensorType.UINT64) {
      left = signed(graph, left);
      right = signed(graph, right);
    }
    int operator =
        switch (Attributes.word(op, "comparison_direction")) {
          case "EQ" -> BuiltinOperator.EQUAL;
          case "NE" -> BuiltinOperator.NOT_EQUAL;
          case "LT" -> BuiltinOperator.LESS;
          case "LE" -> BuiltinOperator.LESS_EQUAL;
          case "GT" -> BuiltinOperator.GREATER;
          case "GE" -> BuiltinOperator.GREATER_EQUAL;
          default -> throw graph.refusal("an unknown comparison direction");
        };
    Arithmetic.define(
        graph, op.result(), Arithmetic.elementwise(graph, operator, BOOL, left, right));
  }

  /** Unsigned numbers of 64 bits moved to where signed ones have the same order. */
  private static Ref signed(Graph graph, Ref unsigned) {
    Ref half = Scalars.constant(graph, unsigned.type(), Long.MIN_VALUE);
    Ref moved = Arithmetic.elementwise(graph, BuiltinOperator.ADD, unsigned.type(), unsigned, half);
    return graph.bits(moved, INT64);
  }

  /** {@code select}: the condition may be a scalar or of the operands' shape. */
  static void select(Operation op, Graph graph) {
    Ref[] operands = Arithmetic.operands(graph, op.operand(0), op.operand(1), op.operand(2));
    Arithmetic.define(graph, op.result(), select(graph, operands));
  }

  private static final int MAX_SELECT_RANK = 5;

  /** A choice between tensors that broadcast against each other. */
  static Ref select(Graph graph, Ref... operands) {
    Shape shape = Arithmetic.broadcastShape(graph, operands);
    Ref[] inputs = operands;
    if (shape.rank() > MAX_SELECT_RANK) {
      inputs =
          Arrays.stream(operands)
              .map(operand -> Arithmetic.broadcastTo(graph, operand, shape))
              .toArray(Ref[]::new);
    }
    return graph.emit(
        BuiltinOperator.SELECT_V2,
        OptionTables.plain(BuiltinOperator.SELECT_V2),
        inputs[1].type(),
        shape,
        inputs);
  }

  /** {@code clamp}: bounds may be scalars. */
  static void clamp(Operation op, Graph graph) {
    byte type = graph.heldType(op.result());
    Ref[] operands = Arithmetic.operands(graph, op.operand(0), op.operand(1), op.operand(2));
    Ref raised =
        Arithmetic.elementwise(graph, BuiltinOperator.MAXIMUM, type, operands[1], operands[0]);
    Arithmetic.define(
        graph,
        op.result(),
        Arithmetic.elementwise(graph, BuiltinOperator.MINIMUM, type, raised, operands[2]));
  }

  /** {@code power}: small constant exponents have operators of their own. */
  static void power(Operation op, Graph graph) {
    double exponent = Views.splatDouble(op.operand(1)).orElse(Double.NaN);
    byte type = graph.heldType(op.result());
    int operator =
        exponent == 2 && type == FLOAT32
            ? BuiltinOperator.SQUARE
            : exponent == 0.5
                ? BuiltinOperator.SQRT
                : exponent == -0.5 ? BuiltinOperator.RSQRT : BuiltinOperator.POW;
    (operator == BuiltinOperator.POW ? binary(operator) : unary(operator)).export(op, graph);
  }

  /** {@code remainder}: what truncating division leaves. */
  static void remainder(Operation op, Graph graph) {
    byte type = graph.heldType(op.result());
    Ref left = graph.readBroadcast(op.operand(0));
    Ref right = graph.readBroadcast(op.operand(1));
    if (type == FLOAT32) {
      // FLOOR_MOD takes the divisor's sign, the remainder the dividend's.
      Ref zero = Scalars.constant(graph, type, 0.0);
      Ref size = Arithmetic.elementwise(graph, BuiltinOperator.ABS, type, right);
      Ref magnitude =
          Arithmetic.elementwise(
              graph,
              BuiltinOperator.FLOOR_MOD,
              type,
              Arithmetic.elementwise(graph, BuiltinOperator.ABS, type, left),
              size);
      Ref negative = Arithmetic.elementwise(graph, BuiltinOperator.LESS, BOOL, left, zero);
      Ref negated = Arithmetic.elementwise(graph, BuiltinOperator.NEG, type, magnitude);
      Arithmetic.define(graph, op.result(), select(graph, negative, negated, magnitude));
      return;
    }
    if (type == INT64) {
      Ref rest =
          Arithmetic.elementwise(
              graph,
              BuiltinOperator.FLOOR_MOD,
              type,
              magnitude(graph, left),
              magnitude(graph, right));
      Ref below =
          Arithmetic.elementwise(
              graph, BuiltinOperator.LESS, BOOL, left, Scalars.constant(graph, type, 0L));
      Ref negated = Arithmetic.elementwise(graph, BuiltinOperator.NEG, type, rest);
      Arithmetic.define(graph, op.result(), select(graph, below, negated, rest));
      return;
    }
    if (type == TensorType.UINT32) {
      Arithmetic.define(
          graph,
          op.result(),
          Arithmetic.elementwise(graph, BuiltinOperator.FLOOR_MOD, type, left, right));
      return;
    }
    Ref quotient = Arithmetic.elementwise(graph, BuiltinOperator.DIV, type, left, right);
    Ref product = Arithmetic.elementwise(graph, BuiltinOperator.MUL, type, quotient, right);
    Arithmetic.define(
        graph,
        op.result(),
        Arithmetic.elementwise(graph, BuiltinOperator.SUB, type, left, product));
  }

  /** {@code exponential_minus_one}, by its definition. */
  static void exponentialMinusOne(Operation op, Graph graph) {
    Ref power =
        Arithmetic.elementwise(
            graph, BuiltinOperator.EXP, FLOAT32, graph.readElements(op.operand(0)));
    graph.define(
        op.result(),
        Arithmetic.elementwise(
            graph, BuiltinOperator.SUB, FLOAT32, power, Scalars.constant(graph, FLOAT32, 1.0)));
  }

  /** {@code log_plus_one}, by its definition. */
  static void logPlusOne(Operation op, Graph graph) {
    Ref sum =
        Arithmetic.elementwise(
            graph,
            BuiltinOperator.ADD,
            FLOAT32,
            graph.readElements(op.operand(0)),
            Scalars.constant(graph, FLOAT32, 1.0));
    graph.define(op.result(), Arithmetic.elementwise(graph, BuiltinOperator.LOG, FLOAT32, sum));
  }

  /** {@code tan} as the quotient of sine and cosine. */
  static void tan(Operation op, Graph graph) {
    Ref operand = graph.readElements(op.operand(0));
    Ref sine = Arithmetic.elementwise(graph, BuiltinOperator.SIN, FLOAT32, operand);
    Ref cosine = Arithmetic.elementwise(graph, BuiltinOperator.COS, FLOAT32, operand);
    graph.define(
        op.result(), Arithmetic.elementwise(graph, BuiltinOperator.DIV, FLOAT32, sine, cosine));
  }

  /** {@code is_finite}: x - x is zero for all but infinities and NaN. */
  static void isFinite(Operation op, Graph graph) {
    Ref operand = graph.readElements(op.operand(0));
    Ref difference =
        Arithmetic.elementwise(graph, BuiltinOperator.SUB, operand.type(), operand, operand);
    graph.define(
        op.result(),
        Arithmetic.elementwise(
            graph,
            BuiltinOperator.EQUAL,
            BOOL,
            difference,
            Scalars.constant(graph, operand.type(), 0.0)));
  }

  /** {@code reduce_precision} to a 16-bit type: a cast there and back. */
  static void reducePrecision(Operation op, Graph graph) {
    long exponent = Attributes.integer(op, "exponent_bits", 0);
    long mantissa = Attributes.integer(op, "mantissa_bits", 0);
    Ref operand = graph.readElements(op.operand(0));
    if (exponent >= 8 && mantissa >= 23) {
      graph.define(op.result(), operand);
      return;
    }
    boolean brain = exponent == 8 && mantissa == 7;
    if (!brain && !(exponent == 5 && mantissa == 10)) {
      throw graph.refusal("a precision of e%dm%d".formatted(exponent, mantissa));
    }
    Ref narrow = graph.cast(operand, brain ? TensorType.BFLOAT16 : TensorType.FLOAT16);
    graph.define(op.result(), graph.cast(narrow, FLOAT32));
  }

  /** {@code cbrt}: the sign times the power of the magnitude. */
  static void cubeRoot(Operation op, Graph graph) {
    Ref operand = graph.readElements(op.operand(0));
    Ref root =
        Arithmetic.elementwise(
            graph,
            BuiltinOperator.POW,
            FLOAT32,
            Arithmetic.elementwise(graph, BuiltinOperator.ABS, FLOAT32, operand),
            Scalars.constant(graph, FLOAT32, 1.0 / 3));
    Ref sign = Arithmetic.elementwise(graph, BuiltinOperator.SIGN, FLOAT32, operand);
    graph.define(
        op.result(), Arithmetic.elementwise(graph, BuiltinOperator.MUL, FLOAT32, root, sign));
  }

  /** {@code round_nearest_afz}: the floor of the magnitude, and one where a half is left. */
  static void roundAwayFromZero(Operation op, Graph graph) {
    Ref operand = graph.readElements(op.operand(0));
    Ref size = Arithmetic.elementwise(graph, BuiltinOperator.ABS, FLOAT32, operand);
    Ref floor = Arithmetic.elementwise(graph, BuiltinOperator.FLOOR, FLOAT32, size);
    Ref left = Arithmetic.elementwise(graph, BuiltinOperator.SUB, FLOAT32, size, floor);
    Ref half = Scalars.constant(graph, FLOAT32, 0.5);
    Ref more = Arithmetic.elementwise(graph, BuiltinOperator.GREATER_EQUAL, BOOL, left, half);
    Ref rounded =
        Arithmetic.elementwise(
            graph, BuiltinOperator.ADD, FLOAT32, floor, graph.cast(more, FLOAT32));
    Ref sign = Arithmetic.elementwise(graph, BuiltinOperator.SIGN, FLOAT32, operand);
    graph.define(
        op.result(), Arithmetic.elementwise(graph, BuiltinOperator.MUL, FLOAT32, rounded, sign));
  }

  /** {@code abs} where there is no kernel: the larger of x and -x. */
  static void abs(Operation op, Graph graph) {
    Ref operand = graph.readElements(op.operand(0));
    if (operand.type() != INT64 && operand.type() != FLOAT64) {
      unary(BuiltinOperator.ABS).export(op, graph);
      return;
    }
    graph.define(op.result(), magnitude(graph, operand));
  }

  private static Ref magnitude(Graph graph, Ref operand) {
    Ref negated = Arithmetic.elementwise(graph, BuiltinOperator.NEG, operand.type(), operand);
    return Arithmetic.elementwise(graph, BuiltinOperator.MAXIMUM, operand.type(), operand, negated);
  }

  /** {@code sign}: of 64-bit integers what is left between -1 and 1. */
  static void sign(Operation op, Graph graph) {
    Ref operand = graph.readElements(op.operand(0));
    if (operand.type() != INT64) {
      unary(BuiltinOperator.SIGN).export(op, graph);
      return;
    }
    Ref raised =
        Arithmetic.elementwise(
            graph, BuiltinOperator.MAXIMUM, INT64, operand, Scalars.constant(graph, INT64, -1L));
    graph.define(
        op.result(),
        Arithmetic.elementwise(
            graph, BuiltinOperator.MINIMUM, INT64, raised, Scalars.constant(graph, INT64, 1L)));
  }
}
