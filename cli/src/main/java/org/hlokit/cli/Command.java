// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * One command of {@code hlokit}. Options are declared in code and not by annotations, because
 * reading annotations costs a tenth of the time that a short run takes.
 */
public interface Command {
  /** Adds the command's description, options and parameters to {@code spec}. */
  void describe(CommandSpec spec);

  /**
   * Does the work.
   *
   * @return the exit code
   * @throws CommandFailure when the input is at fault
   * @throws IOException when a stream of the console fails
   */
  int run(ParseResult arguments, Console console) throws CommandFailure, IOException;
}
