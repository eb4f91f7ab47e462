// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/** {@code true} or {@code false}; MLIR's integer attribute of type {@code i1}. */
public record BoolAttr(boolean value) implements Attribute {
  public static final BoolAttr TRUE = new BoolAttr(true);
  public static final BoolAttr FALSE = new BoolAttr(false);

  public static BoolAttr of(boolean value) {
    return value ? TRUE : FALSE;
  }
}
