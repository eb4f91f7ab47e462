// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.hlokit.runtime.Model;
import org.hlokit.runtime.TfliteException;
import org.hlokit.runtime.TfliteRuntime;
import org.hlokit.tflite.ExportedModel;
import org.hlokit.tflite.reader.InvalidModelException;
import picocli.CommandLine.ParseResult;

/** Opens what the user calls a model: a {@code .tflite} file, or MLIR text. */
final class ModelSource {
  /** What a TensorFlow Lite file has at its fifth byte. */
  private static final byte[] IDENTIFIER = "TFL3".getBytes(US_ASCII);

  private static final int HEAD = 256;

  private ModelSource() {}

  /**
   * Opens the model that the command line names.
   *
   * @throws org.hlokit.diagnostic.DiagnosticException where it is text that is not valid, or not
   *     exportable
   */
  static Model open(ParseResult arguments, TfliteRuntime runtime, Console console)
      throws CommandFailure, IOException, TfliteException {
    String file = Options.input(arguments);
    Path path = console.resolve(file);
    try {
      if (!file.equals(InputFile.STDIN) && Files.isRegularFile(path) && isTflite(head(path))) {
        return runtime.open(path); // mapped and not read: it may be larger than memory
      }
      InputFile input = InputFile.read(file, console);
      if (isTflite(input.bytes())) {
        return runtime.open(ByteBuffer.wrap(input.bytes()));
      }
      Modules modules = new Modules(arguments, console, WeightsOption.passes(arguments, console));
      ExportedModel exported = ExportCommand.export(modules.loadStablehlo(input), arguments);
      modules.print(exported.remarks());
      modules.report();
      return open(exported, runtime);
    } catch (InvalidModelException e) {
      throw new CommandFailure(
          "'%s' is not a well-formed model: %s".formatted(file, e.getMessage()));
    }
  }

  /** Through a file and not through memory, which a large model would fill twice. */
  private static Model open(ExportedModel model, TfliteRuntime runtime)
      throws IOException, InvalidModelException, TfliteException {
    Path file = Files.createTempFile("hlokit", ".tflite");
    try {
      model.writeTo(file);
      return runtime.open(file);
    } finally {
      Files.deleteIfExists(file); // which leaves what is mapped as it is
    }
  }

  /** As many bytes of a file as tell what it is. */
  static byte[] head(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(HEAD);
    }
  }

  /** Whether a file begins as TensorFlow Lite models do. */
  static boolean isTflite(byte[] bytes) {
    return bytes.length >= 8 && Arrays.equals(bytes, 4, 8, IDENTIFIER, 0, 4);
  }
}
