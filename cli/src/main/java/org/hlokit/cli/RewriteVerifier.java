// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.function.Consumer;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.interpreter.Interpreter;
import org.hlokit.interpreter.RunEvents;
import org.hlokit.interpreter.equiv.Criterion;
import org.hlokit.interpreter.equiv.Difference;
import org.hlokit.interpreter.equiv.Equivalence;
import org.hlokit.interpreter.equiv.Exact;
import org.hlokit.interpreter.equiv.Regime;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.pass.PassDefinition;
import org.hlokit.print.Printer;
import org.hlokit.rewriter.pass.PassInstrumentation;
import org.jspecify.annotations.Nullable;

/**
 * {@code --verify-rewrites}: runs what a rule is about to replace and what it puts there on the
 * same inputs, drawn to hurt. A difference beyond the rule's contract ends the run, with both
 * programs printed.
 */
final class RewriteVerifier implements PassInstrumentation {
  /** Passes that change no bit of any result. */
  private static final ImmutableSet<String> EXACT =
      ImmutableSet.of(
          "canonicalize",
          "cse",
          "inline",
          "stablehlo-canonicalize-dynamism",
          "stablehlo-refine-shapes");

  /** Passes whose results are those of the program for finite inputs of ordinary size only. */
  private static final ImmutableSet<String> FOR_ORDINARY_INPUTS =
      ImmutableSet.of("lower-rms-norm-to-layer-norm");

  /** The trials before those with infinities, denormals and numbers whose squares overflow. */
  private static final int ORDINARY_TRIALS = 5;

  private static final long SEED = 0;

  /** How many elements of arguments are drawn for one rewrite; larger ones get fewer trials. */
  private static final long MAX_ELEMENTS = 1 << 20;

  private final Consumer<String> out;
  private int checked;
  private int skipped;

  /**
   * @param out is given the programs that differ, as text
   */
  RewriteVerifier(Consumer<String> out) {
    this.out = out;
  }

  @Override
  public void replacing(PassDefinition pass, Operation op, List<? extends Value> values) {
    RewrittenSlice slice = RewrittenSlice.of(op, values);
    Equivalence.Verdict verdict = slice == null ? null : compare(pass, slice);
    if (verdict == null || slice == null) {
      skipped++;
      return;
    }
    checked++;
    Equivalence.Trial worst = verdict.worst();
    if (!verdict.equivalent() && worst != null) {
      out.accept("// before:\n" + Printer.toText(slice.before()).strip() + "\n");
      out.accept("// after:\n" + Printer.toText(slice.after()).strip() + "\n");
      throw new DiagnosticException(
          Diagnostic.error(
                  op.range(),
                  "--%s changes what the program computes beyond its contract"
                      .formatted(pass.name()))
              .withNote(null, describe(worst)));
    }
  }

  private static String describe(Equivalence.Trial worst) {
    for (Difference difference : worst.differences()) {
      if (difference != null && !difference.allowed()) {
        return difference.describe();
      }
    }
    return "results differ";
  }

  private static Equivalence.@Nullable Verdict compare(PassDefinition pass, RewrittenSlice slice) {
    boolean isExact = EXACT.contains(pass.name());
    Criterion criterion = isExact ? new Criterion(0L, null, null) : Criterion.DEFAULT;
    int regimes = FOR_ORDINARY_INPUTS.contains(pass.name()) ? ORDINARY_TRIALS : Regime.count();
    int trials = Math.clamp(MAX_ELEMENTS / Math.max(1, slice.elements()), 1, regimes);
    try {
      Interpreter program = new Interpreter(slice.module(), RunEvents.quiet());
      Exact exact = isExact ? null : new Exact(slice.copy(), RewrittenSlice.BEFORE);
      return new Equivalence(criterion, SEED, trials)
          .compare(program, slice.before(), program, slice.after(), exact);
    } catch (DiagnosticException | EvaluationException e) {
      return null; // the interpreter cannot run one of them: collectives, foreign operations
    }
  }

  /** How many rewrites were checked, and how many could not be. */
  String summary() {
    return "%d %s verified%s"
        .formatted(
            checked,
            checked == 1 ? "rewrite" : "rewrites",
            skipped == 0 ? "" : ", %d could not be run".formatted(skipped));
  }
}
