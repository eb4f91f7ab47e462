// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.simplify;

import java.util.HashMap;
import java.util.Map;
import org.hlokit.ir.Block;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.Trait;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.rewriter.pattern.Effects;
import org.jspecify.annotations.Nullable;

/**
 * Merges equal operations: same op, operands, attributes and result types, no effects. The first
 * one stays; users of the later ones use it instead.
 *
 * <pre>
 *   %0 = stablehlo.convert %x          %0 = stablehlo.convert %x
 *   %1 = stablehlo.convert %x    ==>   %2 = stablehlo.add %0, %0
 *   %2 = stablehlo.add %0, %1
 * </pre>
 *
 * Exact: no value changes.
 */
public final class Cse implements Pass {
  @Override
  public void run(Operation root, PassContext context) {
    context.count("operations merged", inRegions(root, new Scope(null), context));
    context.count("operations erased as dead", DeadCode.erase(root));
  }

  private long inRegions(Operation op, Scope outer, PassContext context) {
    Scope visible = op.definition().has(Trait.ISOLATED_FROM_ABOVE) ? new Scope(null) : outer;
    long merged = 0;
    for (Region region : op.regions()) {
      for (Block block : region.blocks()) {
        merged += inBlock(block, new Scope(visible), context);
      }
    }
    return merged;
  }

  private long inBlock(Block block, Scope scope, PassContext context) {
    long merged = 0;
    for (Operation op : block.operations()) {
      merged += inRegions(op, scope, context);
      if (Effects.isRemovable(op) && op.resultCount() > 0) {
        Operation first = scope.findOrAdd(new OperationKey(op));
        if (first != op) {
          context.replacing(op, first.results());
          for (int i = 0; i < op.resultCount(); i++) {
            op.result(i).replaceAllUsesWith(first.result(i));
          }
          // Only this one: an operand that loses its last user may still serve as first of others.
          op.erase();
          merged++;
        }
      }
    }
    return merged;
  }

  /** The operations seen so far that dominate the one at hand. */
  private record Scope(Map<OperationKey, Operation> seen, @Nullable Scope outer) {
    Scope(@Nullable Scope outer) {
      this(new HashMap<>(), outer);
    }

    Operation findOrAdd(OperationKey key) {
      for (Scope scope = this; scope != null; scope = scope.outer) {
        Operation found = scope.seen.get(key);
        if (found != null) {
          return found;
        }
      }
      seen.put(key, key.op());
      return key.op();
    }
  }
}
