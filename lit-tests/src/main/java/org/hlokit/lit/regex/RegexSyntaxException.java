// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.regex;

/**
 * A pattern that is not a POSIX extended regular expression; the message is LLVM's for the fault.
 */
public final class RegexSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RegexSyntaxException(String message) {
    super(message);
  }
}
