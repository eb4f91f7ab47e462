// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/** {@code dense_resource<key> : tensor<2xf32>}: elements kept in the file's resource section. */
public record DenseResourceAttr(Type type, ResourceHandle resource) implements Attribute {}
