// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;

/** Values that are known when the model is written. */
final class Weights {
  private Weights() {}

  /** Whether a value is a literal, however it is arranged. */
  static boolean isConstant(Value value) {
    Value base = Permutations.behind(Views.sameElements(value)).base();
    Value again = Views.sameElements(base);
    if (again != base) {
      return isConstant(again);
    }
    Operation op = base.definingOp();
    return op != null && ConstantReader.isConstant(op);
  }
}
