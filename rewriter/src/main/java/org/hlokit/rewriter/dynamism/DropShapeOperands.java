// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.dynamism;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.TensorType;
import org.hlokit.rewriter.pattern.Outcome;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Reason;
import org.hlokit.rewriter.pattern.Outcome.Rewritten;
import org.hlokit.rewriter.pattern.RewriteRule;
import org.hlokit.rewriter.pattern.Rewriter;

/**
 * Takes from a custom call the operands that are the shapes of its results, once the types say
 * them.
 *
 * <pre>
 *   %0 = stablehlo.custom_call @foo(%x, %c) {indices_of_shape_operands = dense&lt;1&gt; : ..}
 *   ==>
 *   %0 = stablehlo.custom_call @foo(%x)
 * </pre>
 */
final class DropShapeOperands implements RewriteRule {
  private static final Reason NOT_STATIC =
      new Reason(
          "is-static", "the shape operands are constants and the results static", "not all", null);

  private final RefinementErrors errors;

  /**
   * @param errors is told what is wrong with shape operands
   */
  DropShapeOperands(RefinementErrors errors) {
    this.errors = errors;
  }

  @Override
  public boolean startsAt(Operation op) {
    return op.is(StablehloOps.CUSTOM_CALL);
  }

  @Override
  public Outcome apply(Operation call, Rewriter rewriter) {
    ShapeOperands shapes = ShapeOperands.of(call, errors);
    if (shapes == null || !call.results().stream().allMatch(DropShapeOperands::isStatic)) {
      return new NoMatch(NOT_STATIC, call);
    }
    OperationBuilder builder =
        Operation.builder(StablehloOps.CUSTOM_CALL)
            .properties(call.properties())
            .discardable(call.discardable().without(ShapeOperands.ATTRIBUTE))
            .results(call.results().stream().map(OpResult::type).toList());
    ImmutableLongArray indices = shapes.indices();
    for (int i = 0; i < call.operandCount(); i++) {
      if (!indices.contains(i)) {
        builder.operand(call.operand(i));
      }
    }
    if (call.attribute("operand_layouts") instanceof ArrayAttr(ImmutableList<Attribute> layouts)) {
      ImmutableList.Builder<Attribute> kept = ImmutableList.builder();
      for (int i = 0; i < layouts.size(); i++) {
        if (!indices.contains(i)) {
          kept.add(layouts.get(i));
        }
      }
      builder.attribute("operand_layouts", new ArrayAttr(kept.build()));
    }
    rewriter.replace(call, rewriter.insert(builder).results());
    return new Rewritten(call.name());
  }

  private static boolean isStatic(OpResult result) {
    return result.type() instanceof TensorType type && type.hasStaticShape();
  }
}
