// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite;

/**
 * What the user may choose about an export.
 *
 * @param function the entry function; empty for {@code @main}, or the module's only public function
 * @param signature the name under which callers find the model's inputs and outputs
 * @param customCalls how custom calls are written
 * @param producer name and version of what writes the model
 */
public record ExportOptions(
    String function, String signature, CustomCalls customCalls, String producer) {

  /** Forms of a custom call in a model. */
  public enum CustomCalls {
    /** Operator 173, STABLEHLO_CUSTOM_CALL; needs a runtime with a kernel for it. */
    STABLEHLO,
    /** Operator 32, CUSTOM, under the call's target name; for resolvers that know it by name. */
    CUSTOM,
    /** Operator 206, STABLEHLO_COMPOSITE, with a decomposition that any runtime executes. */
    COMPOSITE
  }

  /** Entry function found by rule, signature {@code serving_default}, operator 173. */
  public static final ExportOptions DEFAULT =
      new ExportOptions("", "serving_default", CustomCalls.STABLEHLO, "hlokit");
}
