// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/**
 * A type kept as text: {@code memref<4xf32>}, {@code !tf.resource<..>}, or anything of a dialect
 * that no table knows.
 *
 * @param text the type as it is written, the {@code !} included, comments and line ends removed
 */
public record OpaqueType(String text) implements Type {}
