// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/** {@code none}. */
public record NoneType() implements Type {
  public static final NoneType NONE = new NoneType();

  @Override
  public String toString() {
    return "none";
  }
}
