// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code hlokit opt}: text in, passes, text out. */
final class OptCommand implements Command {
  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder("-o")
            .paramLabel("FILE")
            .type(String.class)
            .defaultValue(InputFile.STDIN)
            .description("where the result goes; standard output by default")
            .build());
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("0..1")
            .paramLabel("FILE")
            .type(String.class)
            .defaultValue(InputFile.STDIN)
            .description("the module; standard input by default")
            .build());
  }

  @Override
  public int run(ParseResult arguments, Console console) throws CommandFailure, IOException {
    InputFile input = InputFile.read(arguments.matchedPositionalValue(0, InputFile.STDIN), console);
    OutputFile.write(
        arguments.matchedOptionValue("-o", InputFile.STDIN),
        console,
        out -> out.write(input.bytes()));
    return ExitCode.OK;
  }
}
