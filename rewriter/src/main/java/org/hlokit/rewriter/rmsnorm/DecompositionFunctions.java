// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import java.util.Set;
import org.hlokit.ir.Operation;
import org.hlokit.rewriter.pattern.Symbols;
import org.hlokit.rewriter.simplify.SymbolDce;

/** Private functions that lose their last user when composites go away. */
final class DecompositionFunctions {
  private final Operation module;
  private final Set<Operation> unreachableBefore;

  private DecompositionFunctions(Operation module, Set<Operation> unreachableBefore) {
    this.module = module;
    this.unreachableBefore = unreachableBefore;
  }

  /** Looks at the module around {@code root} before it is rewritten. */
  static DecompositionFunctions before(Operation root) {
    Operation module = Symbols.tableAround(root);
    return new DecompositionFunctions(module, SymbolDce.unreachable(module));
  }

  /** Erases the functions that nothing refers to any more; those unused before are left alone. */
  void eraseAbandoned() {
    for (Operation function : SymbolDce.unreachable(module)) {
      if (!unreachableBefore.contains(function)) {
        function.erase();
      }
    }
  }
}
