// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.optimize;

import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Effects;
import org.hlokit.rewriter.pattern.Outcome;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Reason;
import org.hlokit.rewriter.pattern.Outcome.Rewritten;
import org.hlokit.rewriter.pattern.RewriteRule;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/** Tensors without elements are constants, whatever gives them, if it does nothing else. Exact. */
final class ZeroExtents implements RewriteRule {
  private static final Reason NO_EMPTY_TENSOR =
      new Reason("is-empty", "a tensor without elements that is computed", "there is none", null);

  @Override
  public boolean startsAt(Operation op) {
    return op.name().startsWith("stablehlo.")
        && !op.is(StablehloOps.CONSTANT)
        && (op.results().stream().anyMatch(result -> isEmpty(result.type()))
            || op.operands().stream().anyMatch(operand -> isEmpty(operand.type())));
  }

  private static boolean isEmpty(Type type) {
    return type instanceof TensorType tensor
        && tensor.hasStaticShape()
        && tensor.elementCount() == 0;
  }

  @Override
  public Outcome apply(Operation op, Rewriter rewriter) {
    if (!Effects.isPure(op)) {
      return new NoMatch(NO_EMPTY_TENSOR, op);
    }
    boolean isChanged = false;
    for (OpResult result : op.results()) {
      if (isEmpty(result.type()) && !result.isUnused()) {
        rewriter.replaceUses(result, constant(result.tensorType(), rewriter));
        isChanged = true;
      }
    }
    for (int i = 0; i < op.operandCount(); i++) {
      Value operand = op.operand(i);
      Operation producer = operand.definingOp();
      if (isEmpty(operand.type()) && (producer == null || !producer.is(StablehloOps.CONSTANT))) {
        op.setOperand(i, constant(operand.tensorType(), rewriter));
        isChanged = true;
      }
    }
    return isChanged ? new Rewritten(op.name()) : new NoMatch(NO_EMPTY_TENSOR, op);
  }

  private static Value constant(TensorType type, Rewriter rewriter) {
    return new StablehloBuilder(rewriter)
        .constant(new DenseElementsAttr(type, new ElementData.Bytes(new byte[0], false)));
  }
}
