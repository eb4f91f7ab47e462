// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.jspecify.annotations.Nullable;

/**
 * The fused operation: what it is called and how it is written.
 *
 * <pre>
 *   stablehlo.custom_call {@literal @}ai_edge_torch.rms_norm(%x, %weight)
 *       {backend_config = "{epsilon = 9.99999997E-7 : f32}"}
 * </pre>
 */
final class FusedOperation implements NormWriter {
  static final String TARGET = "ai_edge_torch.rms_norm";

  @Override
  public Value write(
      Rewriter rewriter,
      Value x,
      @Nullable Value weight,
      TensorType result,
      RmsNormParameters parameters) {
    OperationBuilder op =
        Operation.builder(StablehloOps.CUSTOM_CALL)
            .operand(x)
            .attribute("call_target_name", StringAttr.of(TARGET))
            .attribute("backend_config", StringAttr.of(parameters.text()))
            .result(result);
    if (weight != null) {
      op.operand(weight);
    }
    return rewriter.insert(op).result();
  }
}
