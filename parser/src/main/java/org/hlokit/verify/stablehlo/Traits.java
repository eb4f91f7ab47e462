// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.verify.stablehlo.Compatibility.element;

import java.util.List;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;

/** Constraints that hold of whole families of ops. */
final class Traits {
  private Traits() {}

  /** All operands and results have compatible types. */
  static void compatibleTypes(Operation op) {
    Type first = first(op);
    for (int i = 0; i < op.operandCount(); i++) {
      if (!Compatibility.types(op.operand(i).type(), first)) {
        throw incompatible(op, "types for all operands and results");
      }
    }
    for (int i = 0; i < op.resultCount(); i++) {
      if (!Compatibility.types(op.result(i).type(), first)) {
        throw incompatible(op, "types for all operands and results");
      }
    }
  }

  /** All operands and results have compatible element types. */
  static void compatibleElements(Operation op) {
    compatibleOperandElements(op, "element types for all operands and results");
    for (int i = 0; i < op.resultCount(); i++) {
      if (!Compatibility.elements(op.result(i).type(), first(op))) {
        throw incompatible(op, "element types for all operands and results");
      }
    }
  }

  /** All operands have compatible element types. */
  static void compatibleOperandElements(Operation op) {
    compatibleOperandElements(op, "element types for all operands");
  }

  private static void compatibleOperandElements(Operation op, String what) {
    for (int i = 1; i < op.operandCount(); i++) {
      if (!Compatibility.elements(op.operand(i).type(), first(op))) {
        throw incompatible(op, what);
      }
    }
  }

  private static Type first(Operation op) {
    return op.operandCount() > 0 ? op.operand(0).type() : op.result(0).type();
  }

  private static Violation incompatible(Operation op, String what) {
    return Violation.of(op, "requires compatible " + what);
  }

  /** All operands have the same element type. */
  static void sameOperandElements(Operation op) {
    for (int i = 1; i < op.operandCount(); i++) {
      if (!element(op.operand(i).type()).equals(element(op.operand(0).type()))) {
        throw Violation.of(op, "requires the same element type for all operands");
      }
    }
  }

  /** All operands and results have the same element type. */
  static void sameElements(Operation op) {
    Type expected = element(op.result(0).type());
    if (!allElementsAre(expected, op.results()) || !allElementsAre(expected, op.operands())) {
      throw Violation.of(op, "requires the same element type for all operands and results");
    }
  }

  private static boolean allElementsAre(Type expected, List<? extends Value> values) {
    for (int i = 0; i < values.size(); i++) {
      if (!element(values.get(i).type()).equals(expected)) {
        return false;
      }
    }
    return true;
  }

  /** Operands and results come in pairs of one element type. */
  static void pairwiseElements(Operation op) {
    requirePairs(op);
    for (int i = 0; i < op.operandCount(); i++) {
      if (!element(op.operand(i).type()).equals(element(op.result(i).type()))) {
        throw Violation.of(
            op, "requires the same element type for operand and result at index " + i);
      }
    }
  }

  /** Operands and results come in pairs of one type. */
  static void pairwiseTypes(Operation op) {
    requirePairs(op);
    for (int i = 0; i < op.operandCount(); i++) {
      if (!op.operand(i).type().equals(op.result(i).type())) {
        throw Violation.of(op, "requires the same type for operand and result at index " + i);
      }
    }
  }

  private static void requirePairs(Operation op) {
    if (op.operandCount() != op.resultCount()) {
      throw Violation.of(op, "requires the same number of operands and results");
    }
  }

  /** All operands and results have one shape, as far as it is known. */
  static void sameShape(Operation op) {
    Type first = first(op);
    if (!sameShapes(first, op.operands()) || !sameShapes(first, op.results())) {
      throw Violation.of(op, "requires the same shape for all operands and results");
    }
    // Dimensions that the first type leaves open are compared among the others.
    if (first instanceof TensorType tensor && tensor.hasStaticShape()) {
      return;
    }
    for (int i = 1; i < op.operandCount(); i++) {
      if (!sameShapes(op.operand(i).type(), op.operands())
          || !sameShapes(op.operand(i).type(), op.results())) {
        throw Violation.of(op, "requires the same shape for all operands and results");
      }
    }
  }

  private static boolean sameShapes(Type type, List<? extends Value> values) {
    for (int i = 0; i < values.size(); i++) {
      if (!Compatibility.shapes(type, values.get(i).type())) {
        return false;
      }
    }
    return true;
  }

  /** Shaped operands and results are all ranked or all not, and of one shape. */
  static void elementwise(Operation op) {
    Type first = first(op);
    for (int i = 0; i < op.operandCount() + op.resultCount(); i++) {
      Type type =
          i < op.operandCount()
              ? op.operand(i).type()
              : op.result(i - op.operandCount()).type();
      if (type.getClass() != first.getClass() || !Compatibility.shapes(type, first)) {
        throw Violation.of(
            op, "all non-scalar operands/results must have the same shape and base type");
      }
    }
  }

  /**
   * Some values have one element type.
   *
   * @param names the values as messages name them, {@code operand, result}
   * @param operands numbers of the operands among them; the first result is always
   */
  static Constraint elementsMatch(String names, int... operands) {
    return op -> {
      Type expected = element(op.result(0).type());
      for (int operand : operands) {
        if (!element(op.operand(operand).type()).equals(expected)) {
          throw allOf(op, names, "element type");
        }
      }
    };
  }

  /** The message for values that do not share something. */
  static Violation allOf(Operation op, String names, String what) {
    return Violation.of(op, "failed to verify that all of {" + names + "} have same " + what);
  }

  /** Attributes that are lists have one length. */
  static Constraint lengthsMatch(String first, String second, String third) {
    return op -> {
      int length = Arguments.longs(op, first).length();
      if (Arguments.longs(op, second).length() != length
          || Arguments.longs(op, third).length() != length) {
        throw allOf(op, first + ", " + second + ", " + third, "size");
      }
    };
  }
}
