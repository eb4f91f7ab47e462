// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import com.google.common.collect.ImmutableList;

/** {@code (tensor<f32>) -> tensor<f32>}. */
public record FunctionType(ImmutableList<Type> inputs, ImmutableList<Type> results)
    implements Type {}
