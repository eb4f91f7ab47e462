// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.ir.Block;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.Trait;

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
          .putAll(StablehloRules.RULES)
          .buildOrThrow();

  private static final ImmutableMap<OpDefinition, SymbolRule> SYMBOL_RULES =
      ImmutableMap.<OpDefinition, SymbolRule>builder()
          .putAll(FunctionRules.SYMBOL_RULES)
          .putAll(StablehloRules.SYMBOL_RULES)
          .putAll(InterpreterRules.SYMBOL_RULES)
          .buildOrThrow();

  private final Faults faults = new Faults();

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

  private boolean isClean(int before) {
    return faults.count() == before;
  }

  private boolean verifyIsolated(Operation op) {
    return visit(op) && Dominance.verify(op, faults);
  }

  /** Whether {@code op} and what it holds is valid. */
  private boolean visit(Operation op) {
    int before = faults.count();
    boolean known = op.definition().isRegistered() && op.foreign() == null;
    if (known) {
      TableRules.verify(op, faults);
      OpRule rule = isClean(before) ? RULES.get(op.definition()) : null;
      if (rule != null) {
        rule.verify(op, faults);
      }
      if (SYMBOL_RULES.containsKey(op.definition())) {
        symbolUsers.add(op);
      }
    }
    if (!isClean(before)) {
      return false;
    }
    if (op.regions().isEmpty()) {
      return !known || verifyResults(op);
    }
    boolean isTable = known && op.definition().has(Trait.SYMBOL_TABLE);
    List<Operation> outerUsers = symbolUsers;
    symbolUsers = isTable ? new ArrayList<>() : outerUsers;
    boolean isValid = verifyRegions(op) && (!isTable || verifySymbols(op));
    symbolUsers = outerUsers;
    return isValid && (!known || verifyResults(op));
  }

  /** Whether results have the types that follow from operands and regions. */
  private boolean verifyResults(Operation op) {
    OpRule rule = StablehloRules.RESULT_RULES.get(op.definition());
    int before = faults.count();
    if (rule != null) {
      rule.verify(op, faults);
    }
    return isClean(before);
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

  private boolean verifySymbols(Operation table) {
    int before = faults.count();
    Symbols symbols = new Symbols(table, faults);
    for (int i = 0; i < symbolUsers.size() && isClean(before); i++) {
      Operation user = symbolUsers.get(i);
      SymbolRule rule = SYMBOL_RULES.get(user.definition());
      if (rule != null) {
        rule.verify(user, symbols, faults);
      }
    }
    return isClean(before);
  }
}
