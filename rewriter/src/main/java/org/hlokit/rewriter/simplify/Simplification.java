// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.simplify;

import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.jspecify.annotations.Nullable;

/** A way to write the only result of an operation with less; exact. */
@FunctionalInterface
public interface Simplification {
  /**
   * A value to use instead of the result of {@code op}: an operand, or one built before it. Null,
   * and nothing built, where there is no simpler one.
   */
  @Nullable Value simplify(Operation op, StablehloBuilder builder);
}
