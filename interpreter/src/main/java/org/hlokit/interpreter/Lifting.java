// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter;

import java.util.HashMap;
import java.util.Map;
import org.hlokit.dialect.FuncOps;
import org.hlokit.interpreter.kernel.BinaryOp;
import org.hlokit.interpreter.op.Evaluator;
import org.hlokit.interpreter.op.Evaluators;
import org.hlokit.ir.Block;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which regions of scalars can be run on many scalars side by side: those made of
 * constants, elementwise ops on scalars, and calls of functions that are made so.
 */
final class Lifting {
  private final Map<String, Operation> functions;
  private final Map<Region, Boolean> liftable = new HashMap<>();

  Lifting(Map<String, Operation> functions) {
    this.functions = functions;
  }

  boolean isLiftable(Region region) {
    Boolean known = liftable.get(region);
    if (known == null) {
      // A function that calls itself is not liftable; this entry ends the search.
      liftable.put(region, false);
      known = region.blocks().size() == 1 && isLiftable(region.entry());
      liftable.put(region, known);
    }
    return known;
  }

  private boolean isLiftable(Block block) {
    for (Operation op : block.operations()) {
      if (op.definition().has(Trait.TERMINATOR)) {
        continue;
      }
      if (!op.results().stream().allMatch(Lifting::isScalar)
          || !op.operands().stream().allMatch(Lifting::isScalar)
          || !(op.definition().has(Trait.CONSTANT_LIKE)
              || isElementwise(op)
              || isLiftableCall(op))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isElementwise(Operation op) {
    Evaluator evaluator = Evaluators.find(op.definition());
    return evaluator != null && evaluator.elementwise();
  }

  private boolean isLiftableCall(Operation op) {
    if (!op.is(FuncOps.CALL) || !(op.attribute("callee") instanceof SymbolRefAttr callee)) {
      return false;
    }
    Operation function = functions.get(callee.root());
    return function != null && !function.region(0).isEmpty() && isLiftable(function.region(0));
  }

  private static boolean isScalar(Value value) {
    return value.type() instanceof TensorType type && type.rank() == 0;
  }

  /** The function of two scalars that a region is, or null where it is not just one. */
  static @Nullable BinaryOp binary(Region region) {
    Block block = region.entry();
    Operation op = block.firstOp();
    if (op == null
        || block.arguments().size() != 2
        || op.next() != block.lastOp()
        || op.resultCount() != 1
        || !(Evaluators.find(op.definition()) instanceof Evaluator.Binary(BinaryOp function))
        || op.operand(0) != block.argument(0)
        || op.operand(1) != block.argument(1)
        || block.terminator().operandCount() != 1
        || block.terminator().operand(0) != op.result()) {
      return null;
    }
    Type type = op.result().type();
    return Plan.isQuantized(type) ? null : function;
  }
}
