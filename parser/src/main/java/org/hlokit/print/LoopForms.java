// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableSet;
import java.util.List;
import org.hlokit.dialect.ScfOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;

/** The loops and branches of the scf dialect. */
final class LoopForms {
  private LoopForms() {}

  /** {@code scf.for %i = %0 to %1 step %2 iter_args(%a = %3) -> (..) {..}}. */
  static final class ForLoop implements AssemblyForm {
    @Override
    public boolean fits(Operation op) {
      return op.operandCount() >= 3
          && hasBlock(op, 0, op.operandCount() - 2)
          && isEnded(op.region(0), ScfOps.YIELD.name(), op.operandCount() > 3)
          && op.resultCount() == op.operandCount() - 3;
    }

    @Override
    public void write(Operation op, AssemblyPrinter out) {
      Block body = op.region(0).entry();
      boolean hasInits = op.operandCount() > 3;
      out.text(op.properties().contains("unsignedCmp") ? " unsigned " : " ");
      out.operand(body.argument(0)).text(" = ").operand(op.operand(0));
      out.text(" to ").operand(op.operand(1)).text(" step ").operand(op.operand(2));
      if (hasInits) {
        initializations(body, 1, op.operands().subList(3, op.operandCount()), " iter_args", out);
        out.text(" -> (").typesOf(op.results()).put(')');
      }
      out.put(' ');
      Type bound = body.argument(0).type();
      if (bound != IndexType.INDEX) {
        out.text(" : ").type(bound).put(' ');
      }
      out.body(op.region(0), hasInits);
      out.attributes(op, ImmutableSet.of("unsignedCmp"));
    }
  }

  /** {@code scf.if %0 -> (..) {..} else {..}}. */
  static final class Conditional implements AssemblyForm {
    @Override
    public boolean fits(Operation op) {
      boolean hasResults = op.resultCount() > 0;
      return op.operandCount() == 1
          && op.operand(0).type().equals(IntegerType.I1)
          && hasBlock(op, 0, 0)
          && isEnded(op.region(0), ScfOps.YIELD.name(), hasResults)
          && op.regions().size() == 2
          && (op.region(1).isEmpty()
              || hasBlock(op, 1, 0) && isEnded(op.region(1), ScfOps.YIELD.name(), hasResults));
    }

    @Override
    public void write(Operation op, AssemblyPrinter out) {
      boolean hasResults = op.resultCount() > 0;
      out.put(' ').operand(op.operand(0));
      if (hasResults) {
        out.text(" -> (").typesOf(op.results()).put(')');
      }
      out.put(' ').body(op.region(0), hasResults);
      if (!op.region(1).isEmpty()) {
        out.text(" else ").body(op.region(1), hasResults);
      }
      out.attributes(op, ImmutableSet.of());
    }
  }

  /** {@code scf.while (%a = %0) : (..) -> .. {..} do {..}}. */
  static final class WhileDo implements AssemblyForm {
    @Override
    public boolean fits(Operation op) {
      return op.regions().size() == 2
          && hasBlock(op, 0, op.operandCount())
          && !op.region(1).isEmpty()
          && !op.region(1).entry().isEmpty();
    }

    @Override
    public void write(Operation op, AssemblyPrinter out) {
      if (op.operandCount() > 0) {
        initializations(op.region(0).entry(), 0, op.operands(), " ", out);
      }
      out.text(" : ").functionalType(op);
      out.put(' ').body(op.region(0), true).text(" do ").region(op.region(1));
      out.attributesWithKeyword(op, ImmutableSet.of());
    }
  }

  /** {@code scf.parallel (%i) = (%0) to (%1) step (%2) init (%3) -> .. {..}}. */
  static final class ParallelLoop implements AssemblyForm {
    private static final ImmutableSet<String> HIDDEN = ImmutableSet.of("operandSegmentSizes");

    @Override
    public boolean fits(Operation op) {
      int[] starts = OperandGroups.starts(op);
      return starts.length == 5
          && hasBlock(op, 0, starts[1])
          && !op.region(0).entry().isEmpty()
          && starts[2] == 2 * starts[1]
          && starts[3] == 3 * starts[1]
          && op.resultCount() == op.operandCount() - starts[3];
    }

    @Override
    public void write(Operation op, AssemblyPrinter out) {
      int[] starts = OperandGroups.starts(op);
      String[] words = {" = (", ") to (", ") step ("};
      out.text(" (").operands(op.region(0).entry().arguments()).put(')');
      for (int i = 0; i < words.length; i++) {
        out.text(words[i]).operands(op.operands().subList(starts[i], starts[i + 1]));
      }
      out.put(')');
      List<OpResult> results = op.results();
      if (!results.isEmpty()) {
        out.text(" init (").operands(op.operands().subList(starts[3], starts[4])).text(") -> ");
        out.resultTypes(op);
      }
      out.put(' ').body(op.region(0), true);
      out.attributes(op, HIDDEN);
    }
  }

  /** {@code scf.reduce(%0 : ..) {..}}. */
  static final class Reductions implements AssemblyForm {
    @Override
    public boolean fits(Operation op) {
      return op.regions().size() == op.operandCount();
    }

    @Override
    public void write(Operation op, AssemblyPrinter out) {
      if (op.operandCount() > 0) {
        out.put('(').operands(op.operands()).text(" : ").typesOf(op.operands()).put(')');
      }
      out.put(' ');
      for (int i = 0; i < op.regions().size(); i++) {
        out.text(i == 0 ? "" : ", ").region(op.region(i));
      }
      out.attributes(op, ImmutableSet.of());
    }
  }

  private static boolean hasBlock(Operation op, int region, int arguments) {
    return op.regions().size() > region
        && op.region(region).blocks().size() == 1
        && op.region(region).entry().arguments().size() == arguments
        && !op.region(region).entry().isEmpty();
  }

  /** Whether a body ends as its form means, so that an end without values need not be written. */
  private static boolean isEnded(Region region, String terminator, boolean isWritten) {
    Operation last = region.entry().lastOp();
    return last != null && (isWritten || last.name().equals(terminator));
  }

  static void initializations(
      Block block, int first, List<? extends Value> inits, String word, AssemblyPrinter out) {
    out.text(word).put('(');
    for (int i = 0; i < inits.size(); i++) {
      out.text(i == 0 ? "" : ", ").operand(block.argument(first + i));
      out.text(" = ").operand(inits.get(i));
    }
    out.put(')');
  }
}
