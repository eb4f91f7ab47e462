// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import org.hlokit.ir.Attribute;
import org.hlokit.ir.VhloAttr;

/** Attributes of VHLO and what they stand for. */
public final class VhloAttributes {
  private VhloAttributes() {}

  /** The builtin or StableHLO attribute that {@code attribute} is or stands for. */
  public static Attribute unwrap(Attribute attribute) {
    return attribute instanceof VhloAttr(Attribute inner) ? inner : attribute;
  }
}
