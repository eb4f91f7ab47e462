// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.dynamism;

import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Outcome;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Reason;
import org.hlokit.rewriter.pattern.Outcome.Rewritten;
import org.hlokit.rewriter.pattern.RewriteRule;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/**
 * Replaces a dynamic operation of constant operands by the static one.
 *
 * <pre>
 *   %c = stablehlo.constant dense&lt;[1, 4]&gt; : tensor&lt;2xi64&gt;
 *   %0 = stablehlo.dynamic_reshape %x, %c
 *          : (tensor&lt;4xf32&gt;, tensor&lt;2xi64&gt;) -> tensor&lt;1x4xf32&gt;
 *   ==>
 *   %0 = stablehlo.reshape %x : (tensor&lt;4xf32&gt;) -> tensor&lt;1x4xf32&gt;
 * </pre>
 *
 * <p>Where the shape is the result's, the result's type must be static. Exact.
 */
public final class StaticOperations implements RewriteRule {
  private static final Reason NOT_STATIC =
      new Reason(
          "is-static", "the operands that say the shape are constants", "some are not", null);

  @Override
  public boolean startsAt(Operation op) {
    return StaticForms.ALL.containsKey(op.definition());
  }

  @Override
  public Outcome apply(Operation op, Rewriter rewriter) {
    ImmutableLongArray sizes =
        op.is(StablehloOps.REAL_DYNAMIC_SLICE) ? StaticForms.sliceSizes(op) : null;
    StaticForms.Form form = StaticForms.ALL.get(op.definition());
    OperationBuilder replacement =
        sizes != null
            ? dynamicSlice(op, sizes, new StablehloBuilder(rewriter))
            : form == null ? null : form.of(op);
    if (replacement == null) {
      return new NoMatch(NOT_STATIC, op);
    }
    rewriter.replace(op, rewriter.insert(replacement).result());
    return new Rewritten(op.name());
  }

  /** The starts, one tensor there, are a scalar each here. */
  private static OperationBuilder dynamicSlice(
      Operation op, ImmutableLongArray sizes, StablehloBuilder builder) {
    Value starts = op.operand(1);
    TensorType scalar = TensorType.of(starts.tensorType().element());
    List<Value> scalars = new ArrayList<>();
    for (int i = 0; i < sizes.length(); i++) {
      scalars.add(builder.reshape(builder.slice(starts, 0, i, i + 1L), scalar.shape()));
    }
    return Operation.builder(StablehloOps.DYNAMIC_SLICE)
        .operand(op.operand(0))
        .operands(scalars)
        .attribute("slice_sizes", DenseArrayAttr.i64(sizes))
        .discardable(op.discardable())
        .result(op.result().type());
  }
}
