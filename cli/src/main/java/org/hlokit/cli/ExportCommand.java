// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.Arrays;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.ir.Operation;
import org.hlokit.tflite.Collectives;
import org.hlokit.tflite.Doubles;
import org.hlokit.tflite.ExportException;
import org.hlokit.tflite.ExportOptions;
import org.hlokit.tflite.ExportedModel;
import org.hlokit.tflite.TfliteExporter;
import org.hlokit.tflite.lower.CustomCallForm;
import org.hlokit.tflite.lower.OperatorSet;
import org.hlokit.tflite.quantize.WeightFormat;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code hlokit export}: StableHLO to a TensorFlow Lite model. */
final class ExportCommand implements Command {
  @Override
  public void describe(CommandSpec spec) {
    spec.usageMessage()
        .description("Writes a StableHLO module as a TensorFlow Lite model, after the passes.", "");
    spec.addPositional(Options.input("FILE", "the module; standard input by default"));
    spec.addOption(Options.output("the .tflite file to write; needed"));
    spec.addOption(
        Options.text(
            "signature",
            "NAME",
            "what callers find the only function under; 'serving_default' by default, which main is"
                + " of several"));
    describeExport(spec);
    Modules.describe(spec);
    Passes.describeOptions(spec);
  }

  /** Adds the options that {@link #export} reads, apart from {@code --signature}. */
  static void describeExport(CommandSpec spec) {
    spec.addOption(
        Options.text(
            "function",
            "NAME,..",
            "the functions to export, each a signature; by default 'main' and those that are said"
                + " to be public, or all that no other one calls"));
    spec.addOption(
        Options.text(
            "mode",
            "OPERATORS",
            "what operations become: 'tfl' (the runtime's own operators, the default) or"
                + " 'stablehlo' (operators 162 to 209, one for each operation, most of which no"
                + " runtime executes)"));
    spec.addOption(
        Options.text(
            "custom-call",
            "FORM",
            "how a custom call is written: 'stablehlo' (operator 173, the default), 'custom'"
                + " (operator 32, found by name) or 'composite' (operator 206)"));
    spec.addOption(
        Options.text(
            "collectives",
            "WAY",
            "what becomes of operations between devices: 'refuse' (the default) or 'identity',"
                + " which exports what one device computes from its shards alone"));
    spec.addOption(
        Options.text(
            "f64",
            "WAY",
            "what becomes of computations in f64: 'keep' (the default; what the runtime has no kernel"
                + " for is refused) or 'f32', which computes in 32 bits"));
    WeightsOption.describe(spec);
    spec.addOption(
        Options.text(
            "quantize",
            "FORM",
            "how weights are stored: 'none' (as they are, the default), 'int8-weights' (8 bits and"
                + " a scale for each row) or 'f16-weights' (16-bit floats)"));
    spec.addOption(
        Options.flag(
            "keep-weights",
            "multiply no batch normalisation or other scale into the weights before it"));
  }

  @Override
  public int run(ParseResult arguments, Console console) throws CommandFailure, IOException {
    if (Passes.isListAsked(arguments)) {
      console.print(Passes.list());
      return ExitCode.OK;
    }
    if (!arguments.hasMatchedOption("-o")) {
      throw new ParameterException(
          arguments.commandSpec().commandLine(), "the output file is not given: -o model.tflite");
    }
    Modules modules = new Modules(arguments, console, WeightsOption.passes(arguments, console));
    InputFile input = InputFile.read(Options.input(arguments), console);
    ExportedModel model = export(modules.loadStablehlo(input), arguments);
    modules.print(model.remarks());
    modules.report();
    OutputFile.writeChannel(
        arguments.matchedOptionValue("-o", InputFile.STDIN), console, model::writeTo);
    return ExitCode.OK;
  }

  /**
   * Exports a module as the options say.
   *
   * @throws DiagnosticException with everything that cannot be exported
   */
  static ExportedModel export(Operation module, ParseResult arguments) {
    ExportOptions options =
        new ExportOptions(
            arguments.matchedOptionValue("--function", ExportOptions.DEFAULT.function()),
            arguments.matchedOptionValue("--signature", ExportOptions.DEFAULT.signature()),
            operators(arguments),
            customCalls(arguments),
            collectives(arguments),
            doubles(arguments),
            weights(arguments),
            !arguments.hasMatchedOption("--keep-weights"),
            "hlokit " + Version.number());
    try {
      return new TfliteExporter(options).export(module);
    } catch (ExportException e) {
      throw new DiagnosticException(
          e.problems().stream().map(Diagnostics::error).collect(ImmutableList.toImmutableList()));
    }
  }

  private static OperatorSet operators(ParseResult arguments) {
    return chosen(arguments, "--mode", OperatorSet.values(), OperatorSet.TFL, "tfl or stablehlo");
  }

  private static CustomCallForm customCalls(ParseResult arguments) {
    return chosen(
        arguments,
        "--custom-call",
        CustomCallForm.values(),
        CustomCallForm.STABLEHLO,
        "stablehlo, custom or composite");
  }

  private static Collectives collectives(ParseResult arguments) {
    return chosen(
        arguments, "--collectives", Collectives.values(), Collectives.REFUSE, "refuse or identity");
  }

  private static Doubles doubles(ParseResult arguments) {
    return chosen(arguments, "--f64", Doubles.values(), Doubles.KEEP, "keep or f32");
  }

  private static WeightFormat weights(ParseResult arguments) {
    return chosen(
        arguments,
        "--quantize",
        WeightFormat.values(),
        WeightFormat.NONE,
        "none, int8-weights or f16-weights");
  }

  /** The value that an option names in lower case, with dashes. */
  private static <E extends Enum<E>> E chosen(
      ParseResult arguments, String option, E[] values, E absent, String names) {
    String word = arguments.matchedOptionValue(option, word(absent));
    return Arrays.stream(values)
        .filter(candidate -> word(candidate).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    arguments.commandSpec().commandLine(),
                    "%s takes %s, not '%s'".formatted(option, names, word)));
  }

  private static String word(Enum<?> value) {
    return Ascii.toLowerCase(value.name()).replace('_', '-');
  }
}
