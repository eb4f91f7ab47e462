// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.regex;

/** A match that was given up because it took too many attempts. */
public final class RegexLimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RegexLimitException(String message) {
    super(message);
  }
}
