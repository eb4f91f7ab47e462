// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/** {@code complex<f32>}. */
public record ComplexType(Type element) implements Type {
  @Override
  public String toString() {
    return "complex<" + element + ">";
  }
}
