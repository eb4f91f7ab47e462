// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An attribute kept as text, {@code #foo.bar<..>}; equal as {@link OpaqueType}s are.
 *
 * @param text the attribute as it is written, the {@code #} included
 * @param type the type written after it, if any
 */
public record OpaqueAttr(String text, @Nullable Type type) implements Attribute {
  public OpaqueAttr(String text) {
    this(text, null);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof OpaqueAttr(String otherText, Type otherType)
            && Objects.equals(type, otherType)
            && (text.equals(otherText)
                || OpaqueText.tight(text).equals(OpaqueText.tight(otherText)));
  }

  @Override
  public int hashCode() {
    return OpaqueText.tight(text).hashCode();
  }
}
