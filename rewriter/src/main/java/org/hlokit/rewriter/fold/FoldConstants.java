// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.fold;

import java.util.ArrayList;
import java.util.List;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Literals;
import org.hlokit.rewriter.pattern.Outcome;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Reason;
import org.hlokit.rewriter.pattern.Outcome.Rewritten;
import org.hlokit.rewriter.pattern.RewriteRule;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/**
 * One operation whose operands are constants, as a constant; rounds as {@link ConstantFold} does.
 * Unlike that, it also writes broadcasts as constants, up to the limit.
 */
public final class FoldConstants implements RewriteRule {
  private static final Reason NOT_CONSTANT =
      new Reason("is-constant", "all operands are constants that fit", "they are not", null);

  private final long maxElements;

  /** Leaves tensors of more than {@code maxElements} elements alone. */
  public FoldConstants(long maxElements) {
    this.maxElements = maxElements;
  }

  @Override
  public boolean startsAt(Operation op) {
    return Evaluator.knows(op.definition())
        && !Literals.isConstant(op)
        && op.resultCount() == 1
        && op.result().type() instanceof TensorType type
        && type.hasStaticShape()
        && type.elementCount() <= maxElements;
  }

  @Override
  public Outcome apply(Operation op, Rewriter rewriter) {
    List<Folded> operands = new ArrayList<>();
    for (Value operand : op.operands()) {
      DenseElementsAttr literal = Literals.elements(operand);
      Folded folded = literal == null ? null : Folded.of(literal, maxElements);
      if (folded == null) {
        return new NoMatch(NOT_CONSTANT, op);
      }
      operands.add(folded);
    }
    Folded value = Evaluator.evaluate(op, operands);
    if (value == null) {
      return new NoMatch(NOT_CONSTANT, op);
    }
    rewriter.replace(op, new StablehloBuilder(rewriter).constant(value.toLiteral()));
    return new Rewritten(op.name());
  }
}
