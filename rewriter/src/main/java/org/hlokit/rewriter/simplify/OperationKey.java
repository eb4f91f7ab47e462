// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.simplify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Block;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Value;

/** An operation as a key: equal to another where both compute the same. */
record OperationKey(Operation op) {
  /** Literals larger than this are compared by identity: comparing weights would read them all. */
  private static final int MAX_LITERAL_BYTES = 1 << 12;

  @Override
  public boolean equals(Object other) {
    return other instanceof OperationKey(Operation that) && same(op, that, new HashMap<>());
  }

  @Override
  public int hashCode() {
    int operands = 0;
    for (Value operand : op.operands()) {
      // A sum, so that the operands of commutative ops may stand in either order.
      operands += System.identityHashCode(operand);
    }
    int hash = 31 * System.identityHashCode(op.definition()) + operands;
    for (NamedAttribute entry : op.properties().entries()) {
      hash = 31 * hash + hash(entry.value());
    }
    return 31 * hash + (op.resultCount() == 0 ? 0 : op.result(0).type().hashCode());
  }

  private static int hash(Attribute attribute) {
    return attribute instanceof DenseElementsAttr dense && dense.data().size() > MAX_LITERAL_BYTES
        ? System.identityHashCode(dense.data())
        : attribute.hashCode();
  }

  /** Whether two operations are the same, block arguments being told apart by {@code renamed}. */
  private static boolean same(Operation left, Operation right, Map<Value, Value> renamed) {
    if (left.definition() != right.definition()
        || left.operandCount() != right.operandCount()
        || left.resultCount() != right.resultCount()
        || left.regions().size() != right.regions().size()
        || left.foreign() != null
        || !left.successors().equals(right.successors())
        || !sameOperands(left, right, renamed)
        || !same(left.properties(), right.properties())
        || !same(left.discardable(), right.discardable())) {
      return false;
    }
    for (int i = 0; i < left.resultCount(); i++) {
      if (!left.result(i).type().equals(right.result(i).type())) {
        return false;
      }
      renamed.put(left.result(i), right.result(i));
    }
    for (int i = 0; i < left.regions().size(); i++) {
      if (!same(left.region(i), right.region(i), renamed)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameOperands(Operation left, Operation right, Map<Value, Value> renamed) {
    boolean inOrder = true;
    for (int i = 0; inOrder && i < left.operandCount(); i++) {
      inOrder = same(left.operand(i), right.operand(i), renamed);
    }
    return inOrder
        || (left.definition().has(Trait.COMMUTATIVE)
            && left.operandCount() == 2
            && same(left.operand(0), right.operand(1), renamed)
            && same(left.operand(1), right.operand(0), renamed));
  }

  private static boolean same(Value left, Value right, Map<Value, Value> renamed) {
    return renamed.getOrDefault(left, left) == right;
  }

  private static boolean same(DictionaryAttr left, DictionaryAttr right) {
    List<NamedAttribute> entries = left.entries();
    if (left == right) {
      return true;
    }
    if (entries.size() != right.entries().size()) {
      return false;
    }
    for (int i = 0; i < entries.size(); i++) {
      NamedAttribute other = right.entries().get(i);
      if (!entries.get(i).name().equals(other.name())
          || !same(entries.get(i).value(), other.value())) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(Attribute left, Attribute right) {
    if (left instanceof DenseElementsAttr dense && dense.data().size() > MAX_LITERAL_BYTES) {
      return right instanceof DenseElementsAttr other
          && dense.data() == other.data()
          && dense.type().equals(other.type());
    }
    return left.equals(right);
  }

  private static boolean same(Region left, Region right, Map<Value, Value> renamed) {
    if (left.blocks().size() != right.blocks().size()) {
      return false;
    }
    for (int i = 0; i < left.blocks().size(); i++) {
      if (!same(left.blocks().get(i), right.blocks().get(i), renamed)) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(Block left, Block right, Map<Value, Value> renamed) {
    if (!left.argumentTypes().equals(right.argumentTypes())) {
      return false;
    }
    for (int i = 0; i < left.arguments().size(); i++) {
      renamed.put(left.argument(i), right.argument(i));
    }
    Operation a = left.firstOp();
    Operation b = right.firstOp();
    while (a != null && b != null && same(a, b, renamed)) {
      a = a.next();
      b = b.next();
    }
    return a == null && b == null;
  }
}
