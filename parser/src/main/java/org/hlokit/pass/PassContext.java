// SPDX-License-Identifier: Apache-2.0
package org.hlokit.pass;

import java.util.List;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;

/** What a running pass may tell the outside. */
public interface PassContext {
  /** Says something about a place in the program; shown where the user asked for remarks. */
  void remark(Remark remark);

  /** Whether anybody reads remarks that are no warnings, so that it is worth to word them. */
  default boolean isRemarking() {
    return true;
  }

  /**
   * Adds to a number that is shown with the pass's name where the user asked for statistics.
   *
   * @param name what is counted, in a few words: {@code operations erased}
   */
  void count(String name, long amount);

  /**
   * The results of {@code op} are about to be replaced by {@code values}. Both are in the program,
   * so that they can be compared.
   */
  default void replacing(Operation op, List<? extends Value> values) {}

  /** A context that listens to nothing. */
  PassContext SILENT =
      new PassContext() {
        @Override
        public void remark(Remark remark) {}

        @Override
        public void count(String name, long amount) {}
      };
}
