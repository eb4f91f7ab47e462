// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.value;

import org.hlokit.ir.Type;

/** What an SSA value holds while a program runs. */
public sealed interface RuntimeValue permits Tensor, TupleValue, TokenValue {
  /** The type, with every extent of a tensor known. */
  Type type();
}
