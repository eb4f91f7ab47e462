// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * A normalisation that is one operation already: the fused operation, a custom call of another
 * name, or a composite. Read by {@link NormCallReader}.
 *
 * @param residual added to x before it is normalised, or null
 * @param weight of the shape of the normalised dimensions, or null
 * @param dimensions the normalised dimensions of x, ascending
 * @param epsilon added to the mean of squares
 * @param epsilonIsGiven whether the operation says so, or a default was taken
 * @param castBeforeScale whether x is rounded to the result's type before the weight
 */
record NormCall(
    Value x,
    @Nullable Value residual,
    @Nullable Value weight,
    ImmutableList<Integer> dimensions,
    double epsilon,
    boolean epsilonIsGiven,
    boolean castBeforeScale,
    TensorType resultType) {

  /** What the normalisation is computed in: {@code f64} for such an x, else {@code f32}. */
  FloatType compute() {
    return x.tensorType().element() == FloatType.F64 ? FloatType.F64 : FloatType.F32;
  }
}
