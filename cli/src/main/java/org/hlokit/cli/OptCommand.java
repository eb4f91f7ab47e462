// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.ir.Operation;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hlokit opt}: text in, passes, text out. */
final class OptCommand implements Command {
  private static final String VERIFY_DIAGNOSTICS = "verify-diagnostics";

  @Override
  public void describe(CommandSpec spec) {
    spec.usageMessage().description("Reads a module, runs passes on it, and prints it.", "");
    spec.addPositional(Options.input("FILE", "the module; standard input by default"));
    spec.addOption(Options.output("where the result goes; standard output by default"));
    spec.addOption(
        Options.flag(
            "split-input-file",
            "treat parts between lines '%s' one by one".formatted(Parts.MARKER)));
    spec.addOption(
        Options.flag(
            VERIFY_DIAGNOSTICS,
            "pass if the diagnostics are those that // expected-error {{..}} comments say"));
    Options.WITHOUT_EFFECT.forEach(name -> spec.addOption(Options.withoutEffect(name)));
    Printing.describe(spec);
    Modules.describe(spec);
    Passes.describeOptions(spec);
  }

  @Override
  public int run(ParseResult arguments, Console console) throws CommandFailure, IOException {
    if (Passes.isListAsked(arguments)) {
      console.print(Passes.list());
      return ExitCode.OK;
    }
    Modules modules = new Modules(arguments, console);
    ModuleInput input = ModuleInput.read(Options.input(arguments), console);
    ImmutableList<Parts.Part> parts = input.parts(Options.isGiven(arguments, "split-input-file"));
    boolean verifying = Options.isGiven(arguments, VERIFY_DIAGNOSTICS);
    List<Optional<Operation>> results = new ArrayList<>();
    boolean isComplete = true;
    for (Parts.Part part : parts) {
      if (verifying) {
        isComplete &= verify(modules, input, part, results, console);
        continue;
      }
      try {
        results.add(
            Optional.of(modules.load(input, part, d -> Diagnostics.print(d, console.err()))));
      } catch (DiagnosticException e) {
        Diagnostics.print(e, console.err()); // and the next part has its turn
        results.add(Optional.empty());
        isComplete = false;
      }
    }
    String output = Options.output(arguments);
    // A file appears whole or not at all; a terminal or pipe gets what there is, as from mlir-opt.
    if (isComplete || output.equals(InputFile.STDIN)) {
      OutputFile.writeChannel(
          output,
          console,
          out -> modules.write(body -> Printing.write(results, arguments, body), out));
    }
    modules.report();
    return isComplete ? ExitCode.OK : ExitCode.INPUT;
  }

  /** Whether a part leads to just those diagnostics that its comments expect. */
  private static boolean verify(
      Modules modules,
      ModuleInput input,
      Parts.Part part,
      List<Optional<Operation>> results,
      Console console) {
    ExpectedDiagnostics expected = new ExpectedDiagnostics(input.source(), part);
    try {
      results.add(Optional.of(modules.load(input, part, expected::produced)));
    } catch (DiagnosticException e) {
      results.add(Optional.empty());
      e.diagnostics().forEach(expected::produced);
    }
    ImmutableList<Diagnostic> faults = expected.faults();
    faults.forEach(fault -> Diagnostics.print(fault, console.err()));
    return faults.isEmpty();
  }
}
