// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableSet;
import org.hlokit.ir.Block;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/**
 * {@code reduce(%0 init: %1) applies stablehlo.add across dimensions = [1] : (..) -> ..} where the
 * body is one commutative op, else with {@code reducer(%a: .., %b: ..) {..}} on a line of its own.
 */
final class ReduceForm implements AssemblyForm {
  private static final ImmutableSet<String> HIDDEN = ImmutableSet.of("dimensions");

  @Override
  public boolean fits(Operation op) {
    return op.operandCount() > 0
        && op.operandCount() % 2 == 0
        && op.properties().get("dimensions") instanceof DenseArrayAttr array
        && array.element().equals(IntegerType.I64)
        && op.regions().size() == 1
        && op.region(0).blocks().size() == 1
        && op.region(0).entry().arguments().size() == op.operandCount();
  }

  @Override
  public void write(Operation op, AssemblyPrinter out) {
    int pairs = op.operandCount() / 2;
    out.put('(');
    for (int i = 0; i < pairs; i++) {
      out.text(i == 0 ? "" : ", (")
          .operand(op.operand(i))
          .text(" init: ")
          .operand(op.operand(pairs + i))
          .put(')');
    }
    Operation applied = applied(op);
    if (applied != null) {
      out.text(" applies ").text(applied.name());
    }
    out.text(" across dimensions = [");
    if (op.properties().get("dimensions") instanceof DenseArrayAttr dimensions) {
      out.attributes().numbers(dimensions);
    }
    out.put(']').attributes(op, HIDDEN, " {", false).text(" : ").functionalType(op);
    if (applied == null) {
      reducer(op, out);
    }
  }

  private static void reducer(Operation op, AssemblyPrinter out) {
    int pairs = op.operandCount() / 2;
    Block body = op.region(0).entry();
    out.newline();
    out.text(" reducer");
    for (int i = 0; i < pairs; i++) {
      out.put('(')
          .regionArgument(body.argument(i), DictionaryAttr.EMPTY)
          .text(", ")
          .regionArgument(body.argument(pairs + i), DictionaryAttr.EMPTY)
          .text(") ");
    }
    out.put(' ').regionWithoutArguments(op.region(0));
  }

  /** The only op of the body, where its name says all about the body; else null. */
  private static @Nullable Operation applied(Operation op) {
    Block body = op.region(0).entry();
    Operation inner = body.firstOp();
    Operation end = inner == null ? null : inner.next();
    if (inner == null || end == null || end.next() != null) {
      return null;
    }
    boolean matches =
        inner.definition().dialect().equals(op.definition().dialect())
            && inner.definition().has(Trait.COMMUTATIVE)
            && inner.operandCount() == 2
            && inner.resultCount() == 1
            && inner.regions().isEmpty()
            && end.definition().mnemonic().equals("return")
            && end.operandCount() == 1
            && end.operand(0) == inner.result(0)
            && body.arguments().size() == 2
            && inner.operand(0) == body.argument(0)
            && inner.operand(1) == body.argument(1);
    return matches && hasElementType(inner, op) ? inner : null;
  }

  private static boolean hasElementType(Operation inner, Operation op) {
    if (!(op.operand(0).type() instanceof TensorType input)) {
      return false;
    }
    Type expected = TensorType.of(input.element());
    return inner.operand(0).type().equals(expected)
        && inner.operand(1).type().equals(expected)
        && inner.result(0).type().equals(expected);
  }
}
