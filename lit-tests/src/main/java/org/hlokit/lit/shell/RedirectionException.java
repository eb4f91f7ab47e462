// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.shell;

/** A file of a redirection that cannot be opened. */
final class RedirectionException extends Exception {
  private static final long serialVersionUID = 1L;

  RedirectionException(String message) {
    super(message);
  }
}
