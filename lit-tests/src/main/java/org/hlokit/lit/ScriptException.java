// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit;

/** A test file whose RUN lines or conditions cannot be understood. */
final class ScriptException extends Exception {
  private static final long serialVersionUID = 1L;

  ScriptException(String message) {
    super(message);
  }
}
