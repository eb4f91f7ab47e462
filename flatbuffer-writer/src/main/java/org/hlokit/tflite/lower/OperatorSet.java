// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

/** The operators that a model is made of. */
public enum OperatorSet {
  /** TensorFlow Lite's own, for which its runtime has kernels. */
  TFL,
  /** Those that are StableHLO's operations, one for one; a runtime has kernels for few of them. */
  STABLEHLO
}
