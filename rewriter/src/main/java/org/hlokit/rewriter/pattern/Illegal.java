// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.pattern;

import org.hlokit.ir.Operation;
import org.hlokit.pass.PassFailure;

/** The error of passes that have to remove every operation of some kinds. */
public final class Illegal {
  private Illegal() {}

  /** {@code op} is of such a kind, and nothing can be put in its place. */
  public static PassFailure failure(Operation op) {
    return new PassFailure(
        op,
        "failed to legalize operation '%s' that was explicitly marked illegal"
            .formatted(op.name()));
  }
}
