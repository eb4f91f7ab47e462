// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.verify.stablehlo.Arguments.block;
import static org.hlokit.verify.stablehlo.Arguments.operand;
import static org.hlokit.verify.stablehlo.Arguments.quoted;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;

/** Control flow: if, case and while. */
final class Control {
  static final ImmutableMap<OpDefinition, Constraint> CONSTRAINTS =
      ImmutableMap.of(StablehloOps.WHILE, Control::checkWhile);

  static final ImmutableMap<OpDefinition, Inference> INFERENCES =
      ImmutableMap.of(
          StablehloOps.IF, Control::inferBranches,
          StablehloOps.CASE, Control::inferBranches,
          StablehloOps.WHILE, Control::inferOperands);

  private Control() {}

  /** The types of the operands. */
  static ImmutableList<Type> inferOperands(Operation op) {
    return types(op.operands());
  }

  static ImmutableList<Type> types(List<? extends Value> values) {
    ImmutableList.Builder<Type> types = ImmutableList.builderWithExpectedSize(values.size());
    for (int i = 0; i < values.size(); i++) {
      types.add(values.get(i).type());
    }
    return types.build();
  }

  private static ImmutableList<Type> inferBranches(Operation op) {
    int rank = operand(op, 0).rank();
    if (rank != 0) {
      throw new Violation("operand should be rank 0 tensor but got rank " + rank);
    }
    if (op.regions().isEmpty()) {
      throw new Violation("expect at least one branch");
    }
    List<List<Value>> results = new ArrayList<>();
    for (int i = 0; i < op.regions().size(); i++) {
      results.add(Arguments.terminator(block(op, i)).operands());
    }
    List<Value> first = results.getFirst();
    for (int i = 0; i < results.size(); i++) {
      Block branch = block(op, i);
      if (!branch.arguments().isEmpty()) {
        throw new Violation(
            "branch %d must have 0 arguments, but found %d"
                .formatted(i, branch.arguments().size()));
      }
      if (!Compatibility.values(first, results.get(i))) {
        throw new Violation(
            "branch 0 and branch %d have mismatched return types: %s vs %s"
                .formatted(i, quoted(types(first)), quoted(types(results.get(i)))));
      }
    }
    ImmutableList.Builder<Type> merged = ImmutableList.builder();
    for (int i = 0; i < first.size(); i++) {
      int index = i;
      merged.add(
          Merging.leastSpecific(results.stream().map(branch -> branch.get(index).type()).toList()));
    }
    return merged.build();
  }

  private static void checkWhile(Operation op) {
    Block condition = block(op, 0);
    Block body = block(op, 1);
    requireSame(op, condition.arguments(), "condition block arguments");
    requireSame(op, body.arguments(), "body block arguments");
    Operation bodyEnd = body.lastOp();
    if (bodyEnd == null) {
      throw new Violation("The while body-region expected to have a terminator");
    }
    requireSame(op, bodyEnd.operands(), "body block return types");
    Operation conditionEnd = Arguments.terminator(condition);
    if (conditionEnd.operandCount() != 1) {
      throw new Violation(
          "expect condition body returns a single value but got " + conditionEnd.operandCount());
    }
    Type predicate = conditionEnd.operand(0).type();
    if (!Reductions.isPredicate(predicate)) {
      throw new Violation(
          "expect condition block return a zero-ranked tensor of i1 but got " + quoted(predicate));
    }
  }

  private static void requireSame(Operation op, List<? extends Value> values, String name) {
    if (!Compatibility.values(op.operands(), values)) {
      throw new Violation(
          "expect operands to be compatible with %s but got %s vs %s"
              .formatted(name, quoted(types(op.operands())), quoted(types(values))));
    }
  }
}
