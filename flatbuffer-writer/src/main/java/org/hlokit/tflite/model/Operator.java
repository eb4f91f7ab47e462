// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.model;

import com.google.common.primitives.ImmutableIntArray;

/**
 * One step of a subgraph.
 *
 * @param inputs tensor indexes, -1 for an optional operand that is absent
 * @param outputs tensor indexes
 */
public record Operator(
    OperatorKind kind, ImmutableIntArray inputs, ImmutableIntArray outputs, Options options) {

  /** An operator of one result. */
  public static Operator of(OperatorKind kind, Options options, int output, int... inputs) {
    return new Operator(
        kind, ImmutableIntArray.copyOf(inputs), ImmutableIntArray.of(output), options);
  }

  /** The same on other inputs. */
  public Operator withInputs(int... others) {
    return new Operator(kind, ImmutableIntArray.copyOf(others), outputs, options);
  }

  /** The same with other outputs. */
  public Operator withOutputs(ImmutableIntArray others) {
    return new Operator(kind, inputs, others, options);
  }
}
