// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

/** What the process tells the shell. */
final class ExitCode {
  /** Done. */
  static final int OK = 0;

  /** The input is at fault; a diagnostic says where. */
  static final int INPUT = 1;

  /** The command line is at fault. */
  static final int USAGE = 2;

  /** This program is at fault; a report was written. */
  static final int INTERNAL = 3;

  private ExitCode() {}
}
