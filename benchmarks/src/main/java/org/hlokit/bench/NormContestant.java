// SPDX-License-Identifier: Apache-2.0
package org.hlokit.bench;

import java.io.IOException;
import java.util.OptionalDouble;

/** An implementation of RMSNorm, or what it is measured against. */
interface NormContestant extends AutoCloseable {
  String name();

  /**
   * Runs a case that many times, in memory of its own that stays as long as the case does.
   *
   * @return seconds per call, or empty if it cannot run this case
   */
  OptionalDouble measure(NormCase norm, int calls) throws IOException, InterruptedException;

  @Override
  default void close() throws IOException {}
}
