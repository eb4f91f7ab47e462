// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.op;

import org.hlokit.interpreter.check.Mismatch;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.Operation;
import org.jspecify.annotations.Nullable;

/** What happens while a program runs, beside the values that it computes. */
public interface Events {
  /** A check op has compared; {@code mismatch} is null where it passed. */
  void checked(Operation op, @Nullable Mismatch mismatch);

  /** {@code interpreter.print}. */
  void printed(Operation op, Tensor value);

  /** {@code interpreter.probe}: called once for each execution. */
  void probed(String id, Tensor value);

  /** What iteration {@code number} of a probe saw, or null where it did not run so often. */
  @Nullable Tensor probe(String id, int number);

  /** Something that was taken for granted, said once for each operation. */
  void warn(Operation op, String message);

  /** What a fused normalisation without an epsilon is read with. */
  double defaultEpsilon();
}
