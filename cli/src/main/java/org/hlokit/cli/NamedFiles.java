// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hlokit.runtime.RuntimeTensor;

/** Files that the user gives for inputs or outputs, in order or by name: {@code [NAME=]FILE}. */
final class NamedFiles {
  private NamedFiles() {}

  /**
   * The file for each tensor; empty for those without one.
   *
   * @param what {@code input} or {@code output}, for messages
   */
  static List<Optional<String>> assign(List<String> given, List<RuntimeTensor> tensors, String what)
      throws CommandFailure {
    List<Optional<String>> files = new ArrayList<>();
    tensors.forEach(tensor -> files.add(Optional.empty()));
    for (String argument : given) {
      int equals = argument.indexOf('=');
      int named = equals < 0 ? -1 : index(argument.substring(0, equals), tensors);
      if (equals > 0 && named < 0 && argument.lastIndexOf('/', equals) < 0) {
        throw new CommandFailure(
            "the model has no %s '%s', but %s"
                .formatted(what, argument.substring(0, equals), describe(tensors)));
      }
      if (named >= 0 && files.get(named).isPresent()) {
        throw new CommandFailure(
            "%s '%s' is given twice".formatted(what, tensors.get(named).name()));
      }
      int index = named >= 0 ? named : firstFree(files);
      if (index < 0) {
        throw new CommandFailure(
            "%d files are given for %ss, but the model has %s"
                .formatted(given.size(), what, describe(tensors)));
      }
      files.set(index, Optional.of(named >= 0 ? argument.substring(equals + 1) : argument));
    }
    return files;
  }

  private static int index(String name, List<RuntimeTensor> tensors) {
    return IntStream.range(0, tensors.size())
        .filter(i -> tensors.get(i).name().equals(name))
        .findFirst()
        .orElse(-1);
  }

  private static int firstFree(List<Optional<String>> files) {
    return IntStream.range(0, files.size())
        .filter(i -> files.get(i).isEmpty())
        .findFirst()
        .orElse(-1);
  }

  /** {@code 'x' (2x8xf32), 'w' (8xf32)}. */
  static String describe(List<RuntimeTensor> tensors) {
    return tensors.isEmpty()
        ? "none"
        : tensors.stream().map(RuntimeTensor::toString).collect(Collectors.joining(", "));
  }
}
