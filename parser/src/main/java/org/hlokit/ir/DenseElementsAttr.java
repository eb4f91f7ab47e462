// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/**
 * {@code dense<[1.0, 2.0]> : tensor<2xf32>}.
 *
 * @param type a {@link TensorType} of static shape, or a {@link VectorType}
 */
public record DenseElementsAttr(Type type, ElementData data) implements Attribute {}
