// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/** {@code tensor<*xf32>}. */
public record UnrankedTensorType(Type element) implements Type {}
