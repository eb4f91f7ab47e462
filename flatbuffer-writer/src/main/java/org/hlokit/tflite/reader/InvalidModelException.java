// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.reader;

/** Says what is wrong with a model file, and at which byte. */
public final class InvalidModelException extends Exception {
  private static final long serialVersionUID = 1L;

  private final long offset;

  InvalidModelException(String message, long offset) {
    super(message);
    this.offset = offset;
  }

  /** The byte of the file at which the fault is, or -1 when the fault has no single place. */
  public long offset() {
    return offset;
  }
}
