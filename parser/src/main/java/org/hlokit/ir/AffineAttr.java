// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/**
 * {@code affine_map<(d0) -> (d0)>} or {@code affine_set<..>}, as text in the one form that is
 * printed.
 *
 * @param set whether it is an integer set rather than a map
 * @param text what stands between the angle brackets
 */
public record AffineAttr(boolean set, String text) implements Attribute {}
