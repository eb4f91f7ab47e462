// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import org.hlokit.ir.FloatAttr;
import org.hlokit.print.Printer;

/**
 * The numbers of a normalisation that are not operands.
 *
 * @param epsilon added to the mean of squares; {@code f32}, or {@code f64} where that is computed
 *     in
 * @param castBeforeScale whether x is rounded to the output type before it is multiplied with the
 *     weight, rather than after
 */
record RmsNormParameters(FloatAttr epsilon, boolean castBeforeScale) {

  /**
   * The text that travels in {@code backend_config}: an MLIR dictionary.
   *
   * <pre>{epsilon = 9.99999997E-7 : f32, cast_before_scale = true}</pre>
   */
  String text() {
    return "{epsilon = %s%s}"
        .formatted(Printer.toText(epsilon), castBeforeScale ? ", cast_before_scale = true" : "");
  }
}
