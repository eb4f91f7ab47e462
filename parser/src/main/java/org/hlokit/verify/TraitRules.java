// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify;

import static org.hlokit.verify.stablehlo.Compatibility.element;

import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Type;
import org.hlokit.ir.UnrankedTensorType;
import org.hlokit.ir.VectorType;
import org.hlokit.verify.stablehlo.Compatibility;
import org.jspecify.annotations.Nullable;

/** What traits demand of operands and results, in MLIR's words. */
final class TraitRules {
  private TraitRules() {}

  /** What is wrong with {@code op}, or null. */
  static @Nullable String fault(Trait trait, Operation op) {
    return needsOperand(trait) && op.operandCount() == 0
        ? "expected 1 or more operands, but found 0"
        : sharedFault(trait, op);
  }

  private static boolean needsOperand(Trait trait) {
    return switch (trait) {
      case COMPATIBLE_OPERANDS_ELEMENT_TYPE,
          SAME_OPERANDS_AND_RESULT_SHAPE,
          SAME_OPERANDS_AND_RESULT_ELEMENT_TYPE,
          SAME_OPERANDS_ELEMENT_TYPE,
          SAME_OPERANDS_TYPE ->
          true;
      default -> false;
    };
  }

  private static @Nullable String sharedFault(Trait trait, Operation op) {
    return switch (trait) {
      case ELEMENTWISE -> elementwise(op);
      case COMPATIBLE_OPERANDS_AND_RESULT_TYPE ->
          areCompatible(op) ? null : "requires compatible types for all operands and results";
      case COMPATIBLE_OPERANDS_AND_RESULT_ELEMENT_TYPE ->
          haveCompatibleElements(op, true)
              ? null
              : "requires compatible element types for all operands and results";
      case COMPATIBLE_OPERANDS_ELEMENT_TYPE ->
          haveCompatibleElements(op, false)
              ? null
              : "requires compatible element types for all operands";
      case SAME_OPERANDS_AND_RESULT_SHAPE ->
          haveSameShape(op) ? null : "requires the same shape for all operands and results";
      case SAME_OPERANDS_AND_RESULT_ELEMENT_TYPE ->
          haveSameElement(op, true)
              ? null
              : "requires the same element type for all operands and results";
      case SAME_OPERANDS_ELEMENT_TYPE ->
          haveSameElement(op, false) ? null : "requires the same element type for all operands";
      case SAME_OPERANDS_AND_RESULT_TYPE ->
          haveSameType(op, true) ? null : "requires the same type for all operands and results";
      case SAME_OPERANDS_TYPE ->
          haveSameType(op, false) ? null : "requires all operands to have the same type";
      case PAIRWISE_SAME_OPERAND_AND_RESULT_TYPE -> pairwise(op, false);
      case PAIRWISE_SAME_OPERAND_AND_RESULT_ELEMENT_TYPE -> pairwise(op, true);
      // Facts for rewriting, and what is verified elsewhere.
      case PURE,
          TERMINATOR,
          COMMUTATIVE,
          ISOLATED_FROM_ABOVE,
          SYMBOL,
          SYMBOL_TABLE,
          CONSTANT_LIKE,
          CUSTOM_FORM_ONLY,
          GRAPH_REGION,
          SAME_VARIADIC_OPERAND_SIZE,
          SINGLE_BLOCK,
          ENDS_WITH_RETURN,
          NO_TERMINATOR,
          ATTR_SIZED_OPERAND_SEGMENTS,
          ATTR_SIZED_RESULT_SEGMENTS,
          COLLECTIVE ->
          null;
    };
  }

  /** Operands and then results. */
  private static Type type(Operation op, int index) {
    int operands = op.operandCount();
    return index < operands ? op.operand(index).type() : op.result(index - operands).type();
  }

  private static boolean areCompatible(Operation op) {
    int count = op.operandCount() + op.resultCount();
    for (int i = 1; i < count; i++) {
      if (!Compatibility.types(type(op, 0), type(op, i))) {
        return false;
      }
    }
    return true;
  }

  private static int count(Operation op, boolean withResults) {
    return op.operandCount() + (withResults ? op.resultCount() : 0);
  }

  private static boolean haveCompatibleElements(Operation op, boolean withResults) {
    int count = count(op, withResults);
    for (int i = 1; i < count; i++) {
      if (!Compatibility.elements(type(op, 0), type(op, i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean haveSameElement(Operation op, boolean withResults) {
    int count = count(op, withResults);
    for (int i = 1; i < count; i++) {
      if (!element(type(op, 0)).equals(element(type(op, i)))) {
        return false;
      }
    }
    return true;
  }

  private static boolean haveSameType(Operation op, boolean withResults) {
    int count = count(op, withResults);
    for (int i = 1; i < count; i++) {
      if (!type(op, 0).equals(type(op, i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isShaped(Type type) {
    return type instanceof TensorType
        || type instanceof UnrankedTensorType
        || type instanceof VectorType;
  }

  /** Shapes are the same where both are known; all types are shaped or none is. */
  private static boolean haveSameShape(Operation op) {
    int count = op.operandCount() + op.resultCount();
    boolean someShaped = false;
    boolean someNot = false;
    for (int i = 0; i < count; i++) {
      boolean shaped = isShaped(type(op, i));
      someShaped |= shaped;
      someNot |= !shaped;
    }
    if (someShaped && someNot) {
      return false;
    }
    for (int i = 1; i < count; i++) {
      if (!agreesWithEarlier(op, i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the shape at {@code index} agrees with all before it. */
  private static boolean agreesWithEarlier(Operation op, int index) {
    Type type = type(op, index);
    if (type == type(op, 0)) {
      return true;
    }
    for (int i = 0; i < index; i++) {
      if (!Compatibility.shapes(type, type(op, i))) {
        return false;
      }
    }
    return true;
  }

  /** As {@link #agreesWithEarlier}, but scalars before it do not count. */
  private static boolean agreesWithEarlierShapes(Operation op, int index) {
    Type type = type(op, index);
    for (int i = 0; i < index; i++) {
      Type earlier = type(op, i);
      if (type != earlier && isShaped(earlier) && !Compatibility.shapes(type, earlier)) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String elementwise(Operation op) {
    Type first = null;
    boolean hasShapedOperand = false;
    int shapedResults = 0;
    int count = op.operandCount() + op.resultCount();
    for (int i = 0; i < count; i++) {
      if (isShaped(type(op, i))) {
        first = first == null ? type(op, i) : first;
        hasShapedOperand |= i < op.operandCount();
        shapedResults += i < op.operandCount() ? 0 : 1;
      }
    }
    if (first == null) {
      return null;
    }
    if (!hasShapedOperand) {
      return "if a result is non-scalar, then at least one operand must be non-scalar";
    }
    if (shapedResults == 0) {
      return "if an operand is non-scalar, then there must be at least one non-scalar result";
    }
    if (shapedResults != op.resultCount()) {
      return "if an operand is non-scalar, then all results must be non-scalar";
    }
    for (int i = 0; i < count; i++) {
      Type type = type(op, i);
      if (isShaped(type)
          && (type.getClass() != first.getClass() || !agreesWithEarlierShapes(op, i))) {
        return "all non-scalar operands/results must have the same shape and base type";
      }
    }
    return null;
  }

  private static @Nullable String pairwise(Operation op, boolean elementsOnly) {
    if (op.operandCount() != op.resultCount()) {
      return "requires the same number of operands and results";
    }
    for (int i = 0; i < op.operandCount(); i++) {
      Type operand = op.operand(i).type();
      Type result = op.result(i).type();
      if (elementsOnly && !element(operand).equals(element(result))) {
        return "requires the same element type for operand and result at index " + i;
      }
      if (!elementsOnly && !operand.equals(result)) {
        return "requires the same type for operand and result at index " + i;
      }
    }
    return null;
  }

  static @Nullable String singleBlocks(Operation op) {
    for (int i = 0; i < op.regions().size(); i++) {
      Region region = op.region(i);
      if (region.blocks().size() > 1) {
        return "expects region #%d to have 0 or 1 blocks".formatted(i);
      }
      if (!region.isEmpty()
          && region.entry().isEmpty()
          && !op.definition().has(Trait.NO_TERMINATOR)) {
        return "expects a non-empty block";
      }
    }
    return null;
  }
}
