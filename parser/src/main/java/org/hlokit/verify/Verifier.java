// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.dialect.FuncOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Value;
import org.hlokit.verify.sdy.Shardings;
import org.hlokit.verify.sdy.ShardyOps;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a program is valid: what the op tables say of every op, then what each op's own rule
 * adds, in MLIR's words and order. Operations are checked in program order, an operation before
 * what its regions hold; where all is well, values have to come before their uses, and symbols have
 * to exist.
 *
 * <p>As in MLIR, the first fault ends the work on the function (or other isolated operation) that
 * it is in: what follows is often only its consequence.
 */
public final class Verifier {
  private static final ImmutableMap<OpDefinition, OpRule> RULES =
      ImmutableMap.<OpDefinition, OpRule>builder()
          .putAll(BuiltinRules.RULES)
          .putAll(FunctionRules.RULES)
          .putAll(ScfRules.RULES)
          .putAll(StablehloRules.RULES)
          .buildOrThrow();

  private static final ImmutableMap<OpDefinition, SymbolRule> SYMBOL_RULES =
      ImmutableMap.<OpDefinition, SymbolRule>builder()
          .putAll(FunctionRules.SYMBOL_RULES)
          .putAll(StablehloRules.SYMBOL_RULES)
          .putAll(InterpreterRules.SYMBOL_RULES)
          .buildOrThrow();

  /** How the operations of one definition are checked. */
  private static final class Checks {
    final @Nullable OpRule rule;
    final @Nullable OpRule resultRule;
    final @Nullable SymbolRule symbolRule;

    /** Null where validity depends on more than types and attributes. */
    final @Nullable Accepted accepted;

    Checks(OpDefinition definition) {
      // Not in the table, which would load those ops for every program.
      rule = definition.dialect().equals("sdy") ? Verifier::verifyShardy : RULES.get(definition);
      resultRule = StablehloRules.RESULT_RULES.get(definition);
      symbolRule = SYMBOL_RULES.get(definition);
      boolean isAlone =
          symbolRule == null
              && !definition.dialect().equals("sdy")
              && !definition.has(Trait.ISOLATED_FROM_ABOVE)
              && !definition.equals(FuncOps.RETURN);
      accepted = isAlone ? new Accepted() : null;
    }
  }

  private final Faults faults = new Faults();

  /** Whether all operands in the innermost isolated operation come plainly before their uses. */
  private boolean isOrderPlain = true;

  private final Map<OpDefinition, Checks> checks = new HashMap<>();

  /** The operations, since the innermost symbol table began, that name symbols. */
  private List<Operation> symbolUsers = new ArrayList<>();

  private Verifier() {}

  /**
   * Throws what is wrong with {@code root} and all that it holds.
   *
   * @throws DiagnosticException with the first fault of each function that has one
   */
  public static void check(Operation root) {
    ImmutableList<Diagnostic> faults = verify(root);
    if (!faults.isEmpty()) {
      throw new DiagnosticException(faults);
    }
  }

  /** What is wrong with {@code root} and all that it holds; empty where it is valid. */
  public static ImmutableList<Diagnostic> verify(Operation root) {
    Verifier verifier = new Verifier();
    verifier.verifyIsolated(root);
    return verifier.faults.found();
  }

  private static void verifyShardy(Operation op, Faults faults) {
    Diagnostic fault = ShardyOps.fault(op);
    if (fault != null) {
      faults.add(fault);
    }
  }

  private boolean isClean(int before) {
    return faults.count() == before;
  }

  private boolean verifyIsolated(Operation op) {
    boolean outer = isOrderPlain;
    isOrderPlain = true;
    boolean isValid = visit(op) && (isOrderPlain || Dominance.verify(op, faults));
    isOrderPlain = outer;
    return isValid;
  }

  /** Whether the operands of {@code op} are arguments of its block or stand before it there. */
  private static boolean isPlainlyAfterOperands(Operation op, Block block) {
    for (int i = 0; i < op.operandCount(); i++) {
      Value operand = op.operand(i);
      Operation source = operand.definingOp();
      if (operand.parentBlock() != block || (source != null && !source.isBefore(op))) {
        return false;
      }
    }
    return true;
  }

  private Checks checks(OpDefinition definition) {
    Checks known = checks.get(definition);
    if (known == null) {
      known = new Checks(definition);
      checks.put(definition, known);
    }
    return known;
  }

  /** Whether {@code op} and what it holds is valid. */
  private boolean visit(Operation op) {
    if (!op.discardable().isEmpty()) {
      Diagnostic fault = Shardings.fault(op);
      if (fault != null) {
        faults.add(fault);
        return false;
      }
    }
    if (!op.definition().isRegistered() || op.foreign() != null) {
      return op.regions().isEmpty() || verifyRegions(op);
    }
    Checks how = checks(op.definition());
    Accepted accepted = how.accepted;
    if (accepted != null) {
      if (accepted.hasLike(op)) {
        isOrderPlain = isOrderPlain && holdsPlainOrder(op);
        return true;
      }
      boolean isValid = verifyFully(op, how);
      if (isValid) {
        accepted.add(op);
      }
      return isValid;
    }
    return verifyFully(op, how);
  }

  private static boolean holdsPlainOrder(Operation op) {
    for (int i = 0; i < op.regions().size(); i++) {
      Block block = op.region(i).entry(); // what has more was not accepted unseen
      for (Operation inner = block.firstOp(); inner != null; inner = inner.next()) {
        if (!isPlainlyAfterOperands(inner, block)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean verifyFully(Operation op, Checks how) {
    int before = faults.count();
    TableRules.verify(op, faults);
    if (how.rule != null && isClean(before)) {
      how.rule.verify(op, faults);
    }
    if (how.symbolRule != null) {
      symbolUsers.add(op);
    }
    if (isClean(before) && !op.regions().isEmpty()) {
      verifyHeld(op);
    }
    // Result types may follow from what the regions hold.
    if (how.resultRule != null && isClean(before)) {
      how.resultRule.verify(op, faults);
    }
    return isClean(before);
  }

  private void verifyHeld(Operation op) {
    if (!op.definition().has(Trait.SYMBOL_TABLE)) {
      verifyRegions(op);
      return;
    }
    List<Operation> outerUsers = symbolUsers;
    symbolUsers = new ArrayList<>();
    if (verifyRegions(op)) {
      verifySymbols(op);
    }
    symbolUsers = outerUsers;
  }

  private boolean verifyRegions(Operation op) {
    List<Operation> isolated = new ArrayList<>(0);
    ImmutableList<Region> regions = op.regions();
    int before = faults.count();
    StructureRules.verifyEntries(op, faults);
    for (int i = 0; i < regions.size() && isClean(before); i++) {
      List<Block> blocks = regions.get(i).blocks();
      for (int b = 0; b < blocks.size(); b++) {
        Block block = blocks.get(b);
        if (!StructureRules.verifyBlock(op, block, blocks.size(), faults)) {
          return false;
        }
        for (Operation inner = block.firstOp(); inner != null; inner = inner.next()) {
          if (!StructureRules.verifyPlace(inner, faults)) {
            return false;
          }
          isOrderPlain = isOrderPlain && isPlainlyAfterOperands(inner, block);
          if (!inner.regions().isEmpty() && inner.definition().has(Trait.ISOLATED_FROM_ABOVE)) {
            isolated.add(inner);
          } else if (!visit(inner)) {
            return false;
          }
        }
        if (!StructureRules.verifyEnd(op, block, blocks.size(), faults)) {
          return false;
        }
      }
    }
    for (Operation inner : isolated) {
      verifyIsolated(inner);
    }
    if (isClean(before)) {
      StructureRules.verifyReturns(op, faults);
    }
    return isClean(before);
  }

  private void verifySymbols(Operation table) {
    int before = faults.count();
    Symbols symbols = new Symbols(table, faults);
    for (int i = 0; i < symbolUsers.size() && isClean(before); i++) {
      Operation user = symbolUsers.get(i);
      SymbolRule rule = checks(user.definition()).symbolRule;
      if (rule != null) {
        rule.verify(user, symbols, faults);
      }
    }
  }
}
