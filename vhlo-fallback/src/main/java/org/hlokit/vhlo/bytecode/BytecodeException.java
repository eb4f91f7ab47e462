// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

/** A file that is cut, damaged or not understood. */
public final class BytecodeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long offset;

  /**
   * @param offset the byte of the file at which reading stopped, counted from 0
   * @param message what is wrong, lower case, no full stop
   */
  BytecodeException(long offset, String message) {
    super(message, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
    this.offset = offset;
  }

  /** The byte of the file at which reading stopped, counted from 0. */
  public long offset() {
    return offset;
  }
}
