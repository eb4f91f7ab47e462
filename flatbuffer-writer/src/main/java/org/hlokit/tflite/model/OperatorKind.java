// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.model;

import org.hlokit.tflite.schema.BuiltinOperator;

/**
 * Which kernel an operator wants; a row of the model's operator code table.
 *
 * @param code a constant of {@link BuiltinOperator}
 * @param customCode the kernel's name when the code is {@code CUSTOM}, else empty
 * @param version the kernel's lowest version that understands the operator as it is used
 */
public record OperatorKind(int code, String customCode, int version) {

  /** An operator of TensorFlow Lite itself. */
  public static OperatorKind builtin(int code, int version) {
    return new OperatorKind(code, "", version);
  }

  /** An operator that the application registers under a name. */
  public static OperatorKind custom(String name) {
    return new OperatorKind(BuiltinOperator.CUSTOM, name, 1);
  }

  /** {@code ADD}, or {@code CUSTOM:name}. */
  @Override
  public String toString() {
    return customCode.isEmpty() ? BuiltinOperator.name(code) : "CUSTOM:" + customCode;
  }
}
