// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import com.google.common.collect.ImmutableList;

/** {@code @root::@nested}. */
public record SymbolRefAttr(String root, ImmutableList<String> nested) implements Attribute {
  public static SymbolRefAttr of(String root) {
    return new SymbolRefAttr(root, ImmutableList.of());
  }
}
