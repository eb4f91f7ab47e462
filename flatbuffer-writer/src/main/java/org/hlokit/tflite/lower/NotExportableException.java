// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import org.hlokit.ir.Operation;

/** Says why an operation has no TensorFlow Lite form. */
final class NotExportableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Operation operation;

  NotExportableException(Operation operation, String reason) {
    super(reason, null, false, false);
    this.operation = operation;
  }

  Operation operation() {
    return operation;
  }
}
