// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.dynamism;

import java.util.HashMap;
import java.util.Map;
import org.hlokit.ir.Operation;
import org.hlokit.rewriter.pattern.Effects;
import org.hlokit.rewriter.pattern.Symbols;

/** Which functions do nothing but compute their results, those that they call included. */
final class FunctionEffects {
  private final Symbols symbols;
  private final Map<Operation, Boolean> free = new HashMap<>();

  FunctionEffects(Symbols symbols) {
    this.symbols = symbols;
  }

  /** Whether {@code function} has no effects; one that may call itself may have some. */
  boolean isFree(Operation function) {
    Boolean known = free.putIfAbsent(function, false);
    if (known != null) {
      return known;
    }
    boolean isFree =
        !function.region(0).isEmpty()
            && Effects.regionsArePure(
                function, call -> symbols.function(call, "callee").map(this::isFree).orElse(false));
    free.put(function, isFree);
    return isFree;
  }
}
