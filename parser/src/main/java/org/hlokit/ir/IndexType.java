// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/** {@code index}: an integer of the target's width, stored here in 64 bits. */
public record IndexType() implements Type {
  public static final IndexType INDEX = new IndexType();

  @Override
  public String toString() {
    return "index";
  }
}
