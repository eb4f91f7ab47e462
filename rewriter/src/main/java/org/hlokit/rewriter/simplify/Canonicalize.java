// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.simplify;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.rewriter.pattern.GreedyDriver;

/**
 * Removes operations that change nothing and joins those that one can do, until nothing is left to
 * do; erases what is dead. Every step is exact: floating-point identities that touch the sign of
 * zero or a NaN are not used. See {@link ShapeSimplifications} and {@link ValueSimplifications}.
 */
public final class Canonicalize implements Pass {
  /** What is simplified. */
  public static final ImmutableListMultimap<OpDefinition, Simplification> TABLE =
      ImmutableListMultimap.<OpDefinition, Simplification>builder()
          .putAll(ShapeSimplifications.TABLE)
          .putAll(ValueSimplifications.TABLE)
          .build();

  @Override
  public void run(Operation root, PassContext context) {
    long rewrites =
        new GreedyDriver(ImmutableList.of(new Simplify(TABLE, false), new TakeBranch()), context)
            .run(root);
    context.count("rewrites", rewrites);
  }
}
