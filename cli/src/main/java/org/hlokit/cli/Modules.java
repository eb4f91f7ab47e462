// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.collect.ImmutableList;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.diagnostic.DiagnosticText;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Source;
import org.hlokit.parse.MlirText;
import org.hlokit.parse.ParseOptions;
import org.hlokit.pass.PassDefinition;
import org.hlokit.pass.PassFailure;
import org.hlokit.pass.Remark;
import org.hlokit.rewriter.pass.PassInstrumentation;
import org.hlokit.rewriter.pass.PassManager;
import org.hlokit.rewriter.pass.PassPipeline;
import org.hlokit.rewriter.pass.PassStatistics;
import org.hlokit.rewriter.pass.PassTiming;
import org.hlokit.verify.Verifier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Text to module and module through passes: the part that commands on MLIR text share. */
final class Modules {
  private final PassPipeline pipeline;
  private final PassManager passes;
  private final PassTiming timing = new PassTiming();
  private final PassStatistics statistics = new PassStatistics();
  private final boolean isTimed;
  private final boolean isCounted;
  private final MlirText text = MlirText.ofAllDialects();
  private final ParseOptions options;
  private final RemarkTeller teller;
  private final PrintStream err;

  /**
   * @throws org.hlokit.pass.PassUsageException where a pass's option or a pipeline is malformed
   */
  Modules(ParseResult arguments, Console console) {
    this.pipeline = Passes.pipeline(arguments);
    this.err = console.err();
    this.options = new ParseOptions(Options.isGiven(arguments, "allow-trailing-text"));
    this.isTimed = Options.isGiven(arguments, "mlir-timing");
    this.isCounted = Options.isGiven(arguments, "mlir-pass-statistics");
    List<PassInstrumentation> watchers = new ArrayList<>();
    this.teller = new RemarkTeller(Options.isGiven(arguments, "remarks"), this::print);
    watchers.add(teller);
    if (isTimed) {
      watchers.add(timing);
    }
    if (isCounted) {
      watchers.add(statistics);
    }
    this.passes = new PassManager(pipeline, watchers);
  }

  /** Adds the options that {@link #Modules} reads. */
  static void describe(CommandSpec spec) {
    spec.addOption(
        Options.flag("allow-trailing-text", "pass over what follows the module, as in dumps"));
    spec.addOption(
        Options.flag("remarks", "say what passes did, and where they did nothing and why"));
    spec.addOption(Options.flag("mlir-timing", "print how long each pass took"));
    spec.addOption(Options.flag("mlir-pass-statistics", "print what passes counted"));
    Passes.describe(spec);
  }

  /**
   * Reads the module in a part of the text and runs the passes on it.
   *
   * @param told is given warnings, and other remarks where they are asked for
   * @throws DiagnosticException where the text is not valid or a pass cannot do its work
   * @throws IllegalStateException where passes made an invalid module of a valid one
   */
  Operation load(Source source, Parts.Part part, Consumer<Diagnostic> told) {
    teller.told = told;
    boolean isWhole = part.end() - part.start() == source.size();
    Operation module =
        isWhole ? text.read(source, options) : text.read(source, part.start(), part.end(), options);
    Verifier.check(module);
    if (pipeline.steps().isEmpty()) {
      return module;
    }
    try {
      passes.run(module);
    } catch (PassFailure e) {
      throw new DiagnosticException(Diagnostics.of(e));
    }
    ImmutableList<Diagnostic> faults = Verifier.verify(module);
    if (!faults.isEmpty()) {
      throw new IllegalStateException(
          "%s made an invalid module: %s".formatted(pipeline, faults.getFirst().message()));
    }
    return module;
  }

  /** The only module of a text. */
  Operation load(InputFile input) {
    Source source = new Source(input.name(), input.bytes());
    return load(source, new Parts.Part(0, source.size()), this::print);
  }

  /** Prints a diagnostic. */
  private void print(Diagnostic diagnostic) {
    err.print(DiagnosticText.of(diagnostic));
  }

  /** Prints what is to be said about the result. */
  void print(Iterable<Remark> remarks) {
    remarks.forEach(teller::tell);
  }

  /** Prints the tables that were asked for. */
  void report() {
    if (isTimed) {
      err.print(timing.report());
    }
    if (isCounted) {
      err.print(statistics.report());
    }
  }

  /** Tells warnings, and other remarks where they are asked for. */
  private static final class RemarkTeller implements PassInstrumentation {
    private final boolean all;
    private Consumer<Diagnostic> told;

    RemarkTeller(boolean all, Consumer<Diagnostic> told) {
      this.all = all;
      this.told = told;
    }

    @Override
    public void remark(PassDefinition pass, Remark remark) {
      tell(remark);
    }

    void tell(Remark remark) {
      if (all || remark.kind() == Remark.Kind.WARNING) {
        told.accept(Diagnostics.of(remark));
      }
    }
  }
}
