// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import java.util.List;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;

/** Says in other operations what one kind of operation means. */
@FunctionalInterface
interface Legalization {
  /**
   * Inserts operations before {@code op}.
   *
   * @param rewriter inserts before {@code op}
   * @return what takes the place of the results; empty where this operation is left as it is, and
   *     nothing was inserted
   */
  List<Value> replacements(Operation op, Rewriter rewriter);
}
