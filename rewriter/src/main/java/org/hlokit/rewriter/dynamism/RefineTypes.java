// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.dynamism;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Outcome;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Reason;
import org.hlokit.rewriter.pattern.Outcome.Rewritten;
import org.hlokit.rewriter.pattern.RewriteRule;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.verify.stablehlo.IntegerConstants;

/**
 * Gives the results of an operation, and the arguments of a loop's regions, the types that follow
 * from its operands.
 *
 * <pre>
 *   %0 = stablehlo.abs %x : (tensor&lt;4xf32&gt;) -> tensor&lt;?xf32&gt;
 *   ==>
 *   %0 = stablehlo.abs %x : tensor&lt;4xf32&gt;
 * </pre>
 *
 * <p>The calls that keep the type of a refined argument are taken away.
 */
final class RefineTypes implements RewriteRule {
  private static final Reason NOTHING_NEW =
      new Reason("is-known", "the operands tell more of the results' types", "they do not", null);

  private final RefinementErrors errors;

  /**
   * @param errors is told what is wrong with shape operands
   */
  RefineTypes(RefinementErrors errors) {
    this.errors = errors;
  }

  @Override
  public boolean startsAt(Operation op) {
    return TypeRefinements.mayKnow(op);
  }

  @Override
  public Outcome apply(Operation op, Rewriter rewriter) {
    boolean changed = op.is(StablehloOps.WHILE) && refineArguments(op, rewriter);
    ImmutableList<Type> types =
        isWrapper(op) && isPartlyKnown(op.operand(1))
            ? ImmutableList.of(op.operand(0).type())
            : TypeRefinements.of(op, errors);
    changed |= types != null && TypeSetter.refine(op.results(), types, rewriter);
    if (changed && isWrapper(op) && op.result().type().equals(op.operand(0).type())) {
      rewriter.replace(op, op.operand(0));
    }
    return changed ? new Rewritten(op.name()) : new NoMatch(NOTHING_NEW, op);
  }

  /** A loop's condition and body take what the loop takes. */
  private static boolean refineArguments(Operation loop, Rewriter rewriter) {
    ImmutableList<Type> types =
        loop.operands().stream().map(Value::type).collect(ImmutableList.toImmutableList());
    boolean changed = false;
    for (Region region : loop.regions()) {
      changed |= TypeSetter.refine(region.entry().arguments(), types, rewriter);
    }
    return changed;
  }

  /** Whether a shape has sizes that are not known, where the reference has an error. */
  private static boolean isPartlyKnown(Value shape) {
    ImmutableLongArray sizes = IntegerConstants.of(shape);
    return sizes != null && sizes.contains(TensorType.DYNAMIC);
  }

  private static boolean isWrapper(Operation op) {
    return op.is(StablehloOps.CUSTOM_CALL)
        && op.operandCount() == 2
        && op.resultCount() == 1
        && op.attribute("call_target_name") instanceof StringAttr target
        && target.value().equals(ArgumentRefinement.WRAPPER);
  }
}
