// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.compat;

import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Outcome;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Reason;
import org.hlokit.rewriter.pattern.Outcome.Rewritten;
import org.hlokit.rewriter.pattern.RewriteRule;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/**
 * Writes a tangent as sine by cosine; of a complex number {@code a + bi} as {@code (tan a + i tanh
 * b) / (1 - i tan a tanh b)}.
 *
 * <pre>
 *   %0 = stablehlo.tan %x
 *   ==>
 *   %1 = stablehlo.sine %x
 *   %2 = stablehlo.cosine %x
 *   %0 = stablehlo.divide %1, %2
 * </pre>
 *
 * <p>Rounds three times instead of once. A tangent that asks for an accuracy stays.
 */
final class ExpandTan implements RewriteRule {
  private static final Reason NOT_PLAIN =
      new Reason(
          "is-plain",
          "the tangent has the default accuracy and a static shape",
          "it has not",
          null);

  @Override
  public boolean startsAt(Operation op) {
    return op.is(StablehloOps.TAN);
  }

  @Override
  public Outcome apply(Operation tan, Rewriter rewriter) {
    Value x = tan.operand(0);
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    if (!hasDefaultAccuracy(tan) || !(x.type() instanceof TensorType type)) {
      return new NoMatch(NOT_PLAIN, tan);
    }
    if (!(type.element() instanceof ComplexType(Type part))) {
      rewriter.replace(tan, tangent(x, builder));
      return new Rewritten(tan.name());
    }
    if (!type.hasStaticShape()) {
      return new NoMatch(NOT_PLAIN, tan);
    }
    TensorType real = type.withElement(part);
    Value a = tangent(builder.create(StablehloOps.REAL, real, List.of(x)), builder);
    Value b = builder.unary(StablehloOps.TANH, builder.create(StablehloOps.IMAG, real, List.of(x)));
    Value above = builder.create(StablehloOps.COMPLEX, type, List.of(a, b));
    Value one = builder.splat(real, 1);
    Value product = builder.unary(StablehloOps.NEGATE, builder.multiply(a, b));
    Value below = builder.create(StablehloOps.COMPLEX, type, List.of(one, product));
    rewriter.replace(tan, builder.divide(above, below));
    return new Rewritten(tan.name());
  }

  private static Value tangent(Value x, StablehloBuilder builder) {
    Value sine = builder.unary(StablehloOps.SINE, x);
    return builder.divide(sine, builder.unary(StablehloOps.COSINE, x));
  }

  private static boolean hasDefaultAccuracy(Operation tan) {
    return !(tan.attribute("result_accuracy") instanceof StructAttr accuracy)
        || (accuracy.get("mode") instanceof EnumAttr mode && mode.value().equals("DEFAULT"));
  }
}
