// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.Operation;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassDefinition;
import org.hlokit.pass.PassOption;
import org.hlokit.pass.PassOptions;
import org.hlokit.pass.Remark;
import org.hlokit.rewriter.pattern.Symbols;

/**
 * The pass {@code lower-rms-norm-to-layer-norm}: writes normalisations as {@link LayerNormForm},
 * for the Apple Neural Engine, which has a LayerNorm in hardware and no RMS norm.
 *
 * <p>Rounding: computes in f32 unless {@code precision=operand} asks for x's type, in which squares
 * of f16 numbers above 256 overflow.
 */
public final class LowerRmsNormToLayerNormPass implements Pass {
  private static final String NEURAL_ENGINE = "CPU_AND_NE";

  public static final PassDefinition DEFINITION =
      new PassDefinition(
          "lower-rms-norm-to-layer-norm",
          "write RMS norms as the LayerNorm of [x, -x], for the Apple Neural Engine",
          null,
          ImmutableList.<PassOption>builder()
              .add(
                  PassOption.choice(
                      "compute-units",
                      ImmutableList.of("unset", "ALL", "CPU_ONLY", "CPU_AND_GPU", NEURAL_ENGINE),
                      "where the model will run; nothing is changed but for " + NEURAL_ENGINE))
              .add(
                  PassOption.choice(
                      "emit",
                      ImmutableList.of("ops", "composite"),
                      "write primitive ops or composite \"odml.layer_norm\""))
              .add(
                  PassOption.choice(
                      "precision",
                      ImmutableList.of("f32", "operand"),
                      "compute in f32 (f64 for f64) or in the element type of x"))
              .addAll(NormRewriting.OPTIONS)
              .build(),
          LowerRmsNormToLayerNormPass::new);

  private final PassOptions options;

  private LowerRmsNormToLayerNormPass(PassOptions options) {
    this.options = options;
  }

  @Override
  public void run(Operation root, PassContext context) {
    String units = options.text("compute-units");
    if (!units.equals(NEURAL_ENGINE)) {
      context.remark(
          Remark.warningFact(
                  "lower-rms-norm-to-layer-norm changes nothing: compute units are %s, not %s"
                      .formatted(units, NEURAL_ENGINE))
              .withHelp(
                  "pass --compute-units=%s for the Apple Neural Engine".formatted(NEURAL_ENGINE)));
      return;
    }
    Composites composites =
        options.text("emit").equals("composite") ? new Composites(Symbols.tableAround(root)) : null;
    LayerNormForm writer =
        new LayerNormForm(composites, options.text("precision").equals("operand"));
    NormRewriting.tell(
        "lowered",
        new NormRewriting(options, writer, NormRewriting.Which.CHAINS_AND_CALLS).run(root, context),
        context);
  }
}
