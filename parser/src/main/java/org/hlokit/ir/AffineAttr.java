// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import org.jspecify.annotations.Nullable;

/**
 * {@code affine_map<(d0) -> (d0)>} or {@code affine_set<..>}, as text in the one form that is
 * printed.
 *
 * @param set whether it is an integer set rather than a map
 * @param text what stands between the angle brackets
 * @param map the map, or what a set says of dimensions and symbols; null where the text cannot be
 *     read
 */
public record AffineAttr(boolean set, String text, @Nullable AffineMap map) implements Attribute {
  /** Two are equal where their texts are. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AffineAttr that && set == that.set && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
