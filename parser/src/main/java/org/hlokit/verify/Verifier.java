// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.ir.Block;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;

/**
 * Checks that a program is valid: what the op tables say of every op, then what each op's own rule
 * adds, in MLIR's words. Operations are checked in program order, an operation before what its
 * regions hold.
 */
public final class Verifier {
  private static final ImmutableMap<OpDefinition, OpRule> RULES =
      ImmutableMap.<OpDefinition, OpRule>builder()
          .putAll(FunctionRules.RULES)
          .putAll(StablehloRules.RULES)
          .buildOrThrow();

  private Verifier() {}

  /**
   * Throws what is wrong with {@code root} and all that it holds.
   *
   * @throws DiagnosticException with the first fault of each operation that has one
   */
  public static void check(Operation root) {
    ImmutableList<Diagnostic> faults = verify(root);
    if (!faults.isEmpty()) {
      throw new DiagnosticException(faults);
    }
  }

  /** What is wrong with {@code root} and all that it holds; empty where it is valid. */
  public static ImmutableList<Diagnostic> verify(Operation root) {
    Faults faults = new Faults();
    verify(root, faults);
    return faults.found();
  }

  private static void verify(Operation op, Faults faults) {
    int before = faults.count();
    if (op.definition().isRegistered() && op.foreign() == null) {
      TableRules.verify(op, faults);
      OpRule rule = RULES.get(op.definition());
      if (rule != null && faults.count() == before) {
        rule.verify(op, faults);
      }
    }
    for (Region region : op.regions()) {
      List<Block> blocks = region.blocks();
      for (int i = 0; i < blocks.size(); i++) {
        for (Operation inner : blocks.get(i).operations()) {
          verify(inner, faults);
        }
      }
    }
    StructureRules.verify(op, faults);
  }
}
