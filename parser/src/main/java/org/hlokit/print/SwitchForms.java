// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableSet;
import java.util.List;
import org.hlokit.ir.Block;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.jspecify.annotations.Nullable;

/** Ops of the scf dialect that choose what is run, or run it all at once. */
final class SwitchForms {
  private SwitchForms() {}

  /** {@code scf.execute_region -> i32 no_inline {..}}. */
  static final class Execute implements AssemblyForm {
    @Override
    public boolean fits(Operation op) {
      return op.regions().size() == 1 && op.operandCount() == 0;
    }

    @Override
    public void write(Operation op, AssemblyPrinter out) {
      if (op.resultCount() > 0) {
        out.text(" -> ").resultTypes(op);
      }
      out.text(op.properties().contains("no_inline") ? " no_inline " : " ");
      out.regionWithoutArguments(op.region(0)).attributes(op, ImmutableSet.of("no_inline"));
    }
  }

  /** {@code scf.index_switch %0 -> i32 case 1 {..} default {..}}, a line for each case. */
  static final class Switch implements AssemblyForm {
    @Override
    public boolean fits(Operation op) {
      return op.operandCount() == 1
          && op.properties().get("cases") instanceof DenseArrayAttr cases
          && op.regions().size() == cases.values().length() + 1
          && op.regions().stream().allMatch(region -> region.blocks().size() == 1);
    }

    @Override
    public void write(Operation op, AssemblyPrinter out) {
      out.put(' ').operand(op.operand(0)).attributes(op, ImmutableSet.of("cases"));
      if (op.resultCount() > 0) {
        out.text(" -> ").typesOf(op.results());
      }
      DenseArrayAttr cases = numbers(op, "cases");
      out.put(' '); // MLIR ends the line with one
      for (int i = 0; cases != null && i < cases.values().length(); i++) {
        out.newline();
        out.text("case ").number(cases.values().get(i)).put(' ');
        out.regionWithoutArguments(op.region(i + 1));
      }
      out.newline();
      Operation end = op.region(0).entry().lastOp();
      boolean isEndWritten = end == null || end.operandCount() > 0 || !end.discardable().isEmpty();
      out.text("default ").body(op.region(0), isEndWritten);
    }
  }

  private static @Nullable DenseArrayAttr numbers(Operation op, String property) {
    return op.properties().get(property) instanceof DenseArrayAttr array ? array : null;
  }

  /** {@code scf.forall (%i) in (%0) shared_outs(%a = %1) -> (..) {..}}. */
  static final class ForAll implements AssemblyForm {
    private static final ImmutableSet<String> HIDDEN =
        ImmutableSet.of(
            "operandSegmentSizes", "staticLowerBound", "staticStep", "staticUpperBound");

    @Override
    public boolean fits(Operation op) {
      int[] starts = OperandGroups.starts(op);
      DenseArrayAttr upper = numbers(op, "staticUpperBound");
      return starts.length == 5
          && upper != null
          && isWhole(numbers(op, "staticLowerBound"), starts[1])
          && isWhole(upper, starts[2] - starts[1])
          && isWhole(numbers(op, "staticStep"), starts[3] - starts[2])
          && op.regions().size() == 1
          && op.region(0).blocks().size() == 1
          && op.region(0).entry().arguments().size()
              == upper.values().length() + starts[4] - starts[3]
          && op.resultCount() == starts[4] - starts[3]
          && !op.region(0).entry().isEmpty();
    }

    private static boolean isWhole(@Nullable DenseArrayAttr numbers, int values) {
      return numbers != null
          && numbers.values().stream().filter(number -> number == TensorType.DYNAMIC).count()
              == values;
    }

    @Override
    public void write(Operation op, AssemblyPrinter out) {
      int[] starts = OperandGroups.starts(op);
      Block body = op.region(0).entry();
      int inits = starts[4] - starts[3];
      int variables = body.arguments().size() - inits;
      out.text(" (").operands(body.arguments().subList(0, variables)).put(')');
      boolean isPlain =
          starts[1] == 0
              && isAll(op, "staticLowerBound", 0)
              && starts[3] == starts[2]
              && isAll(op, "staticStep", 1);
      if (!isPlain) {
        list(op, " = ", "staticLowerBound", op.operands().subList(0, starts[1]), out);
      }
      list(
          op,
          isPlain ? " in " : " to ",
          "staticUpperBound",
          op.operands().subList(starts[1], starts[2]),
          out);
      if (!isPlain) {
        list(op, " step ", "staticStep", op.operands().subList(starts[2], starts[3]), out);
      }
      if (inits > 0) {
        LoopForms.initializations(
            body, variables, op.operands().subList(starts[3], starts[4]), " shared_outs", out);
        out.text(" -> (").typesOf(op.results()).put(')');
      }
      out.put(' ').body(op.region(0), inits > 0).attributes(op, HIDDEN);
    }

    private static boolean isAll(Operation op, String property, long number) {
      DenseArrayAttr array = numbers(op, property);
      return array != null && array.values().stream().allMatch(value -> value == number);
    }

    private static void list(
        Operation op,
        String word,
        String property,
        List<? extends Value> values,
        AssemblyPrinter out) {
      DenseArrayAttr numbers = numbers(op, property);
      int next = 0;
      out.text(word).put('(');
      for (int i = 0; numbers != null && i < numbers.values().length(); i++) {
        long number = numbers.values().get(i);
        out.text(i == 0 ? "" : ", ");
        if (number == TensorType.DYNAMIC) {
          out.operand(values.get(next++));
        } else {
          out.number(number);
        }
      }
      out.put(')');
    }
  }
}
