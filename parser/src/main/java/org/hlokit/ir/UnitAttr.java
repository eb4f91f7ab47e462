// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/** {@code unit}: its presence is its meaning. */
public record UnitAttr() implements Attribute {
  public static final UnitAttr UNIT = new UnitAttr();
}
