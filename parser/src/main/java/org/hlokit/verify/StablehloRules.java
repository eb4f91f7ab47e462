// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.verify.stablehlo.ResultTypes;
import org.hlokit.verify.stablehlo.Specification;
import org.hlokit.verify.stablehlo.Violation;

/** What StableHLO's specification demands of single operations. */
final class StablehloRules {
  static final ImmutableMap<OpDefinition, OpRule> RULES =
      ImmutableMap.copyOf(
          Maps.asMap(Specification.constrained(), _ -> StablehloRules::checkConstraints));

  /** Rules to check where what the regions of the operation hold is valid. */
  static final ImmutableMap<OpDefinition, OpRule> RESULT_RULES =
      ImmutableMap.copyOf(Maps.asMap(ResultTypes.inferred(), _ -> StablehloRules::checkResults));

  static final ImmutableMap<OpDefinition, SymbolRule> SYMBOL_RULES =
      ImmutableMap.copyOf(
          Maps.asMap(Specification.symbolUsers(), _ -> StablehloRules::checkSymbols));

  private StablehloRules() {}

  private static void checkConstraints(Operation op, Faults faults) {
    try {
      Specification.check(op);
    } catch (Violation violation) {
      add(violation, op, faults);
    }
  }

  private static void checkResults(Operation op, Faults faults) {
    try {
      ResultTypes.check(op);
    } catch (Violation violation) {
      if (!violation.text().isEmpty()) {
        add(violation, op, faults);
      }
      faults.add(op, "failed to infer returned types");
    }
  }

  private static void checkSymbols(Operation op, Symbols symbols, Faults faults) {
    try {
      Specification.checkSymbols(op, symbols::find);
    } catch (Violation violation) {
      add(violation, op, faults);
    }
  }

  private static void add(Violation violation, Operation op, Faults faults) {
    faults.add(Diagnostic.error(op.range(), violation.text()));
  }
}
