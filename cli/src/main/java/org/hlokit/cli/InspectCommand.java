// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.io.IOException;
import org.hlokit.tflite.reader.InvalidModelException;
import org.hlokit.tflite.reader.ModelSummary;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hlokit inspect}: what is in a TensorFlow Lite model. */
final class InspectCommand implements Command {
  @Override
  public void describe(CommandSpec spec) {
    spec.usageMessage()
        .description(
            "Shows what is in a TensorFlow Lite model: signatures, operators with versions, custom"
                + " calls, sizes, and which operators the runtime lacks.",
            "");
    spec.addPositional(Options.input("MODEL", "the .tflite file; standard input by default"));
  }

  @Override
  public int run(ParseResult arguments, Console console) throws CommandFailure, IOException {
    String file = Options.input(arguments);
    try {
      console.print(ModelSummary.of(TfliteInput.open(file, console)));
    } catch (InvalidModelException e) {
      throw TfliteInput.invalid(file, e);
    }
    return ExitCode.OK;
  }
}
