// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.quantize;

/** How the weights of matrix products, convolutions and lookups are stored. */
public enum WeightFormat {
  /** As the program has them. */
  NONE,
  /**
   * Eight bits and a scale for each row, symmetric. The kernels of FULLY_CONNECTED and
   * EMBEDDING_LOOKUP take them as they are; the former rounds its input to eight bits, too.
   */
  INT8_WEIGHTS,
  /** 16-bit floats, widened by DEQUANTIZE, which XNNPACK does when it takes over the model. */
  F16_WEIGHTS
}
