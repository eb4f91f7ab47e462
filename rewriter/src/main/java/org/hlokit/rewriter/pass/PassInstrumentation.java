// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.pass;

import java.util.List;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.pass.PassDefinition;
import org.hlokit.pass.Remark;

/** Watches a pipeline run. */
public interface PassInstrumentation {
  /** A nested pipeline is about to run on {@code root}. */
  default void enter(String opName, Operation root) {}

  /** The nested pipeline has run on {@code root}. */
  default void leave(String opName, Operation root) {}

  /** The nested pipeline has run on all operations that it is for; there may have been none. */
  default void entered(String opName) {}

  /** {@code pass} is about to run on {@code root}. */
  default void before(PassDefinition pass, Operation root) {}

  /** {@code pass} has run on {@code root}. */
  default void after(PassDefinition pass, Operation root) {}

  /** {@code pass} has given up; the failure is thrown after this. */
  default void failed(PassDefinition pass, Operation root) {}

  /** {@code pass} is about to put {@code values} in the place of the results of {@code op}. */
  default void replacing(PassDefinition pass, Operation op, List<? extends Value> values) {}

  /** Whether this listens to remarks that are no warnings. */
  default boolean isRemarking() {
    return false;
  }

  default void remark(PassDefinition pass, Remark remark) {}

  /** {@code pass} has counted {@code amount} more of {@code name}. */
  default void count(PassDefinition pass, String name, long amount) {}
}
