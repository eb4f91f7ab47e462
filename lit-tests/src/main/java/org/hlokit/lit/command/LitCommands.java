// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.command;

import com.google.common.collect.ImmutableList;
import org.hlokit.cli.CommandProvider;

/** Adds the commands of this module. */
public final class LitCommands implements CommandProvider {
  @Override
  public ImmutableList<Entry> commands() {
    return ImmutableList.of(
        new Entry("lit", "run golden tests: files with RUN lines", LitCommand::new),
        new Entry("filecheck", "check a text against CHECK lines", FileCheckCommand::new),
        new Entry(
            "update-checks",
            "write the CHECK lines of tests from what their RUN lines print",
            UpdateChecksCommand::new));
  }
}
