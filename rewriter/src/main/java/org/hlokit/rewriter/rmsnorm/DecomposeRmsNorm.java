// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Outcome;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Rewritten;
import org.hlokit.rewriter.pattern.RewriteRule;
import org.hlokit.rewriter.pattern.Rewriter;

/**
 * Replaces a normalisation that is one operation by primitive ones.
 *
 * <pre>
 *   %y = stablehlo.custom_call {@literal @}ai_edge_torch.rms_norm(%x, %weight)
 *
 *   ==>
 *
 *   %v = mean(%x * %x, last dimension)
 *   %y = %x * rsqrt(%v + eps) * %weight
 * </pre>
 *
 * <p>Computes in {@code f32} ({@code f64} for an x of that type), and rounds where the operation
 * says that it does. Fusing the result gives back the operation.
 *
 * <p>Rounding: the same to one unit in the last place of the result type.
 */
public final class DecomposeRmsNorm implements RewriteRule {
  /** What the options ask for. */
  record Options(boolean stable, boolean reduceByCustomCall, double defaultEpsilon) {}

  private final Options options;
  private final NormCallReader reader;

  DecomposeRmsNorm(Options options) {
    this.options = options;
    this.reader = new NormCallReader(options.defaultEpsilon());
  }

  @Override
  public boolean startsAt(Operation op) {
    return NormCallReader.isNormCall(op);
  }

  @Override
  public Outcome apply(Operation op, Rewriter rewriter) {
    NormCall norm = reader.read(op);
    if (norm == null) {
      return new NoMatch(Reasons.unfitCall(), op);
    }
    rewriter.before(op);
    Decomposition parts = new Decomposition(norm, rewriter, options.reduceByCustomCall());
    Value value = options.stable() ? parts.stable() : parts.plain();
    rewriter.replace(op, value);
    return new Rewritten(
        "%s, epsilon %s%s"
            .formatted(
                NormCallReader.title(op),
                norm.epsilon(),
                norm.epsilonIsGiven() ? "" : " (assumed)"));
  }

  /** Whether {@code op} will be read with an epsilon that it does not name. */
  boolean assumesEpsilon(Operation op) {
    NormCall norm = reader.read(op);
    return norm != null && !norm.epsilonIsGiven();
  }
}
