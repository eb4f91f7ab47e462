// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.runtime.Interpreter;
import org.hlokit.runtime.InterpreterOptions;
import org.hlokit.runtime.Model;
import org.hlokit.runtime.OperatorProfile;
import org.hlokit.runtime.Runner;
import org.hlokit.runtime.RuntimeTensor;
import org.hlokit.runtime.TfliteException;
import org.hlokit.runtime.TfliteRuntime;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code hlokit run}: a model in the real runtime. */
final class RunCommand implements Command {
  private static final String SIGNATURE = "signature";
  private static final String REPEAT = "repeat";
  private static final String WARMUP = "warmup";
  private static final String PROFILE = "profile";

  @Override
  public void describe(CommandSpec spec) {
    spec.usageMessage()
        .description(
            "Runs a model in TensorFlow Lite, with hlokit's kernel for @ai_edge_torch.rms_norm.",
            "",
            "MODEL is a .tflite file, or MLIR text, which is exported first. Without --output and"
                + " --compare the outputs are summed up on standard output. Inputs whose sizes the"
                + " model leaves open take those of the arrays.",
            "");
    spec.addPositional(Options.input("MODEL", "the model; standard input by default"));
    spec.addOption(
        Options.text(
            SIGNATURE, "KEY", "which signature to run; the main subgraph unless one is named"));
    spec.addOption(
        Options.texts("input", "[NAME=]FILE", "a .npy file for the next input, or for NAME"));
    spec.addOption(
        Options.texts("output", "[NAME=]FILE", "a .npy file for the next output, or for NAME"));
    spec.addOption(
        Options.texts(
            "compare",
            "[NAME=]FILE",
            "a .npy file that the next output, or NAME, is to agree with"));
    spec.addOption(
        Options.number(
            "rtol",
            "NUMBER",
            "tolerance as a part of the largest expected value; by default 1e-4 for f32,"
                + " 5e-3 for f16, 3e-2 for bf16, 0 for integers"));
    spec.addOption(Options.number("atol", "NUMBER", "tolerance to be added to that; 0 by default"));
    spec.addOption(Options.flag("xnnpack", "let XNNPACK take over the operators that it knows"));
    spec.addOption(Options.integer("threads", "NUMBER", "threads for an operator; 1 by default"));
    spec.addOption(
        Options.integer(
            REPEAT, "NUMBER", "run so often, and tell how long it took: min, median, p90, max"));
    spec.addOption(
        Options.integer(WARMUP, "NUMBER", "runs before that, which are not counted; 1 by default"));
    spec.addOption(
        Options.flag(
            PROFILE, "tell how long each operator took, as the runtime reports it, on average"));
    spec.addOption(
        Options.text(
            "kernel",
            "NAME",
            "the RMSNorm kernel: avx512, avx2, neon-bf16, neon, baseline, reference (slow, exact) or"
                + " auto, the best that the processor can run; auto by default"));
    spec.addOption(Options.flag("no-kernel", "register no kernel: the runtime as it is published"));
    spec.addOption(
        Options.number(
            "default-epsilon",
            "NUMBER",
            "the epsilon of calls that do not say theirs; 1e-6 by default"));
    ExportCommand.describeExport(spec);
    Modules.describe(spec);
    Passes.describeOptions(spec);
  }

  @Override
  public int run(ParseResult arguments, Console console) throws CommandFailure, IOException {
    OperatorProfile profile = new OperatorProfile();
    boolean profiled = Options.isGiven(arguments, PROFILE);
    InterpreterOptions options = options(arguments);
    try (Model model = ModelSource.open(arguments, TfliteRuntime.load(), console);
        Interpreter interpreter =
            model.interpreter(profiled ? options.withProfile(profile) : options)) {
      interpreter.warnings().forEach(warning -> console.err().println("warning: " + warning));
      Runner runner =
          arguments.hasMatchedOption("--" + SIGNATURE)
              ? interpreter.signature(arguments.matchedOptionValue("--" + SIGNATURE, ""))
              : interpreter;
      ModelInputs inputs = ModelInputs.read(Options.texts(arguments, "input"), runner, console);
      inputs.allocate(runner);
      long first = inputs.run(runner);
      // What later runs give would differ where a model keeps a state.
      ImmutableList<Tensor> results = results(runner);
      int exitCode = RunResults.report(results, runner, arguments, console);
      int runs = count(arguments, REPEAT, 0);
      if (runs > 0 || profiled) {
        measure(inputs, runner, first, Math.max(runs, 1), arguments, profile, console);
      }
      return exitCode;
    } catch (TfliteException e) {
      throw failure(e);
    }
  }

  private static ImmutableList<Tensor> results(Runner runner)
      throws TfliteException, CommandFailure {
    ImmutableList.Builder<Tensor> results = ImmutableList.builder();
    for (RuntimeTensor output : runner.outputs()) {
      results.add(RuntimeTensors.read(output));
    }
    return results.build();
  }

  /** The first run is the first warm-up, or where there is to be none, the first that counts. */
  private static void measure(
      ModelInputs inputs,
      Runner runner,
      long first,
      int runs,
      ParseResult arguments,
      OperatorProfile profile,
      Console console)
      throws TfliteException, IOException {
    int warmups = count(arguments, WARMUP, 1);
    List<Long> warmup = new ArrayList<>();
    List<Long> measured = new ArrayList<>();
    (warmups > 0 ? warmup : measured).add(first);
    while (warmup.size() < warmups) {
      warmup.add(inputs.run(runner));
    }
    if (warmups > 0) {
      profile.clear();
    }
    while (measured.size() < runs) {
      measured.add(inputs.run(runner));
    }
    if (arguments.hasMatchedOption("--" + REPEAT)) {
      console.print(new Latency(measured, warmup).text());
    }
    if (Options.isGiven(arguments, PROFILE)) {
      console.print(ProfileText.of(profile.entries(), runs));
    }
  }

  private static int count(ParseResult arguments, String name, int otherwise) {
    Integer value = arguments.matchedOptionValue("--" + name, otherwise);
    if (value == null || value < 0) {
      throw new ParameterException(
          arguments.commandSpec().commandLine(), "--%s takes a number of runs".formatted(name));
    }
    return value;
  }

  private static InterpreterOptions options(ParseResult arguments) {
    InterpreterOptions options =
        InterpreterOptions.DEFAULT
            .withXnnpack(Options.isGiven(arguments, "xnnpack"))
            .withThreads(Math.max(1, arguments.matchedOptionValue("--threads", 1)));
    if (arguments.hasMatchedOption("--kernel")) {
      options = options.withKernel(arguments.matchedOptionValue("--kernel", "auto"));
    }
    if (arguments.hasMatchedOption("--default-epsilon")) {
      options = options.withDefaultEpsilon(arguments.matchedOptionValue("--default-epsilon", 0.0));
    }
    return Options.isGiven(arguments, "no-kernel") ? options.withoutKernel() : options;
  }

  /** The runtime's own words as notes. */
  static CommandFailure failure(TfliteException e) {
    return new CommandFailure(
        String.valueOf(e.getMessage()),
        e.reports(),
        e.help().map(ImmutableList::of).orElse(ImmutableList.of()));
  }
}
