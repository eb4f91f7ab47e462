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
    OperatorKind kind, ImmutableIntArray inputs, ImmutableIntArray outputs, Options options) {}
