// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.diagnostic.DiagnosticText;
import org.hlokit.ir.Operation;
import org.hlokit.parse.ParseOptions;
import org.hlokit.pass.PassDefinition;
import org.hlokit.pass.PassFailure;
import org.hlokit.pass.PassUsageException;
import org.hlokit.pass.Remark;
import org.hlokit.rewriter.pass.IrPrinting;
import org.hlokit.rewriter.pass.PassInstrumentation;
import org.hlokit.rewriter.pass.PassManager;
import org.hlokit.rewriter.pass.PassPipeline;
import org.hlokit.rewriter.pass.PassStatistics;
import org.hlokit.rewriter.pass.PassTiming;
import org.hlokit.verify.Verifier;
import org.hlokit.vhlo.PortablePrograms;
import org.hlokit.vhlo.VhloPasses;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Input to module and module through passes: the part that commands on modules share. */
final class Modules {
  private static final String VERIFY_REWRITES = "verify-rewrites";

  private final PassPipeline pipeline;
  private final ImmutableList<PassInstrumentation> watchers;
  private final PassTiming timing = new PassTiming();
  private final PassStatistics statistics = new PassStatistics();
  private final boolean isTimed;
  private final boolean isCounted;
  private final ParseOptions options;
  private final RemarkTeller teller;
  private final PrintStream err;
  private final @Nullable RewriteVerifier verifier;

  /**
   * @throws org.hlokit.pass.PassUsageException where a pass's option or a pipeline is malformed
   */
  Modules(ParseResult arguments, Console console) {
    this(arguments, console, ImmutableList.of());
  }

  /**
   * As the other, with passes before those of the command line.
   *
   * @throws org.hlokit.pass.PassUsageException where a pass's option or a pipeline is malformed
   */
  Modules(ParseResult arguments, Console console, ImmutableList<PassDefinition> before) {
    this.pipeline = after(before, Passes.pipeline(arguments));
    this.err = console.err();
    this.options =
        new ParseOptions(
            Options.isGiven(arguments, "allow-trailing-text"),
            !Options.isGiven(arguments, "no-implicit-module"),
            this::print);
    this.isTimed = Options.isGiven(arguments, "mlir-timing");
    this.isCounted = Options.isGiven(arguments, "mlir-pass-statistics");
    List<PassInstrumentation> watchers = new ArrayList<>();
    this.teller =
        new RemarkTeller(
            Options.isGiven(arguments, "remarks"), Tracing.isAsked(arguments), this::print);
    watchers.add(teller);
    if (isTimed) {
      watchers.add(timing);
    }
    if (isCounted) {
      watchers.add(statistics);
    }
    this.verifier =
        Options.isGiven(arguments, VERIFY_REWRITES) ? new RewriteVerifier(err::print) : null;
    if (verifier != null) {
      watchers.add(verifier);
    }
    IrPrinting.When when = printing(arguments);
    if (when.ever()) {
      watchers.add(new IrPrinting(when, Printing.options(arguments), err::print));
    }
    this.watchers = ImmutableList.copyOf(watchers);
  }

  private static IrPrinting.When printing(ParseResult arguments) {
    boolean onlyFailures = Options.isGiven(arguments, "mlir-print-ir-after-failure");
    boolean onlyChanges = Options.isGiven(arguments, "mlir-print-ir-after-change");
    return new IrPrinting.When(
        printed(arguments, "mlir-print-ir-before"),
        printed(arguments, "mlir-print-ir-after"),
        onlyChanges,
        onlyFailures,
        Options.isGiven(arguments, "mlir-print-ir-module-scope"));
  }

  /** The passes that {@code --option=pass,pass} names, or all with {@code --option-all}. */
  private static ImmutableSet<String> printed(ParseResult arguments, String option) {
    if (Options.isGiven(arguments, option + "-all")) {
      return Passes.REGISTRY.passes().stream()
          .map(PassDefinition::name)
          .collect(ImmutableSet.toImmutableSet());
    }
    ImmutableSet.Builder<String> names = ImmutableSet.builder();
    for (String value : Options.texts(arguments, option)) {
      for (String name : Splitter.on(',').omitEmptyStrings().trimResults().split(value)) {
        if (Passes.REGISTRY.find(name).isEmpty()) {
          throw new PassUsageException(
              "--%s: unknown pass '%s'".formatted(option, name), "'--list-passes' names them all");
        }
        names.add(name);
      }
    }
    return names.build();
  }

  /** Adds the options that {@link #Modules} reads. */
  static void describe(CommandSpec spec) {
    spec.addOption(
        Options.flag("allow-trailing-text", "pass over what follows the module, as in dumps"));
    spec.addOption(Options.flag("no-implicit-module", "put no module around a text that has none"));
    spec.addOption(
        Options.flag("remarks", "say what passes did, and where they did nothing and why"));
    Tracing.describe(spec);
    spec.addOption(Options.flag("mlir-timing", "print how long parser, passes and output took"));
    spec.addOption(Options.flag("mlir-pass-statistics", "print what passes counted"));
    spec.addOption(
        Options.texts("mlir-print-ir-before", "PASS", "print the module before these passes"));
    spec.addOption(
        Options.texts("mlir-print-ir-after", "PASS", "print the module after these passes"));
    spec.addOption(Options.flag("mlir-print-ir-before-all", "print it before each pass"));
    spec.addOption(Options.flag("mlir-print-ir-after-all", "print it after each pass"));
    spec.addOption(
        Options.flag("mlir-print-ir-after-change", "of these, only after passes that changed it"));
    spec.addOption(Options.flag("mlir-print-ir-after-failure", "print it after a pass that fails"));
    spec.addOption(
        Options.flag(
            "mlir-print-ir-module-scope", "print the module where a pass runs on a part of it"));
    spec.addOption(
        Options.flag(
            VERIFY_REWRITES,
            "run what each rewrite replaces and what it puts there, and stop where they differ"));
    Passes.describe(spec);
  }

  /**
   * Reads the module in a part of the input and runs the passes on it.
   *
   * @param told is given warnings, and other remarks where they are asked for
   * @throws DiagnosticException where the text is not valid or a pass cannot do its work
   * @throws IllegalStateException where passes made an invalid module of a valid one
   */
  Operation load(ModuleInput input, Parts.Part part, Consumer<Diagnostic> told) {
    return load(input, part, told, false);
  }

  private Operation load(
      ModuleInput input, Parts.Part part, Consumer<Diagnostic> told, boolean asStablehlo) {
    teller.told = told;
    timing.restart();
    timing.begin("Parser");
    Operation module = input.module(part, options);
    Verifier.check(module);
    timing.end();
    if (pipeline.steps().isEmpty() && !asStablehlo) {
      return module;
    }
    boolean holdsVhlo = PortablePrograms.holdsVhlo(module);
    PassPipeline steps =
        holdsVhlo && asStablehlo
            ? after(ImmutableList.of(VhloPasses.VHLO_LEGALIZE_TO_STABLEHLO), pipeline)
            : pipeline;
    if (steps.steps().isEmpty()) {
      return module;
    }
    try {
      new PassManager(steps, watchers).run(module);
    } catch (PassFailure e) {
      throw new DiagnosticException(Diagnostics.of(e));
    }
    ImmutableList<Diagnostic> faults = Verifier.verify(module);
    if (!faults.isEmpty()) {
      if (holdsVhlo) { // whose ops keep few rules, so that they may say what StableHLO may not
        throw new DiagnosticException(faults);
      }
      throw new IllegalStateException(
          "%s made an invalid module: %s".formatted(steps, faults.getFirst().message()));
    }
    return module;
  }

  /** The only module of an input, its VHLO made StableHLO before the passes. */
  Operation loadStablehlo(InputFile file) {
    ModuleInput input = ModuleInput.of(file);
    return loadStablehlo(input, input.parts(false).getFirst(), this::print);
  }

  /** As {@link #load}, VHLO made StableHLO before the passes. */
  Operation loadStablehlo(ModuleInput input, Parts.Part part, Consumer<Diagnostic> told) {
    return load(input, part, told, true);
  }

  private static PassPipeline after(List<PassDefinition> before, PassPipeline pipeline) {
    ImmutableList.Builder<PassPipeline.Step> steps = ImmutableList.builder();
    before.forEach(pass -> steps.add(PassPipeline.step(pass, "")));
    return new PassPipeline(steps.addAll(pipeline.steps()).build());
  }

  /** Prints a diagnostic. */
  private void print(Diagnostic diagnostic) {
    err.print(DiagnosticText.of(diagnostic));
  }

  /** Prints what is to be said about the result. */
  void print(Iterable<Remark> remarks) {
    remarks.forEach(teller::tell);
  }

  /** Writes the result. */
  void write(OutputFile.ChannelBody body, WritableByteChannel out)
      throws IOException, CommandFailure {
    timing.begin("Output");
    body.writeTo(out);
    timing.end();
  }

  /** Prints the tables that were asked for. */
  void report() {
    if (isTimed) {
      err.print(timing.report());
    }
    if (isCounted) {
      err.print(statistics.report());
    }
    if (verifier != null) {
      err.println(verifier.summary());
    }
  }

  /** Tells warnings, and other remarks and traces where they are asked for. */
  private static final class RemarkTeller implements PassInstrumentation {
    private final boolean all;
    private final boolean fallbacks;
    private Consumer<Diagnostic> told;

    RemarkTeller(boolean all, boolean fallbacks, Consumer<Diagnostic> told) {
      this.all = all;
      this.fallbacks = fallbacks;
      this.told = told;
    }

    @Override
    public boolean isRemarking() {
      return all || fallbacks;
    }

    @Override
    public void remark(PassDefinition pass, Remark remark) {
      if (fallbacks && Tracing.isFallback(pass)) {
        told.accept(Diagnostics.of(remark));
      } else {
        tell(remark);
      }
    }

    void tell(Remark remark) {
      if (all || remark.kind() == Remark.Kind.WARNING) {
        told.accept(Diagnostics.of(remark));
      }
    }
  }
}
