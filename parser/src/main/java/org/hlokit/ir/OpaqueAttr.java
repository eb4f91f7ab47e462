// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import org.jspecify.annotations.Nullable;

/**
 * An attribute kept as text, {@code #foo.bar<..>}.
 *
 * @param text the attribute as it is written, the {@code #} included
 * @param type the type written after it, if any
 */
public record OpaqueAttr(String text, @Nullable Type type) implements Attribute {
  public OpaqueAttr(String text) {
    this(text, null);
  }
}
