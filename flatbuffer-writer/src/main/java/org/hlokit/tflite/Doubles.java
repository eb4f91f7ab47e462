// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite;

/** What becomes of computations in {@code f64}. */
public enum Doubles {
  /** They stay so; what the runtime cannot compute in it is named as a reason not to export. */
  KEEP,
  /** They are done in {@code f32}; inputs and outputs keep their types. */
  F32
}
