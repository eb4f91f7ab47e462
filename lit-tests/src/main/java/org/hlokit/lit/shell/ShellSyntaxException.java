// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.shell;

/** A command line that cannot be read. */
public final class ShellSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  ShellSyntaxException(String message) {
    super(message);
  }
}
