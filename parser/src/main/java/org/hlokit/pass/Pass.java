// SPDX-License-Identifier: Apache-2.0
package org.hlokit.pass;

import org.hlokit.ir.Operation;

/** A walk over the program that changes it, or looks at it. Holds its options and nothing else. */
@FunctionalInterface
public interface Pass {
  /**
   * Runs on {@code root} and all that it holds.
   *
   * @param root the operation that the pipeline nests the pass in: a module, or one function
   * @throws PassFailure when the program is at fault; it may be half rewritten then, and the caller
   *     drops it
   */
  void run(Operation root, PassContext context);
}
