// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import com.google.common.collect.ImmutableList;

/** {@code [1, "a", unit]}. */
public record ArrayAttr(ImmutableList<Attribute> elements) implements Attribute {
  public static final ArrayAttr EMPTY = new ArrayAttr(ImmutableList.of());

  public static ArrayAttr of(Attribute... elements) {
    return new ArrayAttr(ImmutableList.copyOf(elements));
  }
}
