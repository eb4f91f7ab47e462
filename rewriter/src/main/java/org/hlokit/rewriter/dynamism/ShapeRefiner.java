// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.dynamism;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hlokit.ir.Block;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.pass.PassContext;
import org.hlokit.rewriter.fold.ShapeFold;
import org.hlokit.rewriter.pattern.Literals;
import org.hlokit.rewriter.pattern.RewriteRule;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.hlokit.rewriter.pattern.Symbols;
import org.hlokit.rewriter.simplify.GreedyRewriting;

/** Refines a function, and those that it calls for the arguments that it calls them with. */
final class ShapeRefiner {
  private final PassContext context;
  private final RefinementErrors errors;
  private final ImmutableList<RewriteRule> rules;
  private final Map<Operation, RefinementKey> refined = new HashMap<>();
  private final List<Operation> underWay = new ArrayList<>();
  private long rewrites;

  /**
   * @param extensions whether calls that JAX writes for what StableHLO has no operation for are
   *     understood
   */
  ShapeRefiner(Operation module, boolean extensions, RefinementErrors errors, PassContext context) {
    this.context = context;
    this.errors = errors;
    Symbols symbols = new Symbols(module);
    ImmutableList.Builder<RewriteRule> all = ImmutableList.builder();
    all.add(
        new ShapeFold(),
        new RefineTypes(errors),
        new RefineCall(this, symbols),
        new RefineReturnedCast());
    if (extensions) {
      all.add(new StaticReduceWindow(symbols));
    }
    this.rules = all.build();
  }

  long rewrites() {
    return rewrites;
  }

  /**
   * Refines the function of {@code key}, unless that is done.
   *
   * @return whether it is as {@code key} wants it; if not, the errors say why
   */
  boolean refine(RefinementKey key) {
    Operation function = key.function();
    RefinementKey before = refined.get(function);
    if (before != null) {
      return isAsBefore(key, before);
    }
    if (function.region(0).blocks().size() != 1) {
      errors.add(function, "'func.func' op must have exactly one block");
      return false;
    }
    refined.put(function, key);
    replaceSizes(key);
    String fault = ArgumentRefinement.fault(function, key.remainingTypes());
    if (fault != null) {
      errors.add(function, fault);
      return false;
    }
    ArgumentRefinement.apply(function, key.remainingTypes());
    underWay.add(function);
    rewrites += GreedyRewriting.apply(rules, function, context);
    underWay.removeLast();
    return true;
  }

  /** A function is refined for one key: there is one body. */
  private boolean isAsBefore(RefinementKey key, RefinementKey before) {
    boolean sameSizes = key.sizes().isEmpty() || key.sizes().equals(before.sizes());
    if (!sameSizes || !key.remainingTypes().equals(before.remainingTypes())) {
      errors.add(
          key.function(),
          "'func.func' op refined with incompatible refinement keys:\n  curr=%s\n  prev=%s"
              .formatted(key, before));
      return false;
    }
    if (underWay.contains(key.function())) {
      errors.add(
          key.function(),
          "'func.func' op Function %s is being refined recursively"
              .formatted(Symbols.name(key.function()).orElse("")));
      return false;
    }
    return true;
  }

  /** Puts constants in the place of arguments that are sizes. */
  private static void replaceSizes(RefinementKey key) {
    Operation function = key.function();
    Block body = function.region(0).entry();
    int first = key.tokens();
    Rewriter rewriter = new Rewriter().atStart(body);
    for (long size : key.sizes()) {
      BlockArgument argument = body.argument(first);
      if (argument.type() instanceof TensorType type) {
        Value constant =
            new StablehloBuilder(rewriter.located(argument.location()))
                .constant(Literals.splatBits(type, size));
        argument.replaceAllUsesWith(constant);
        body.eraseArgument(first);
      }
    }
    EntryFunction.dropItems(function, "arg_attrs", first, first + key.sizes().size());
  }
}
