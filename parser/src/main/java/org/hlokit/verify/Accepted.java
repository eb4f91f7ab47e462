// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify;

import org.hlokit.ir.Block;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.verify.stablehlo.Compatibility;
import org.jspecify.annotations.Nullable;

/**
 * Valid operations of one definition, so that others with the same types and attributes need no
 * second look: programs repeat few forms of an operation many times.
 */
final class Accepted {
  private static final int KEPT = 8;

  /** The most operations in a region that is compared. */
  private static final int SMALL = 4;

  private final @Nullable Operation[] kept = new @Nullable Operation[KEPT];
  private int next;

  /** Takes note of a valid operation; the oldest is forgotten. */
  void add(Operation op) {
    kept[next] = op;
    next = (next + 1) % KEPT;
  }

  /** Whether an operation like {@code op} was valid. */
  boolean hasLike(Operation op) {
    for (Operation other : kept) {
      if (other == null) {
        return false;
      }
      if (isLike(op, other)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLike(Operation op, Operation other) {
    if (op.operandCount() != other.operandCount()
        || op.resultCount() != other.resultCount()
        || !op.discardable().equals(other.discardable())
        || !(op.properties().equals(other.properties()) || areLikeConstants(op, other))) {
      return false;
    }
    for (int i = 0; i < op.resultCount(); i++) {
      if (op.result(i).type() != other.result(i).type()) {
        return false;
      }
    }
    return haveLikeOperands(op, other) && haveLikeRegions(op, other);
  }

  private static boolean haveLikeOperands(Operation op, Operation other) {
    boolean isElementwise = op.definition().has(Trait.ELEMENTWISE);
    for (int i = 0; i < op.operandCount(); i++) {
      Value operand = op.operand(i);
      if (operand.type() != other.operand(i).type()) {
        return false;
      }
      // The extents that an operation is told as operands may be constants.
      if (!isElementwise && operand != other.operand(i) && isOfIntegers(operand.type())) {
        return false;
      }
    }
    return true;
  }

  /** Whether both are constants of one type, whatever their numbers are. */
  private static boolean areLikeConstants(Operation op, Operation other) {
    return op.definition().has(Trait.CONSTANT_LIKE)
        && op.properties().entries().size() == 1
        && other.properties().entries().size() == 1
        && op.properties().get("value") instanceof DenseElementsAttr(Type type, _)
        && other.properties().get("value") instanceof DenseElementsAttr(Type known, _)
        && type == known;
  }

  private static boolean isOfIntegers(Type type) {
    Type element = Compatibility.element(type);
    return element instanceof IndexType
        || (element instanceof IntegerType integer && !integer.isBoolean());
  }

  /** Whether regions hold like operations in one order: the bodies of reductions, say. */
  private static boolean haveLikeRegions(Operation op, Operation other) {
    for (int i = 0; i < op.regions().size(); i++) {
      Region region = op.region(i);
      if (i >= other.regions().size()
          || region.blocks().size() != 1
          || other.region(i).blocks().size() != 1
          || !areLike(region.entry(), other.region(i).entry())) {
        return false;
      }
    }
    return op.regions().size() == other.regions().size();
  }

  private static boolean areLike(Block block, Block other) {
    int arguments = block.arguments().size();
    if (arguments != other.arguments().size()) {
      return false;
    }
    for (int i = 0; i < arguments; i++) {
      if (block.argument(i).type() != other.argument(i).type()) {
        return false;
      }
    }
    Operation left = block.firstOp();
    Operation right = other.firstOp();
    for (int i = 0; left != null && right != null; i++) {
      OpDefinition definition = left.definition();
      boolean isSimple = definition.has(Trait.ELEMENTWISE) || definition.has(Trait.TERMINATOR);
      if (i == SMALL
          || !isSimple
          || definition != right.definition()
          || !left.successors().isEmpty()
          || !isLike(left, right)) {
        return false;
      }
      left = left.next();
      right = right.next();
    }
    return left == right;
  }
}
