// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/** {@code !stablehlo.token}: orders side effects. */
public record TokenType() implements Type {
  public static final TokenType TOKEN = new TokenType();
}
