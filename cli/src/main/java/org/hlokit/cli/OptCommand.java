// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hlokit opt}: text in, passes, text out. */
final class OptCommand implements Command {
  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(Options.input("FILE", "the module; standard input by default"));
    spec.addOption(Options.output("where the result goes; standard output by default"));
  }

  @Override
  public int run(ParseResult arguments, Console console) throws CommandFailure, IOException {
    InputFile input = InputFile.read(Options.input(arguments), console);
    OutputFile.write(
        arguments.matchedOptionValue("-o", InputFile.STDIN),
        console,
        out -> out.write(input.bytes()));
    return ExitCode.OK;
  }
}
