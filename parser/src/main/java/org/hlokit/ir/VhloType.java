// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/**
 * A VHLO type, as the builtin or StableHLO type that it stands for: {@code
 * !vhlo.tensor_v1<2x!vhlo.f32_v1>} is {@code VhloType(tensor<2xf32>)}. The wrapped type holds no
 * {@code VhloType}. VHLO types that no table knows are {@link OpaqueType}s.
 */
public record VhloType(Type type) implements Type {}
