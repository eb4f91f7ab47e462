// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.dynamism;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.FuncOps;
import org.hlokit.ir.OpOperand;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.verify.stablehlo.Merging;
import org.hlokit.verify.stablehlo.Violation;

/** Gives values the types that they are known to have. */
final class TypeSetter {
  /** Dialects whose ops take operands of more specific types. */
  private static final ImmutableSet<String> REFINABLE = ImmutableSet.of("chlo", "sdy", "stablehlo");

  private TypeSetter() {}

  /**
   * Makes the types of {@code values} as specific as those and {@code types} together are.
   *
   * @return whether any changed; none does where the types contradict each other, or a user takes
   *     no other type
   */
  static boolean refine(List<? extends Value> values, List<Type> types, Rewriter rewriter) {
    if (values.size() != types.size()) {
      return false;
    }
    List<Type> refined = new ArrayList<>();
    boolean changes = false;
    for (int i = 0; i < types.size(); i++) {
      Type current = values.get(i).type();
      Type merged;
      try {
        merged = Merging.mostSpecific(ImmutableList.of(current, types.get(i)));
      } catch (Violation e) {
        return false; // the verifier says why
      }
      refined.add(merged);
      if (!merged.equals(current)) {
        changes = true;
        if (!canChange(values.get(i))) {
          return false;
        }
      }
    }
    for (int i = 0; i < refined.size(); i++) {
      if (!refined.get(i).equals(values.get(i).type())) {
        set(values.get(i), refined.get(i), rewriter);
      }
    }
    return changes;
  }

  private static boolean canChange(Value value) {
    for (OpOperand use : value.uses()) {
      Operation user = use.owner();
      if (!REFINABLE.contains(user.definition().dialect())
          && !user.is(FuncOps.RETURN)
          && !user.is(FuncOps.CALL)) {
        return false;
      }
    }
    return true;
  }

  private static void set(Value value, Type type, Rewriter rewriter) {
    rewriter.setType(value, type);
    for (OpOperand use : value.uses()) {
      Operation function = use.owner().parentOp();
      if (use.owner().is(FuncOps.RETURN) && function != null) {
        EntryFunction.updateType(function);
      }
    }
  }
}
