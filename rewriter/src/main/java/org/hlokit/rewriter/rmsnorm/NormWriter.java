// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.jspecify.annotations.Nullable;

/** Writes a normalisation as one operation. */
interface NormWriter {
  /** Whether {@link #write} takes values of static shape only. */
  default boolean needsStaticShape() {
    return false;
  }

  /**
   * Inserts the operation at the rewriter's position.
   *
   * @param x the normalised dimension is its last
   * @param weight rank 1 and as long as that dimension, or null
   * @param result of x's shape
   */
  Value write(
      Rewriter rewriter,
      Value x,
      @Nullable Value weight,
      TensorType result,
      RmsNormParameters parameters);
}
