// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import com.google.common.collect.ImmutableList;

/** {@code tuple<tensor<f32>, tensor<i32>>}. */
public record TupleType(ImmutableList<Type> elements) implements Type {}
