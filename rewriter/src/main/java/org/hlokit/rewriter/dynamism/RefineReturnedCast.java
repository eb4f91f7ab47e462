// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.dynamism;

import com.google.common.collect.ImmutableList;
import org.hlokit.dialect.BuiltinOps;
import org.hlokit.dialect.FuncOps;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Outcome;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Reason;
import org.hlokit.rewriter.pattern.Outcome.Rewritten;
import org.hlokit.rewriter.pattern.RewriteRule;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.verify.stablehlo.Merging;
import org.hlokit.verify.stablehlo.Violation;

/**
 * Returns what a cast that only forgets is made from, and makes the function's type that.
 *
 * <pre>
 *   %0 = builtin.unrealized_conversion_cast %x : tensor&lt;4xf32&gt; to tensor&lt;?xf32&gt;
 *   return %0 : tensor&lt;?xf32&gt;
 *   ==>
 *   return %x : tensor&lt;4xf32&gt;
 * </pre>
 */
final class RefineReturnedCast implements RewriteRule {
  private static final Reason NO_CAST =
      new Reason("is-cast", "a returned value is cast to a less specific type", "none is", null);

  @Override
  public boolean startsAt(Operation op) {
    return op.is(FuncOps.RETURN);
  }

  @Override
  public Outcome apply(Operation op, Rewriter rewriter) {
    boolean changed = false;
    for (Value value : ImmutableList.copyOf(op.operands())) {
      Operation cast = value.definingOp();
      if (cast != null && cast.block() != null && forgets(cast)) {
        rewriter.replace(cast, cast.operand(0));
        changed = true;
      }
    }
    Operation function = op.parentOp();
    if (!changed || function == null) {
      return new NoMatch(NO_CAST, op);
    }
    EntryFunction.updateType(function);
    return new Rewritten(op.name());
  }

  private static boolean forgets(Operation cast) {
    if (!cast.is(BuiltinOps.UNREALIZED_CONVERSION_CAST)
        || cast.operandCount() != 1
        || cast.resultCount() != 1) {
      return false;
    }
    Type to = cast.result().type();
    try {
      return !Merging.mostSpecific(ImmutableList.of(cast.operand(0).type(), to)).equals(to);
    } catch (Violation e) {
      return false;
    }
  }
}
