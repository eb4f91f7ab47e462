// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.collect.ImmutableList;
import java.util.function.Supplier;

/**
 * Adds commands from a module that comes after this one; found as a service ({@code
 * META-INF/services/org.hlokit.cli.CommandProvider}).
 */
public interface CommandProvider {
  /** The commands, in the order in which help lists them. */
  ImmutableList<Entry> commands();

  /**
   * A row of the table of commands.
   *
   * @param name the word after {@code hlokit}
   * @param summary what the command does, in half a line
   * @param maker makes the command, whose class is not loaded before
   */
  record Entry(String name, String summary, Supplier<Command> maker) {}
}
