// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import org.hlokit.dialect.ScfOps;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.print.Printer;
import org.jspecify.annotations.Nullable;

/** Bodies of scf's loops and branches give what their ops take from them. */
final class ScfRules {
  static final ImmutableMap<OpDefinition, OpRule> RULES =
      ImmutableMap.of(
          ScfOps.FOR, ScfRules::verifyFor,
          ScfOps.IF, ScfRules::verifyIf,
          ScfOps.WHILE, ScfRules::verifyWhile);

  private ScfRules() {}

  /** How a body ends, or null where that is not known. */
  private static @Nullable Operation end(Region region) {
    Operation last = region.isEmpty() ? null : region.blocks().getLast().lastOp();
    return last == null || last.foreign() != null ? null : last;
  }

  private static void verifyFor(Operation op, Faults faults) {
    Operation yield = end(op.region(0));
    if (yield == null || !yield.is(ScfOps.YIELD)) {
      return;
    }
    List<? extends Value> arguments = op.region(0).entry().arguments();
    int count = arguments.size() - 1;
    for (int i = 0; i < Math.min(count, yield.operandCount()); i++) {
      Type argument = arguments.get(i + 1).type();
      Type given = yield.operand(i).type();
      if (!argument.equals(given)) {
        faults.add(
            op,
            "%d-th region iter_arg and %d-th yielded value have different type: '%s' != '%s'"
                .formatted(i, i, Printer.toText(argument), Printer.toText(given)));
        return;
      }
    }
    String fault = count(yield, "Region #0", count);
    if (fault != null) {
      faults.add(op, fault);
    }
  }

  private static void verifyIf(Operation op, Faults faults) {
    if (op.resultCount() > 0 && op.region(1).isEmpty()) {
      faults.add(op, "must have an else block if defining values");
      return;
    }
    for (Region region : op.regions()) {
      Operation yield = end(region);
      String fault = yield == null || !yield.is(ScfOps.YIELD) ? null : given(yield, op);
      if (fault != null) {
        faults.add(op, fault);
        return;
      }
    }
  }

  /** What is wrong with what {@code yield} gives as the results of {@code op}, or null. */
  private static @Nullable String given(Operation yield, Operation op) {
    String fault = count(yield, "parent", op.resultCount());
    for (int i = 0; fault == null && i < op.resultCount(); i++) {
      Type wanted = op.result(i).type();
      Type given = yield.operand(i).type();
      if (!wanted.equals(given)) {
        fault =
            ("along control flow edge from Operation scf.yield to parent: successor operand type"
                    + " #%d '%s' should match successor input type #%d '%s'")
                .formatted(i, Printer.toText(given), i, Printer.toText(wanted));
      }
    }
    return fault;
  }

  private static @Nullable String count(Operation yield, String to, int wanted) {
    return yield.operandCount() == wanted
        ? null
        : ("along control flow edge from Operation scf.yield to %s: region branch point has %d"
                + " operands, but region successor needs %d inputs")
            .formatted(to, yield.operandCount(), wanted);
  }

  private static void verifyWhile(Operation op, Faults faults) {
    Operation condition = end(op.region(0));
    Operation yield = end(op.region(1));
    if (condition != null && !condition.name().equals("scf.condition")) {
      faults.add(op, "expects the 'before' region to terminate with 'scf.condition'");
    } else if (yield != null && !yield.is(ScfOps.YIELD)) {
      faults.add(op, "expects the 'after' region to terminate with 'scf.yield'");
    }
  }
}
