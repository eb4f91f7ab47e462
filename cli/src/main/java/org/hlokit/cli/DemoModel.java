// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.util.ArrayList;
import java.util.List;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.Location;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Source;
import org.hlokit.ir.SourceRange;
import org.hlokit.parse.MlirText;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassOptions;
import org.hlokit.rewriter.rmsnorm.FuseRmsNormPass;
import org.hlokit.rewriter.rmsnorm.NormFacts;
import org.hlokit.rewriter.rmsnorm.NormReport;
import org.hlokit.runtime.Interpreter;
import org.hlokit.runtime.TfliteException;

/** What the demo does with its model. */
final class DemoModel {
  private DemoModel() {}

  static Operation read(InputFile text) {
    return MlirText.ofAllDialects().read(new Source(text.name(), text.bytes()));
  }

  /** How many operations {@code module} holds, itself not counted. */
  static int count(Operation module) {
    int[] count = {-1};
    module.walk(op -> count[0]++);
    return count[0];
  }

  /**
   * Fuses the RMS norms.
   *
   * @return for each one where it stands in the text and in the program that the text came from
   */
  static List<String> fuse(Operation module) {
    List<String> fused = new ArrayList<>();
    PassOptions options = PassOptions.parse(FuseRmsNormPass.DEFINITION, "");
    for (NormReport report : FuseRmsNormPass.fuse(module, options, PassContext.SILENT)) {
      if (report instanceof NormReport.Fused(Operation at, String function, NormFacts facts)) {
        fused.add(describe(at, facts));
      }
    }
    return fused;
  }

  /** {@code line 58, from export_demo.py:33 called at line 66: dimension 2 of length 64, ..}. */
  private static String describe(Operation at, NormFacts facts) {
    SourceRange range = at.range();
    List<Location.FileLineCol> places = new ArrayList<>();
    collect(at.location(), places);
    StringBuilder text = new StringBuilder();
    if (range != null) {
      text.append("line %d".formatted(range.location().line()));
    }
    if (!places.isEmpty()) {
      text.append(", from %s:%d".formatted(places.getFirst().file(), places.getFirst().line()));
    }
    if (places.size() > 1) {
      text.append(" called at line %d".formatted(places.get(1).line()));
    }
    return text.append(
            ": dimension %d of length %d, epsilon %s"
                .formatted(facts.axis(), facts.length(), facts.epsilonText()))
        .toString();
  }

  /** The places in files that a location names, the innermost first. */
  private static void collect(Location location, List<Location.FileLineCol> places) {
    switch (location) {
      case Location.FileLineCol place -> places.add(place);
      case Location.Name(String name, Location child) -> collect(child, places);
      case Location.CallSite(Location callee, Location caller) -> {
        collect(callee, places);
        collect(caller, places);
      }
      case Location.Fused fused -> fused.locations().forEach(part -> collect(part, places));
      case Location.Unknown unknown -> {}
    }
  }

  /** Runs a model of one input and one output. */
  static Tensor invoke(Interpreter interpreter, Tensor input)
      throws TfliteException, CommandFailure {
    RuntimeTensors.write(input, interpreter.inputs().getFirst());
    interpreter.invoke();
    return RuntimeTensors.read(interpreter.outputs().getFirst());
  }
}
