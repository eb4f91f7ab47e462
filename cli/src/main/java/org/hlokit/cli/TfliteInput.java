// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hlokit.tflite.reader.InvalidModelException;
import org.hlokit.tflite.reader.TfliteFile;

/** Opens a {@code .tflite} file to look into it. */
final class TfliteInput {
  private TfliteInput() {}

  static TfliteFile open(String file, Console console) throws CommandFailure, IOException {
    Path path = console.resolve(file);
    try {
      // Mapped and not read: it may be larger than memory.
      return !file.equals(InputFile.STDIN) && Files.isRegularFile(path) && Files.size(path) > 0
          ? TfliteFile.open(path)
          : TfliteFile.of(ByteBuffer.wrap(InputFile.read(file, console).bytes()));
    } catch (InvalidModelException e) {
      throw invalid(file, e);
    }
  }

  static CommandFailure invalid(String file, InvalidModelException e) {
    String place = e.offset() < 0 ? "" : " (at byte %d)".formatted(e.offset());
    return new CommandFailure("invalid model '%s': %s%s".formatted(file, e.getMessage(), place));
  }
}
