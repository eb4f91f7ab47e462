// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.shape;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.FuncOps;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassDefinition;
import org.hlokit.rewriter.pattern.Illegal;
import org.hlokit.rewriter.pattern.Rewriter;

/**
 * Writes what the dialects shape, tensor and arith compute of shapes in StableHLO.
 *
 * <pre>
 *   %0 = shape.shape_of %x : tensor&lt;?x1xf32&gt; -> tensor&lt;2xindex&gt;
 *   ==>
 *   %1 = stablehlo.get_dimension_size %x, dim = 0 : (tensor&lt;?x1xf32&gt;) -> tensor&lt;i32&gt;
 *   %2 = stablehlo.reshape %1 : (tensor&lt;i32&gt;) -> tensor&lt;1xi32&gt;
 *   ..
 *   %5 = stablehlo.concatenate %2, %4, dim = 0
 *   %0 = builtin.unrealized_conversion_cast %5 : tensor&lt;2xi32&gt; to tensor&lt;2xindex&gt;
 * </pre>
 *
 * <p>Sizes are {@code i32} there; a size of 2^31 or more does not fit. An operation of these
 * dialects that cannot be written so is refused, {@code tensor.cast} apart, and arith but for
 * {@code index_cast} and {@code muli}.
 */
public final class ShapeLegalizeToStablehlo implements Pass {
  public static final PassDefinition DEFINITION =
      PassDefinition.of(
              "shape-legalize-to-stablehlo",
              "write computations of shapes in StableHLO",
              ShapeLegalizeToStablehlo::new)
          .anchoredOn(FuncOps.FUNC);

  private static final ImmutableSet<String> ILLEGAL_DIALECTS = ImmutableSet.of("shape", "tensor");
  private static final ImmutableSet<String> ILLEGAL_OPS =
      ImmutableSet.of("arith.index_cast", "arith.muli");

  private ShapeLegalizeToStablehlo() {}

  @Override
  public void run(Operation function, PassContext context) {
    List<Operation> illegal = new ArrayList<>();
    function.walk(
        op -> {
          if (isIllegal(op)) {
            illegal.add(op);
          }
        });
    Rewriter rewriter = new Rewriter(context);
    ShapePatterns patterns = new ShapePatterns(rewriter);
    for (Operation op : illegal) {
      rewriter.before(op);
      Value value = op.resultCount() == 1 ? patterns.write(op) : null;
      if (value == null) {
        throw Illegal.failure(op);
      }
      context.replacing(op, ImmutableList.of(value));
      op.result().replaceAllUsesWith(value);
      op.erase();
    }
    context.count("operations written", illegal.size());
  }

  private static boolean isIllegal(Operation op) {
    String dialect = op.definition().dialect();
    return (ILLEGAL_DIALECTS.contains(dialect) && !op.name().equals("tensor.cast"))
        || ILLEGAL_OPS.contains(op.name())
        || (dialect.equals("stablehlo")
            && op.operands().stream().anyMatch(operand -> IndexCasts.isIndex(operand.type())));
  }
}
