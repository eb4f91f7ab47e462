// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.dynamism;

import com.google.common.collect.ImmutableList;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.dialect.BuiltinOps;
import org.hlokit.ir.Operation;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassDefinition;
import org.hlokit.pass.PassOption;
import org.hlokit.pass.PassOptions;
import org.hlokit.verify.Verifier;

/**
 * Finds out shapes: from the types of the entry function's arguments, through all operations and
 * the functions that are called, computing the sizes on the way.
 *
 * <pre>
 *   func.func @main(%x: tensor&lt;4xf32&gt;) -> tensor&lt;?xf32&gt; {
 *     %0 = stablehlo.get_dimension_size %x, dim = 0
 *     %1 = stablehlo.reshape %0 : (tensor&lt;i32&gt;) -> tensor&lt;1xi32&gt;
 *     %2 = stablehlo.dynamic_iota %1, dim = 0 : (tensor&lt;1xi32&gt;) -> tensor&lt;?xf32&gt;
 *     return %2 : tensor&lt;?xf32&gt;
 *   }
 *   ==>
 *   func.func @main(%x: tensor&lt;4xf32&gt;) -> tensor&lt;4xf32&gt; {
 *     %c = stablehlo.constant dense&lt;4&gt; : tensor&lt;1xi32&gt;
 *     %2 = stablehlo.dynamic_iota %c, dim = 0 : (tensor&lt;1xi32&gt;) -> tensor&lt;4xf32&gt;
 *     return %2 : tensor&lt;4xf32&gt;
 *   }
 * </pre>
 *
 * <p>No value changes. A program whose shapes contradict each other is refused, and one that calls
 * a function with different shapes: there is one body to refine. Behaves as the pass of that name
 * in StableHLO 1.20.
 */
public final class RefineShapes implements Pass {
  private static final String EXTENSIONS = "extensions";

  public static final PassDefinition DEFINITION =
      new PassDefinition(
          "stablehlo-refine-shapes",
          "find shapes out from the arguments of the entry function",
          BuiltinOps.MODULE,
          ImmutableList.of(
              PassOption.flag(EXTENSIONS, "understand calls of @stablehlo.dynamic_reduce_window")),
          RefineShapes::new);

  private final boolean extensions;

  private RefineShapes(PassOptions options) {
    this.extensions = options.flag(EXTENSIONS);
  }

  @Override
  public void run(Operation module, PassContext context) {
    Operation entry = EntryFunction.of(module);
    if (entry == null) {
      return;
    }
    RefinementErrors errors = new RefinementErrors();
    ShapeRefiner refiner = new ShapeRefiner(module, extensions, errors, context);
    if (!refiner.refine(RefinementKey.ofEntry(entry))) {
      errors.add(entry, "Failed to refine entry function");
    }
    ImmutableList<Diagnostic> faults = Verifier.verify(module);
    if (!faults.isEmpty()) {
      CheckShapeAssertions.addViolated(module, errors); // which say it in the program's own words
    }
    errors.addAll(faults);
    errors.throwIfAny();
    context.count("rewrites", refiner.rewrites());
  }
}
