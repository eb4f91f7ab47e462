// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.optimize;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import org.hlokit.dialect.FuncOps;
import org.hlokit.ir.OpDefinition;
import org.hlokit.pass.PassDefinition;
import org.hlokit.pass.PassOption;
import org.hlokit.pass.PassOptions;
import org.hlokit.rewriter.dynamism.StaticOperations;
import org.hlokit.rewriter.fold.FoldConstants;
import org.hlokit.rewriter.pattern.RewriteRule;
import org.hlokit.rewriter.simplify.Canonicalize;
import org.hlokit.rewriter.simplify.GreedyRewriting;
import org.hlokit.rewriter.simplify.Simplification;
import org.hlokit.rewriter.simplify.Simplify;
import org.hlokit.rewriter.simplify.TakeBranch;

/**
 * The passes {@code stablehlo-aggressive-simplification}, {@code stablehlo-aggressive-folder} and
 * {@code stablehlo-target-independent-optimization}: what {@code canonicalize} does and more, what
 * {@code constant-fold} does, and both together until nothing is left to do.
 */
public final class Optimizations {
  private static final String LIMIT = "fold-op-element-limit";

  private static final String PURE_CALLS = "assume-no-undeclared-side-effects";

  private static final PassOption ELEMENT_LIMIT =
      PassOption.integer(LIMIT, 65536, "leave larger results alone that are no splats");

  private static final ImmutableList<PassOption> FOLD_OPTIONS =
      ImmutableList.of(
          PassOption.flag(PURE_CALLS, "take functions that are called for pure in dead loops"),
          ELEMENT_LIMIT);

  public static final PassDefinition SIMPLIFICATION =
      pass(
          "stablehlo-aggressive-simplification",
          "write operations with less, constants on the right",
          ImmutableList.of(ELEMENT_LIMIT),
          options -> simplifications());

  public static final PassDefinition FOLDER =
      pass(
          "stablehlo-aggressive-folder",
          "compute what constants determine, until nothing is left to compute",
          FOLD_OPTIONS,
          Optimizations::folds);

  public static final PassDefinition BOTH =
      pass(
          "stablehlo-target-independent-optimization",
          "simplify and fold together",
          FOLD_OPTIONS,
          options ->
              ImmutableList.<RewriteRule>builder()
                  .addAll(folds(options))
                  .addAll(simplifications())
                  .build());

  /** Which rules a pass applies. */
  private interface Rules {
    ImmutableList<RewriteRule> of(PassOptions options);
  }

  private Optimizations() {}

  private static PassDefinition pass(
      String name, String summary, ImmutableList<PassOption> passOptions, Rules rules) {
    return new PassDefinition(
        name,
        summary,
        FuncOps.FUNC,
        passOptions,
        options ->
            (function, context) ->
                context.count(
                    "rewrites", GreedyRewriting.apply(rules.of(options), function, context)));
  }

  // The tables are looked at here only: to name a pass, as each start does, takes none of them.
  private static ImmutableList<RewriteRule> simplifications() {
    ImmutableListMultimap<OpDefinition, Simplification> table =
        ImmutableListMultimap.<OpDefinition, Simplification>builder()
            .putAll(Canonicalize.TABLE)
            .putAll(OperandOrder.TABLE)
            .putAll(Identities.TABLE)
            .putAll(Movements.TABLE)
            .putAll(Slicing.TABLE)
            .build();
    return ImmutableList.of(
        new Simplify(table, true),
        new TakeBranch(),
        new StaticOperations(),
        new LoopInvariants(),
        new SortLess(),
        new ZeroExtents());
  }

  private static ImmutableList<RewriteRule> folds(PassOptions options) {
    return ImmutableList.of(
        new FoldConstants(options.integer(LIMIT)),
        new Simplify(Movements.FOLDS, true),
        new TakeBranch(),
        new DeadLoops(options.flag(PURE_CALLS)));
  }
}
