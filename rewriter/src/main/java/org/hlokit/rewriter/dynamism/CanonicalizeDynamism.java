// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.dynamism;

import com.google.common.collect.ImmutableList;
import org.hlokit.dialect.FuncOps;
import org.hlokit.ir.Operation;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassDefinition;
import org.hlokit.rewriter.simplify.GreedyRewriting;

/**
 * Makes operations that take shapes, paddings or indices as operands those that have them as
 * attributes, where the operands are constants: see {@link StaticOperations} and {@link
 * DropShapeOperands}. Exact.
 */
public final class CanonicalizeDynamism implements Pass {
  public static final PassDefinition DEFINITION =
      PassDefinition.of(
              "stablehlo-canonicalize-dynamism",
              "make dynamic operations of constant operands static ones",
              CanonicalizeDynamism::new)
          .anchoredOn(FuncOps.FUNC);

  private CanonicalizeDynamism() {}

  @Override
  public void run(Operation function, PassContext context) {
    RefinementErrors errors = new RefinementErrors();
    long rewrites =
        GreedyRewriting.apply(
            ImmutableList.of(new StaticOperations(), new DropShapeOperands(errors)),
            function,
            context);
    errors.throwIfAny();
    context.count("rewrites", rewrites);
  }
}
