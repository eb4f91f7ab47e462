// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.io.IOException;
import org.hlokit.rewriter.pass.PassPipeline;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hlokit opt}: text in, passes, text out. */
final class OptCommand implements Command {
  @Override
  public void describe(CommandSpec spec) {
    spec.usageMessage().description("Reads a module, runs passes on it, and prints it.", "");
    spec.addPositional(Options.input("FILE", "the module; standard input by default"));
    spec.addOption(Options.output("where the result goes; standard output by default"));
    Passes.describe(spec);
  }

  @Override
  public int run(ParseResult arguments, Console console) throws CommandFailure, IOException {
    if (Passes.isListAsked(arguments)) {
      console.print(Passes.list());
      return ExitCode.OK;
    }
    PassPipeline pipeline = Passes.pipeline(arguments);
    console.err().println(pipeline);
    InputFile input = InputFile.read(Options.input(arguments), console);
    OutputFile.write(
        arguments.matchedOptionValue("-o", InputFile.STDIN),
        console,
        out -> out.write(input.bytes()));
    return ExitCode.OK;
  }
}
