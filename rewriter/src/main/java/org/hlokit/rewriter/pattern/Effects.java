// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.pattern;

import com.google.common.collect.ImmutableSet;
import java.util.function.Predicate;
import org.hlokit.dialect.FuncOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.Trait;

/** Which operations do nothing but compute their results. */
public final class Effects {
  /** Ops that do what their regions do and nothing else. */
  private static final ImmutableSet<OpDefinition> AS_THEIR_REGIONS =
      ImmutableSet.of(
          StablehloOps.CASE,
          StablehloOps.IF,
          StablehloOps.MAP,
          StablehloOps.REDUCE,
          StablehloOps.REDUCE_WINDOW,
          StablehloOps.SCATTER,
          StablehloOps.SELECT_AND_SCATTER,
          StablehloOps.SORT,
          StablehloOps.WHILE);

  private Effects() {}

  /** Whether the operation may be removed once nobody uses its results. */
  public static boolean isRemovable(Operation op) {
    return isPure(op) && !op.definition().has(Trait.TERMINATOR);
  }

  /** Whether the operation has no effect beside its results, and equal operands give equal ones. */
  public static boolean isPure(Operation op) {
    return isPure(op, call -> false);
  }

  /** As {@link #isPure(Operation)}, {@code isPureCall} judging each {@code func.call}. */
  public static boolean isPure(Operation op, Predicate<Operation> isPureCall) {
    if (op.is(FuncOps.CALL)) {
      return isPureCall.test(op);
    }
    if (op.is(StablehloOps.CUSTOM_CALL)) {
      return !BoolAttr.TRUE.equals(op.attribute("has_side_effect"));
    }
    return (op.definition().has(Trait.PURE) || AS_THEIR_REGIONS.contains(op.definition()))
        && regionsArePure(op, isPureCall);
  }

  /** Whether all that the regions of {@code op} hold is pure. */
  public static boolean regionsArePure(Operation op, Predicate<Operation> isPureCall) {
    for (Region region : op.regions()) {
      for (Block block : region.blocks()) {
        for (Operation inner : block.operations()) {
          if (!isPure(inner, isPureCall)) {
            return false;
          }
        }
      }
    }
    return true;
  }
}
