// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.interpreter.Interpreter;
import org.hlokit.interpreter.RunEvents;
import org.hlokit.interpreter.equiv.Criterion;
import org.hlokit.interpreter.equiv.Difference;
import org.hlokit.interpreter.equiv.Equivalence;
import org.hlokit.interpreter.equiv.Equivalence.Trial;
import org.hlokit.interpreter.equiv.Equivalence.Verdict;
import org.hlokit.interpreter.equiv.EquivalenceReport;
import org.hlokit.interpreter.equiv.Exact;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.ir.Operation;
import org.hlokit.pass.PassContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code hlokit equiv}: whether two programs compute the same. */
final class EquivCommand implements Command {
  private static final int TRIALS = 32;
  private static final String AT_LEAST_AS_EXACT = "at-least-as-exact";

  @Override
  public void describe(CommandSpec spec) {
    spec.usageMessage()
        .description(
            "Runs a function of two modules on the same inputs, drawn to hurt, and compares.",
            "",
            "Without a tolerance results of f32 and f64 may be 16 ulp apart, or 2^-18 (2^-44) of"
                + " the largest value of the output; those of narrower types 1 ulp, in one of 100"
                + " elements; integers are equal. Exit code 1 where they differ.",
            "");
    spec.addPositional(file("0", "A.mlir", "the first module"));
    spec.addPositional(file("1", "B.mlir", "the second module"));
    spec.addOption(
        Options.text(
            "function", "NAME", "the function to compare; by default @main, or the only one"));
    spec.addOption(Options.integer("seed", "NUMBER", "for the inputs; 0 by default"));
    spec.addOption(
        Options.integer(
            "trials", "NUMBER", "how many inputs to try; %d by default".formatted(TRIALS)));
    spec.addOption(Options.number("rtol", "NUMBER", "tolerance as a part of the second's value"));
    spec.addOption(Options.number("atol", "NUMBER", "tolerance to be added to that"));
    spec.addOption(Options.integer("max-ulp", "NUMBER", "tolerance in steps of the format"));
    spec.addOption(
        Options.flag(
            AT_LEAST_AS_EXACT,
            "let the second differ where it is nearer to what the first gives in f64"));
    spec.addOption(
        Options.number(
            "default-epsilon",
            "NUMBER",
            "the epsilon of calls that do not say theirs; 1e-6 by default"));
    WeightsOption.describe(spec);
    Tracing.describe(spec);
    spec.addOption(Options.text("report", "FILE", "where a report as JSON goes"));
  }

  private static PositionalParamSpec file(String index, String label, String description) {
    return PositionalParamSpec.builder()
        .index(index)
        .arity("1")
        .required(true)
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .build();
  }

  /** A side: its program and the function of it. */
  private record Side(String name, Interpreter program, Operation function) {}

  @Override
  public int run(ParseResult arguments, Console console) throws CommandFailure, IOException {
    try {
      Side first = side(arguments.matchedPositionalValue(0, ""), arguments, console);
      Side second = side(arguments.matchedPositionalValue(1, ""), arguments, console);
      String obstacle = Equivalence.incomparable(first.function(), second.function());
      if (obstacle != null) {
        throw new CommandFailure("the signatures differ: " + obstacle);
      }
      long seed = arguments.matchedOptionValue("--seed", 0);
      int trials = arguments.matchedOptionValue("--trials", TRIALS);
      if (trials < 1) {
        throw new CommandFailure("--trials is %d, but there must be one".formatted(trials));
      }
      Verdict verdict =
          new Equivalence(criterion(arguments), seed, trials)
              .compare(
                  first.program(),
                  first.function(),
                  second.program(),
                  second.function(),
                  Options.isGiven(arguments, AT_LEAST_AS_EXACT) ? exact(arguments, console) : null);
      if (arguments.hasMatchedOption("--report")) {
        String report = EquivalenceReport.json(verdict, seed);
        OutputFile.write(
            arguments.matchedOptionValue("--report", InputFile.STDIN),
            console,
            out -> out.write(report.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
      }
      console.print(describe(verdict));
      return verdict.equivalent() ? ExitCode.OK : ExitCode.INPUT;
    } catch (DiagnosticException e) {
      Diagnostics.print(e, console.err());
      return ExitCode.INPUT;
    } catch (EvaluationException e) {
      throw new CommandFailure(e.message());
    }
  }

  /** The first side again, to be computed in f64. */
  private static Exact exact(ParseResult arguments, Console console)
      throws CommandFailure, IOException {
    String file = arguments.matchedPositionalValue(0, "");
    if (file.equals(InputFile.STDIN)) {
      throw new CommandFailure("--%s reads the first module twice".formatted(AT_LEAST_AS_EXACT));
    }
    return new Exact(
        module(ModuleInput.read(file, console), arguments, console),
        arguments.matchedOptionValue("--function", "main"));
  }

  private static Operation module(ModuleInput input, ParseResult arguments, Console console)
      throws CommandFailure {
    PassContext context = Tracing.context(arguments, console);
    Operation module = input.stablehlo(context);
    WeightsOption.passes(arguments, console).forEach(pass -> pass.create("").run(module, context));
    return module;
  }

  private static Side side(String file, ParseResult arguments, Console console)
      throws CommandFailure, IOException {
    ModuleInput input = ModuleInput.read(file, console);
    Operation module = module(input, arguments, console);
    RunEvents events =
        new RunEvents(
            arguments.matchedOptionValue("--default-epsilon", 1e-6),
            (op, tensor) -> {},
            warning -> console.err().print(org.hlokit.diagnostic.DiagnosticText.of(warning)));
    Interpreter program = new Interpreter(module, events);
    return new Side(
        input.source().name(),
        program,
        EntryFunction.of(program, input.source().name(), arguments));
  }

  private static Criterion criterion(ParseResult arguments) {
    Integer ulps = arguments.matchedOptionValue("--max-ulp", (Integer) null);
    return new Criterion(
        ulps == null ? null : Long.valueOf(ulps),
        arguments.matchedOptionValue("--rtol", (Double) null),
        arguments.matchedOptionValue("--atol", (Double) null));
  }

  private static String describe(Verdict verdict) {
    long failed = verdict.trials().stream().filter(trial -> !trial.passes()).count();
    int count = verdict.trials().size();
    List<String> lines = new ArrayList<>();
    lines.add(
        failed == 0
            ? "equivalent in %d trials".formatted(count)
            : "different in %d of %d trials".formatted(failed, count));
    Trial worst = verdict.worst();
    if (worst == null) {
      lines.add("all results are equal");
    } else {
      lines.add(
          "largest difference in trial %d (%s%s)"
              .formatted(
                  worst.number(),
                  worst.regime().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                  worst.input() < 0 ? "" : " numbers for argument " + worst.input()));
      List<@Nullable Difference> differences = worst.differences();
      for (int i = 0; i < differences.size(); i++) {
        Difference difference = differences.get(i);
        if (difference != null) {
          lines.add("  result %d, %s".formatted(i, difference.describe()));
        }
      }
    }
    return String.join("\n", lines) + "\n";
  }
}
