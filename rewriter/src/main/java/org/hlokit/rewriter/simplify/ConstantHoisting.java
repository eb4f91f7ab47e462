// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.simplify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hlokit.ir.Block;
import org.hlokit.ir.Operation;
import org.hlokit.rewriter.pattern.Literals;

/**
 * Keeps each constant of a function once, at the function's head, in the order that MLIR's greedy
 * driver leaves them in. Exact.
 */
public final class ConstantHoisting {
  private final Block head;
  private final Map<OperationKey, Operation> known = new HashMap<>();
  private final Set<Operation> kept = new HashSet<>();

  private ConstantHoisting(Block head) {
    this.head = head;
  }

  /** Moves the constants in {@code function}, which may be without a body, and joins equal ones. */
  public static void run(Operation function) {
    if (function.regions().isEmpty() || function.region(0).isEmpty()) {
      return;
    }
    List<Operation> constants = new ArrayList<>();
    function.walk(
        op -> {
          if (Literals.isConstant(op)) {
            constants.add(op);
          }
        });
    ConstantHoisting hoisting = new ConstantHoisting(function.region(0).entry());
    constants.forEach(hoisting::keepOrJoin);
  }

  private void keepOrJoin(Operation constant) {
    Operation first = known.putIfAbsent(new OperationKey(constant), constant);
    if (first != null) {
      constant.result().replaceAllUsesWith(first.result());
      constant.erase();
      return;
    }
    boolean stays =
        constant.block() == head
            && (head.firstOp() == constant || kept.contains(constant.previous()));
    if (!stays) {
      constant.detach();
      head.insertBefore(head.firstOp(), constant);
    }
    kept.add(constant);
  }
}
