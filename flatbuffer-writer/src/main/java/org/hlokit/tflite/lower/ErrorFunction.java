// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import static org.hlokit.tflite.schema.TensorType.FLOAT32;

import org.hlokit.ir.Operation;
import org.hlokit.tflite.schema.BuiltinOperator;

/**
 * The error function in {@code f32} as the quotient of two polynomials in the square, which is
 * within four units in the last place up to 4, where it is 1 in {@code f32}.
 */
final class ErrorFunction {
  private static final double END = 3.832506856900711;

  private static final double[] ABOVE = {
    -2.72614225801306e-10,
    2.77068142495902e-08,
    -2.10102402082508e-06,
    -5.69250639462346e-05,
    -7.34990630326855e-04,
    -2.95459980854025e-03,
    -1.60960333262415e-02
  };

  private static final double[] BELOW = {
    -1.45660718464996e-05,
    -2.13374055278905e-04,
    -1.68282697438203e-03,
    -7.37332916720468e-03,
    -1.42647390514189e-02
  };

  private ErrorFunction() {}

  /** {@code chlo.erf}. */
  static void erf(Operation op, Graph graph) {
    graph.define(op.result(), of(graph, graph.readElements(op.operand(0))));
  }

  /** {@code chlo.erfc}: what is missing to one, which is exact to rounding of one. */
  static void complement(Operation op, Graph graph) {
    Ref erf = of(graph, graph.readElements(op.operand(0)));
    graph.define(
        op.result(), apply(graph, BuiltinOperator.SUB, Scalars.constant(graph, FLOAT32, 1.0), erf));
  }

  private static Ref of(Graph graph, Ref operand) {
    if (operand.type() != FLOAT32) {
      throw graph.refusal("the runtime has no kernels for an error function in f64");
    }
    Ref low = Scalars.constant(graph, FLOAT32, -END);
    Ref high = Scalars.constant(graph, FLOAT32, END);
    Ref raised = apply(graph, BuiltinOperator.MAXIMUM, operand, low);
    Ref x = apply(graph, BuiltinOperator.MINIMUM, raised, high);
    Ref square = apply(graph, BuiltinOperator.MUL, x, x);
    Ref above = apply(graph, BuiltinOperator.MUL, x, polynomial(graph, square, ABOVE));
    return apply(graph, BuiltinOperator.DIV, above, polynomial(graph, square, BELOW));
  }

  private static Ref polynomial(Graph graph, Ref x, double[] coefficients) {
    Ref sum = Scalars.constant(graph, FLOAT32, coefficients[0]);
    for (int i = 1; i < coefficients.length; i++) {
      Ref next = Scalars.constant(graph, FLOAT32, coefficients[i]);
      sum = apply(graph, BuiltinOperator.ADD, apply(graph, BuiltinOperator.MUL, sum, x), next);
    }
    return sum;
  }

  private static Ref apply(Graph graph, int operator, Ref left, Ref right) {
    return Arithmetic.elementwise(graph, operator, left.type(), left, right);
  }
}
