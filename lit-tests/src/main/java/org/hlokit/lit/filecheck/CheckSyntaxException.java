// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

/** A fault in a check line, with the place that it is about. */
final class CheckSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Slice where;

  CheckSyntaxException(Slice where, String message) {
    super(message);
    this.where = where;
  }

  Slice where() {
    return where;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
