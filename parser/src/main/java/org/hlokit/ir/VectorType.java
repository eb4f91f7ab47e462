// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import com.google.common.primitives.ImmutableLongArray;

/**
 * {@code vector<4x[8]xf32>}.
 *
 * @param shape extent of each dimension; negative extents are scalable ({@code -8} is {@code [8]})
 */
public record VectorType(ImmutableLongArray shape, Type element) implements Type {}
