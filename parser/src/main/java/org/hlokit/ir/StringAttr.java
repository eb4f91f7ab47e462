// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import org.jspecify.annotations.Nullable;

/**
 * {@code "text"}, with a type where one is written after it.
 *
 * @param value the text; bytes that are not UTF-8 stand as the characters U+DC80 to U+DCFF
 */
public record StringAttr(String value, @Nullable Type type) implements Attribute {
  public static StringAttr of(String value) {
    return new StringAttr(value, null);
  }
}
