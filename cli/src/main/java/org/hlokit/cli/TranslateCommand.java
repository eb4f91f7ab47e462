// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import org.hlokit.tflite.reader.ModelPrinter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hlokit translate}: a TensorFlow Lite model as MLIR text. */
final class TranslateCommand implements Command {
  @Override
  public void describe(CommandSpec spec) {
    spec.usageMessage()
        .description(
            "Prints a TensorFlow Lite model as MLIR text: operations of the tfl dialect with their"
                + " options, large constants elided.",
            "");
    spec.addPositional(Options.input("MODEL", "the .tflite file; standard input by default"));
    spec.addOption(Options.output("where the text goes; standard output by default"));
  }

  @Override
  public int run(ParseResult arguments, Console console) throws CommandFailure, IOException {
    byte[] text =
        ModelPrinter.print(TfliteInput.open(Options.input(arguments), console)).getBytes(UTF_8);
    OutputFile.write(Options.output(arguments), console, out -> out.write(text));
    return ExitCode.OK;
  }
}
