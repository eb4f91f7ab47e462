// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/** {@code sparse<[[0, 1]], [5]> : tensor<2x2xi32>}: zero but for the values at the indices. */
public record SparseElementsAttr(Type type, DenseElementsAttr indices, DenseElementsAttr values)
    implements Attribute {}
