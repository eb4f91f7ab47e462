// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import org.hlokit.ir.Operation;

/** How the ops of a family are written when they are not written generically. */
interface AssemblyForm {
  /**
   * Whether {@code op} can be written so that nothing of it is lost. Ops that verify can; what a
   * rewrite has left half done may not.
   */
  boolean fits(Operation op);

  /** Writes all that stands after the name of {@code op}. */
  void write(Operation op, AssemblyPrinter out);
}
