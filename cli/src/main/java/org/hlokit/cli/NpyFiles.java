// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.io.IOException;
import org.hlokit.interpreter.npy.Npy;
import org.hlokit.interpreter.npy.NpyException;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/** Arrays that the user names as {@code .npy} files. */
final class NpyFiles {
  private NpyFiles() {}

  /**
   * Reads a file.
   *
   * @param expected the element type that is wanted, for files that do not tell it, or null
   */
  static Tensor read(String file, @Nullable Type expected, Console console)
      throws CommandFailure, IOException {
    InputFile input = InputFile.read(file, console);
    try {
      return Npy.read(input.bytes(), expected);
    } catch (NpyException e) {
      throw new CommandFailure("'%s': %s".formatted(input.name(), e.getMessage()));
    }
  }

  static void write(Tensor tensor, String file, Console console)
      throws CommandFailure, IOException {
    byte[] bytes = Npy.write(tensor);
    OutputFile.write(file, console, out -> out.write(bytes));
  }
}
