// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.tool;

import java.io.IOException;

/** A program that runs inside this process. It may be called by several threads at once. */
@FunctionalInterface
public interface Tool {
  /**
   * Runs to the end.
   *
   * @return the exit code: 0 for success, over 128 where a program would have been ended by a
   *     signal
   * @throws IOException if a stream of the call fails
   */
  int run(Invocation call) throws IOException;
}
