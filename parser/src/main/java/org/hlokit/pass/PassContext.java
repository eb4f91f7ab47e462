// SPDX-License-Identifier: Apache-2.0
package org.hlokit.pass;

/** What a running pass may tell the outside. */
public interface PassContext {
  /** Says something about a place in the program; shown where the user asked for remarks. */
  void remark(Remark remark);

  /**
   * Adds to a number that is shown with the pass's name where the user asked for statistics.
   *
   * @param name what is counted, in a few words: {@code operations erased}
   */
  void count(String name, long amount);

  /** A context that listens to nothing. */
  PassContext SILENT =
      new PassContext() {
        @Override
        public void remark(Remark remark) {}

        @Override
        public void count(String name, long amount) {}
      };
}
