// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import org.jspecify.annotations.Nullable;

/**
 * A type kept as text: {@code memref<4xf32>}, {@code !tf.resource<..>}, or anything of a dialect
 * that no table knows. Two are equal where they differ in nothing but spaces between tokens, which
 * the dialect's own parser would not see.
 *
 * @param text the type as it is written, the {@code !} included, comments and line ends removed
 */
public record OpaqueType(String text) implements Type {
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof OpaqueType(String otherText)
            && (text.equals(otherText)
                || OpaqueText.tight(text).equals(OpaqueText.tight(otherText)));
  }

  @Override
  public int hashCode() {
    return OpaqueText.tight(text).hashCode();
  }
}
