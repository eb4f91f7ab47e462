// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.model;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;

/**
 * One program of a model: operators in execution order over a list of tensors.
 *
 * @param inputs indexes into {@code tensors}
 * @param outputs indexes into {@code tensors}
 */
public record Subgraph(
    String name,
    ImmutableList<Tensor> tensors,
    ImmutableIntArray inputs,
    ImmutableIntArray outputs,
    ImmutableList<Operator> operators) {
  /** The subgraph without operators and tensors that no output comes from; calls are kept. */
  public Subgraph withoutUnused() {
    return Pruning.prune(this);
  }
}
