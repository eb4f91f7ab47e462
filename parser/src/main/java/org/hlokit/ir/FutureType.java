// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import com.google.common.collect.ImmutableList;

/** {@code !stablehlo.future<tensor<f32>>}: what an asynchronous op will give. */
public record FutureType(ImmutableList<Type> elements) implements Type {}
