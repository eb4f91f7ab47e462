// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

/** Forms of a custom call in a model. */
public enum CustomCallForm {
  /** Operator 173, STABLEHLO_CUSTOM_CALL; needs a runtime with a kernel for it. */
  STABLEHLO,
  /** Operator 32, CUSTOM, under the call's target name; for resolvers that know it by name. */
  CUSTOM,
  /** Operator 206, STABLEHLO_COMPOSITE, with a decomposition that any runtime executes. */
  COMPOSITE
}
