// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * The end of a command whose input is at fault, where there is no text to point into: a missing
 * file, a full disk, a model that the runtime refuses.
 */
public final class CommandFailure extends Exception {
  private static final long serialVersionUID = 1;

  private final transient ImmutableList<String> notes;
  private final transient ImmutableList<String> help;

  /**
   * @param message what is wrong, lower case, no full stop
   * @param help what to do about it, one line each; may be none
   */
  public CommandFailure(String message, String... help) {
    this(message, ImmutableList.of(), ImmutableList.copyOf(help));
  }

  /**
   * @param message what is wrong, lower case, no full stop
   * @param notes what else is known about it
   * @param help what to do about it
   */
  public CommandFailure(String message, List<String> notes, List<String> help) {
    super(message, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
    this.notes = ImmutableList.copyOf(notes);
    this.help = ImmutableList.copyOf(help);
  }

  /** What the user reads: {@code error: ..}, {@code note: ..} and {@code help: ..} lines. */
  String render() {
    StringBuilder text = new StringBuilder("error: ").append(getMessage()).append('\n');
    notes.forEach(line -> text.append("note: ").append(line).append('\n'));
    help.forEach(line -> text.append("help: ").append(line).append('\n'));
    return text.toString();
  }
}
