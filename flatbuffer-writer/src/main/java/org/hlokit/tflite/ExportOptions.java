// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite;

import org.hlokit.tflite.lower.CustomCallForm;
import org.hlokit.tflite.lower.OperatorSet;
import org.hlokit.tflite.quantize.WeightFormat;

/**
 * What the user may choose about an export.
 *
 * @param function the entry function; empty for {@code @main}, or the module's only public function
 * @param signature the name under which callers find the model's inputs and outputs
 * @param operators what operations become
 * @param customCalls how custom calls are written
 * @param collectives what becomes of operations between devices
 * @param doubles what becomes of computations in {@code f64}
 * @param weights how weights are stored
 * @param foldsWeights whether scales behind products are multiplied into their weights
 * @param producer name and version of what writes the model
 */
public record ExportOptions(
    String function,
    String signature,
    OperatorSet operators,
    CustomCallForm customCalls,
    Collectives collectives,
    Doubles doubles,
    WeightFormat weights,
    boolean foldsWeights,
    String producer) {

  /**
   * Entry function found by rule, signature {@code serving_default}, operator 173, no collectives,
   * {@code f64} and weights as they are.
   */
  public static final ExportOptions DEFAULT =
      new ExportOptions(
          "",
          "serving_default",
          OperatorSet.TFL,
          CustomCallForm.STABLEHLO,
          Collectives.REFUSE,
          Doubles.KEEP,
          WeightFormat.NONE,
          true,
          "hlokit");

  /** These with another form of custom calls. */
  public ExportOptions withCustomCalls(CustomCallForm form) {
    return new ExportOptions(
        function,
        signature,
        operators,
        form,
        collectives,
        doubles,
        weights,
        foldsWeights,
        producer);
  }
}
