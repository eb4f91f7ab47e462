// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.value;

import org.hlokit.ir.TokenType;
import org.hlokit.ir.Type;

/** The one token: ops run in program order, so there is nothing to remember. */
public record TokenValue() implements RuntimeValue {
  public static final TokenValue TOKEN = new TokenValue();

  @Override
  public Type type() {
    return TokenType.TOKEN;
  }
}
