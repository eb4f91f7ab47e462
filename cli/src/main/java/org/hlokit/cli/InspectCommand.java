// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hlokit.tflite.reader.InvalidModelException;
import org.hlokit.tflite.reader.TfliteFile;
import org.hlokit.tflite.summary.ModelSummary;
import org.hlokit.tflite.summary.SummaryReader;
import org.hlokit.vhlo.bytecode.BytecodeReader;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hlokit inspect}: what is in a TensorFlow Lite model. */
final class InspectCommand implements Command {
  /** How many bytes are looked at: a model has a zero among its first eight. */
  private static final int TEXT_SAMPLE = 256;

  private static final String JSON = "json";

  @Override
  public void describe(CommandSpec spec) {
    spec.usageMessage()
        .description(
            "Shows what is in a TensorFlow Lite model: signatures, operators with versions, custom"
                + " calls, sizes, and which operators the runtime lacks; or in MLIR, text or"
                + " bytecode: functions, operations, custom calls, and who wrote it.",
            "");
    spec.addPositional(
        Options.input("MODEL", "the .tflite or MLIR file; standard input by default"));
    spec.addOption(Options.flag(JSON, "print what is in a TensorFlow Lite model as JSON"));
  }

  @Override
  public int run(ParseResult arguments, Console console) throws CommandFailure, IOException {
    String file = Options.input(arguments);
    Path path = console.resolve(file);
    try {
      // A model is mapped and not read: it may be larger than memory.
      if (!file.equals(InputFile.STDIN)
          && Files.isRegularFile(path)
          && !isModule(ModelSource.head(path))) {
        print(TfliteInput.open(file, console), arguments, console);
        return ExitCode.OK;
      }
      InputFile input = InputFile.read(file, console);
      if (!isModule(input.bytes())) {
        print(TfliteFile.of(ByteBuffer.wrap(input.bytes())), arguments, console);
        return ExitCode.OK;
      }
      if (Options.isGiven(arguments, JSON)) {
        throw new CommandFailure("--json is for TensorFlow Lite models, and this is MLIR");
      }
      console.print(ModuleSummary.of(ModuleInput.of(input)));
    } catch (InvalidModelException e) {
      throw TfliteInput.invalid(file, e);
    }
    return ExitCode.OK;
  }

  private static void print(TfliteFile file, ParseResult arguments, Console console)
      throws InvalidModelException, IOException {
    ModelSummary summary = SummaryReader.read(file);
    console.print(Options.isGiven(arguments, JSON) ? Json.text(summary.data()) : summary.text());
  }

  /** Whether a file begins as MLIR does: as its bytecode, or as text. */
  private static boolean isModule(byte[] head) {
    if (BytecodeReader.isBytecode(head)) {
      return true;
    }
    int length = Math.min(head.length, TEXT_SAMPLE);
    for (int i = 0; i < length; i++) {
      if (head[i] >= 0 && head[i] < ' ' && !Character.isWhitespace(head[i])) {
        return false;
      }
    }
    return length > 0;
  }
}
