// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.collect.ImmutableList;

/**
 * The end of a command whose input is at fault, where there is no text to point into: a missing
 * file, a full disk, numbers that differ.
 */
public final class CommandFailure extends Exception {
  private static final long serialVersionUID = 1;

  private final transient ImmutableList<String> help;

  /**
   * @param message what is wrong, lower case, no full stop
   * @param help what to do about it, one line each; may be none
   */
  CommandFailure(String message, String... help) {
    super(message, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
    this.help = ImmutableList.copyOf(help);
  }

  /** What the user reads: {@code error: ..} and {@code help: ..} lines. */
  String render() {
    StringBuilder text = new StringBuilder("error: ").append(getMessage()).append('\n');
    help.forEach(line -> text.append("help: ").append(line).append('\n'));
    return text.toString();
  }
}
