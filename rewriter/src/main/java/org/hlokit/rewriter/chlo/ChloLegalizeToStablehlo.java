// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.chlo;

import org.hlokit.ir.Operation;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassDefinition;

/** The pass {@code chlo-legalize-to-stablehlo}: applies {@link ChloLegalizer} to everything. */
public final class ChloLegalizeToStablehlo implements Pass {
  public static final PassDefinition DEFINITION =
      PassDefinition.of(
          "chlo-legalize-to-stablehlo",
          "write CHLO operations with StableHLO ones",
          ChloLegalizeToStablehlo::new);

  private ChloLegalizeToStablehlo() {}

  @Override
  public void run(Operation root, PassContext context) {
    context.count("operations legalized", new ChloLegalizer(context).legalize(root, op -> true));
  }
}
