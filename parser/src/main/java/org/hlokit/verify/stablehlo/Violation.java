// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import org.hlokit.ir.Operation;

/** An operation breaks a constraint; the message says which, in the words of the reference. */
public final class Violation extends RuntimeException {
  Violation(String message) {
    super(message, null, false, false);
  }

  /** A message that names the operation, {@code 'stablehlo.add' op ..}. */
  static Violation of(Operation op, String message) {
    return new Violation("'" + op.name() + "' op " + message);
  }

  /** What is wrong; empty where the reference says nothing more than that inference failed. */
  public String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
