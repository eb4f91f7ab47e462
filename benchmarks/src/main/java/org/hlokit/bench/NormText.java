// SPDX-License-Identifier: Apache-2.0
package org.hlokit.bench;

import java.util.Random;

/** RMSNorm in StableHLO. */
final class NormText {
  private NormText() {}

  /** A literal of different numbers, since a weight that is one number would become a scalar. */
  private static String weight(int length) {
    Random random = new Random(1);
    StringBuilder literal = new StringBuilder("0x");
    for (int i = 0; i < length; i++) {
      int bits = Float.floatToIntBits(0.75f + random.nextFloat() / 2);
      literal.append("%08X".formatted(Integer.reverseBytes(bits)));
    }
    return literal.toString();
  }

  /** Two lines that normalise the rows of {@code x}, f32, into {@code result}. */
  static String of(String x, String result, int rows, int length) {
    return """
      %6$s = stablehlo.constant dense<"%3$s"> : tensor<%5$dxf32>
      %2$s = stablehlo.custom_call @ai_edge_torch.rms_norm(%1$s, %6$s) {backend_config = "{epsilon = 1.0E-6 : f32}"} : (tensor<%4$dx%5$dxf32>, tensor<%5$dxf32>) -> tensor<%4$dx%5$dxf32>
    """
        .formatted(x, result, weight(length), rows, length, result.replace("%", "%weight_"));
  }
}
