// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.fold;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.jspecify.annotations.Nullable;

/**
 * Computes operations on known tensors. Arithmetic is that of the element type: each operation
 * rounds once, to nearest even; integers wrap. Functions such as the exponential are computed in
 * {@code double} and rounded, which a run-time may miss by one unit in the last place.
 */
final class Evaluator {
  /** Computes one op; null where it cannot for these operands. */
  interface Rule {
    @Nullable Folded evaluate(Operation op, List<Folded> operands);
  }

  private static final ImmutableMap<OpDefinition, Rule> RULES =
      ImmutableMap.<OpDefinition, Rule>builder()
          .putAll(MovementRules.ALL)
          .putAll(UnaryRules.ALL)
          .putAll(BinaryRules.ALL)
          .putAll(ChoiceRules.ALL)
          .buildOrThrow();

  private Evaluator() {}

  static boolean knows(OpDefinition op) {
    return RULES.containsKey(op);
  }

  /** The only result of {@code op}, or null where it cannot be computed. */
  static @Nullable Folded evaluate(Operation op, List<Folded> operands) {
    Rule rule = RULES.get(op.definition());
    if (rule == null
        || op.resultCount() != 1
        || !(op.result().type() instanceof TensorType type)
        || !type.hasStaticShape()
        || !Folded.canHold(type.element())) {
      return null;
    }
    return rule.evaluate(op, operands);
  }
}
