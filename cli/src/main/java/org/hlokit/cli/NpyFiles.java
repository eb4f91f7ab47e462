// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hlokit.interpreter.npy.Npy;
import org.hlokit.interpreter.npy.NpyException;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/** Arrays that the user names as {@code .npy} and {@code .npz} files. */
final class NpyFiles {
  private NpyFiles() {}

  /** An array and how messages call the place where it was. */
  record Array(String name, Tensor tensor) {}

  /**
   * Reads a {@code .npy} file.
   *
   * @param expected the element type that is wanted, for files that do not tell it, or null
   */
  static Tensor read(String file, @Nullable Type expected, Console console)
      throws CommandFailure, IOException {
    InputFile input = InputFile.read(file, console);
    return array(input.name(), input.bytes(), expected).tensor();
  }

  /**
   * Reads arrays one after the other: one from each {@code .npy}, all in their order from each
   * {@code .npz}.
   *
   * @param expected the element type that is wanted of each array, null where that is unknown;
   *     there may be fewer types than arrays
   */
  static ImmutableList<Array> readAll(
      List<String> files, List<? extends @Nullable Type> expected, Console console)
      throws CommandFailure, IOException {
    List<Array> arrays = new ArrayList<>();
    for (String file : files) {
      InputFile input = InputFile.read(file, console);
      for (Map.Entry<String, byte[]> entry : entries(input).entrySet()) {
        Type type = arrays.size() < expected.size() ? expected.get(arrays.size()) : null;
        arrays.add(array(entry.getKey(), entry.getValue(), type));
      }
    }
    return ImmutableList.copyOf(arrays);
  }

  /** The arrays of a file, each by what messages call it. */
  private static ImmutableMap<String, byte[]> entries(InputFile input) throws CommandFailure {
    if (!Npy.isArchive(input.bytes())) {
      return ImmutableMap.of(input.name(), input.bytes());
    }
    try {
      ImmutableMap.Builder<String, byte[]> named = ImmutableMap.builder();
      Npy.arrays(input.bytes())
          .forEach((name, bytes) -> named.put(input.name() + ":" + name, bytes));
      return named.buildOrThrow();
    } catch (NpyException e) {
      throw failure(input.name(), e);
    }
  }

  private static Array array(String name, byte[] bytes, @Nullable Type expected)
      throws CommandFailure {
    try {
      return new Array(name, Npy.read(bytes, expected));
    } catch (NpyException e) {
      throw failure(name, e);
    }
  }

  private static CommandFailure failure(String name, NpyException e) {
    return new CommandFailure("'%s': %s".formatted(name, e.getMessage()));
  }

  static void write(Tensor tensor, String file, Console console)
      throws CommandFailure, IOException {
    byte[] bytes = Npy.write(tensor);
    OutputFile.write(file, console, out -> out.write(bytes));
  }

  /**
   * Writes arrays one after the other: one to each {@code .npy}, all that are left to the first
   * {@code .npz}, under the names that NumPy gives them: {@code arr_0}, {@code arr_1} and so on.
   */
  static void writeAll(List<Tensor> tensors, List<String> files, Console console)
      throws CommandFailure, IOException {
    if (files.size() > tensors.size()) {
      throw new CommandFailure(
          "%d files are given for outputs, but there are %d results"
              .formatted(files.size(), tensors.size()));
    }
    for (int i = 0; i < files.size(); i++) {
      if (!files.get(i).toLowerCase(Locale.ROOT).endsWith(".npz")) {
        write(tensors.get(i), files.get(i), console);
        continue;
      }
      if (i + 1 < files.size()) {
        throw new CommandFailure(
            "nothing is left for '%s' after '%s', which takes all results"
                .formatted(files.get(i + 1), files.get(i)));
      }
      ImmutableMap<String, Tensor> rest = numbered(tensors.subList(i, tensors.size()));
      OutputFile.write(files.get(i), console, out -> Npy.writeArchive(rest, out));
    }
  }

  private static ImmutableMap<String, Tensor> numbered(List<Tensor> tensors) {
    ImmutableMap.Builder<String, Tensor> named = ImmutableMap.builder();
    for (int i = 0; i < tensors.size(); i++) {
      named.put("arr_" + i, tensors.get(i));
    }
    return named.buildOrThrow();
  }
}
