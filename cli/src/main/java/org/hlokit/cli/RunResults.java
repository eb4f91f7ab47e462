// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hlokit.interpreter.value.ElementText;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.runtime.Runner;
import org.hlokit.runtime.RuntimeTensor;
import picocli.CommandLine.ParseResult;

/** What {@code hlokit run} does with the outputs of a model. */
final class RunResults {
  private static final int SHOWN_ELEMENTS = 8;

  private RunResults() {}

  /** Writes outputs to files, compares them with files, or sums them up. */
  static int report(List<Tensor> results, Runner runner, ParseResult arguments, Console console)
      throws CommandFailure, IOException {
    List<RuntimeTensor> outputs = runner.outputs();
    List<Optional<String>> files =
        NamedFiles.assign(Options.texts(arguments, "output"), outputs, "output");
    List<Optional<String>> expected =
        NamedFiles.assign(Options.texts(arguments, "compare"), outputs, "output");
    boolean agree = true;
    boolean silent = false;
    for (int i = 0; i < results.size(); i++) {
      Tensor result = results.get(i);
      if (files.get(i).isPresent()) {
        NpyFiles.write(result, files.get(i).get(), console);
        silent = true;
      }
      if (expected.get(i).isPresent()) {
        Tensor wanted = NpyFiles.read(expected.get(i).get(), result.element(), console);
        agree &= compare(outputs.get(i).name(), result, wanted, arguments, console);
        silent = true;
      }
    }
    for (int i = 0; i < results.size() && !silent; i++) {
      console.print(summary(outputs.get(i).name(), results.get(i)));
    }
    return agree ? ExitCode.OK : ExitCode.INPUT;
  }

  private static boolean compare(
      String name, Tensor actual, Tensor expected, ParseResult arguments, Console console)
      throws CommandFailure, IOException {
    if (!actual.type().equals(expected.type())) {
      throw new CommandFailure(
          "output '%s' is a %s, but a %s is expected"
              .formatted(
                  name,
                  ElementText.typeText(actual.type()),
                  ElementText.typeText(expected.type())));
    }
    Comparison comparison = Comparison.of(actual, expected);
    double relative =
        arguments.matchedOptionValue(
            "--rtol", Comparison.defaultRelativeTolerance(actual.element()));
    double absolute = arguments.matchedOptionValue("--atol", 0.0);
    boolean agrees = comparison.isWithin(relative, absolute);
    console.print(
        "output '%s', %s: %s%n"
            .formatted(name, ElementText.typeText(actual.type()), comparison.describe(actual)));
    if (!agrees) {
      console
          .err()
          .println(
              "error: output '%s' differs: it has %s at %s where %s is expected"
                  .formatted(
                      name,
                      ElementText.of(actual, comparison.at()),
                      comparison.index(actual),
                      ElementText.of(expected, comparison.at())));
      console
          .err()
          .println(
              "note: the tolerance is %.3g of the largest expected value plus %.3g"
                  .formatted(relative, absolute));
    }
    return agrees;
  }

  private static String summary(String name, Tensor tensor) {
    String shown =
        IntStream.range(0, Math.min(SHOWN_ELEMENTS, tensor.count()))
            .mapToObj(i -> ElementText.of(tensor, i))
            .collect(Collectors.joining(", "));
    String rest = tensor.count() > SHOWN_ELEMENTS ? ", ..." : "";
    return "output '%s', %s: [%s%s]%n"
        .formatted(name, ElementText.typeText(tensor.type()), shown, rest);
  }
}
