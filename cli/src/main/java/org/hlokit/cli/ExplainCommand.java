// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hlokit.diagnostic.DiagnosticText;
import org.hlokit.ir.Operation;
import org.hlokit.ir.SourceRange;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassOption;
import org.hlokit.pass.PassOptions;
import org.hlokit.rewriter.rmsnorm.FuseRmsNormPass;
import org.hlokit.rewriter.rmsnorm.NormReport;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code hlokit explain}: what is a normalisation, what is none, and why. */
final class ExplainCommand implements Command {
  /** Options of the pass that change what is written, which nobody sees here. */
  private static final ImmutableList<String> OF_NO_INTEREST = ImmutableList.of("emit");

  @Override
  public void describe(CommandSpec spec) {
    spec.usageMessage()
        .description(
            "Tells of each candidate for an RMS normalisation whether --fuse-rms-norm fuses it.",
            "",
            "A candidate is any root of what looks like a mean of squares, and any call or"
                + " composite that is a normalisation by name. Of one that is fused you get the"
                + " facts, of one that is not the constraint that failed, the operation that broke"
                + " the chain, and what would help. Passes run first where some are given, --inline"
                + " for example.",
            "");
    spec.addPositional(Options.input("FILE", "the module; standard input by default"));
    spec.addOption(Options.output("where the answer goes; standard output by default"));
    spec.addOption(Options.flag("json", "answer as JSON"));
    spec.addOption(Options.flag("sarif", "answer as SARIF 2.1.0, which code reviews show"));
    spec.addOption(
        Options.integer(
            "require",
            "N",
            "exit with 1 unless at least N normalisations are fused or are by now"));
    fusionOptions().forEach(option -> spec.addOption(declaration(option)));
    spec.addOption(
        Options.flag(
            "split-input-file",
            "treat parts between lines '%s' one by one".formatted(Parts.MARKER)));
    Modules.describe(spec);
  }

  private static ImmutableList<PassOption> fusionOptions() {
    return FuseRmsNormPass.DEFINITION.options().stream()
        .filter(option -> !OF_NO_INTEREST.contains(option.name()))
        .collect(ImmutableList.toImmutableList());
  }

  private static OptionSpec declaration(PassOption option) {
    return option.kind() == PassOption.Kind.FLAG
        ? Options.flag(option.name(), option.summary())
        : Options.text(option.name(), option.kind().name(), option.summary());
  }

  @Override
  public int run(ParseResult arguments, Console console) throws CommandFailure, IOException {
    boolean json = Options.isGiven(arguments, "json");
    boolean sarif = Options.isGiven(arguments, "sarif");
    if (json && sarif) {
      throw new ParameterException(
          arguments.commandSpec().commandLine(), "--json and --sarif exclude each other");
    }
    PassOptions options =
        PassOptions.parse(FuseRmsNormPass.DEFINITION, fusionOptionText(arguments));
    Modules modules = new Modules(arguments, console);
    ModuleInput input = ModuleInput.read(Options.input(arguments), console);
    List<NormReport> reports = new ArrayList<>();
    int before = 0;
    for (Parts.Part part : input.parts(Options.isGiven(arguments, "split-input-file"))) {
      Operation module =
          modules.loadStablehlo(input, part, d -> Diagnostics.print(d, console.err()));
      before += FuseRmsNormPass.fusedOperations(module).size();
      FuseRmsNormPass.fuse(module, options, warnings(modules)).stream()
          .sorted(Comparator.comparingInt(ExplainCommand::position))
          .forEach(reports::add);
    }
    modules.report();
    Explanation explanation =
        new Explanation(input.source().name(), ImmutableList.copyOf(reports), before);
    String answer = json ? explanation.json() : sarif ? Sarif.of(explanation) : text(explanation);
    OutputFile.write(
        Options.output(arguments),
        console,
        out -> out.write(answer.getBytes(StandardCharsets.UTF_8)));
    Integer required = arguments.matchedOptionValue("--require", (Integer) null);
    int fused = explanation.fused() + before;
    if (required != null && fused < required) {
      throw new CommandFailure(
          "%d of the %d required normalisations are fused".formatted(fused, required));
    }
    return ExitCode.OK;
  }

  private static String fusionOptionText(ParseResult arguments) {
    StringBuilder text = new StringBuilder();
    for (PassOption option : fusionOptions()) {
      String flag = "--" + option.name();
      if (arguments.hasMatchedOption(flag)) {
        text.append(option.name())
            .append('=')
            .append(arguments.matchedOption(flag).<Object>getValue())
            .append(' ');
      }
    }
    return text.toString();
  }

  private static PassContext warnings(Modules modules) {
    return new PassContext() {
      @Override
      public void remark(org.hlokit.pass.Remark remark) {
        modules.print(List.of(remark));
      }

      @Override
      public void count(String name, long amount) {}
    };
  }

  private static int position(NormReport report) {
    SourceRange range = report.at().range();
    return range == null ? Integer.MAX_VALUE : range.start();
  }

  /** A block for each candidate, and a line that counts. */
  private static String text(Explanation explanation) {
    StringBuilder text = new StringBuilder();
    for (NormReport report : explanation.reports()) {
      text.append(DiagnosticText.of(Diagnostics.of(report.remark("fused")))).append('\n');
    }
    return text.append(explanation.summary()).append('\n').toString();
  }
}
