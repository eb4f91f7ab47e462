// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import org.hlokit.ir.ComplexType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;

/** The relation between a tensor of complex numbers and the tensors of their parts. */
final class ComplexParts {
  private ComplexParts() {}

  /** Whether both operands are real tensors of the result's shape and parts. */
  static boolean match(Operation op) {
    if (!(op.result(0).type() instanceof TensorType tensor)
        || !(tensor.element() instanceof ComplexType(Type part))) {
      return false;
    }
    Type real = tensor.withElement(part);
    return op.operandCount() == 2
        && op.operand(0).type().equals(real)
        && op.operand(1).type().equals(real);
  }
}
