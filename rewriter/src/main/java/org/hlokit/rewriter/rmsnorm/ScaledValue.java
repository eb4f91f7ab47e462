// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import org.hlokit.ir.FloatType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * The operation that scales x by the reciprocal root.
 *
 * @param op a multiplication, or a division by the root
 * @param x the operand that is scaled
 * @param axis the normalised dimension of {@code op}'s result
 * @param weight the weight that went into the product before or with x, or null
 * @param weightValue the operand that {@code weight} was read from, or null
 * @param element what {@code op} computes in
 */
record ScaledValue(
    Operation op,
    Value x,
    int axis,
    @Nullable RowVector weight,
    @Nullable Value weightValue,
    FloatType element) {}
