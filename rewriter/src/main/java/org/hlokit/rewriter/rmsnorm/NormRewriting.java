// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.hlokit.dialect.FuncOps;
import org.hlokit.ir.Operation;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassOption;
import org.hlokit.pass.PassOptions;
import org.hlokit.pass.Remark;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Reason;
import org.hlokit.rewriter.pattern.Outcome.Rewritten;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.Symbols;

/**
 * What the passes that find normalisations have in common: applies {@link FuseRmsNorm} to chains
 * and {@link FuseNormCall} to calls and composites, with a writer of the pass's own.
 */
final class NormRewriting {
  /** Options of all these passes. */
  static final ImmutableList<PassOption> OPTIONS =
      ImmutableList.of(
          PassOption.flag("allow-narrowing", "treat chains that compute in f64, too"),
          PassOption.integer("min-rank", 1, "leave values of a smaller rank alone"),
          PassOption.text("function", "", "look into this function only"),
          PassOption.number("default-epsilon", "1e-6", "for calls that do not say which epsilon"));

  /**
   * Which normalisations a pass looks at.
   *
   * @param chains whether those spelled in primitive operations
   * @param calls which of those that are one operation
   */
  record Which(boolean chains, Predicate<Operation> calls) {
    static final Which CHAINS_AND_CALLS = new Which(true, op -> true);
    static final Which COMPOSITES = new Which(false, NormCallReader::isComposite);

    Which except(Predicate<Operation> some) {
      return new Which(chains, calls.and(some.negate()));
    }
  }

  private final Which which;
  private final String function;
  private final NormCallReader reader;
  private final FuseRmsNorm chains;
  private final FuseNormCall calls;

  /**
   * @param options the values of {@link #OPTIONS}
   * @param writer writes what stands in the place of a normalisation
   */
  NormRewriting(PassOptions options, NormWriter writer, Which which) {
    this.which = which;
    this.function = options.text("function").replaceFirst("^@", "");
    this.reader = new NormCallReader(options.number("default-epsilon"));
    this.chains =
        new FuseRmsNorm(options.flag("allow-narrowing"), options.integer("min-rank"), writer);
    this.calls = new FuseNormCall(chains, writer, reader);
  }

  /**
   * Remarks what became of each candidate.
   *
   * @param done {@code fused}
   */
  static void tell(String done, List<NormReport> reports, PassContext context) {
    boolean remarks = context.isRemarking();
    for (NormReport report : reports) {
      if (remarks) {
        context.remark(report.remark(done));
      }
      context.count("norms " + (report instanceof NormReport.Fused ? done : "left"), 1);
    }
  }

  /** Rewrites what {@code root} holds, and tells about every candidate. */
  ImmutableList<NormReport> run(Operation root, PassContext context) {
    List<Operation> anchors = new ArrayList<>();
    collect(root, op -> isChain(op) || isCall(op), anchors);
    List<NormReport> reports = new ArrayList<>();
    Rewriter rewriter = new Rewriter(context);
    // Calls first: a composite is read from the decomposition function that it was written with.
    List<Operation> named = anchors.stream().filter(this::isCall).toList();
    if (!named.isEmpty()) {
      DecompositionFunctions functions = DecompositionFunctions.before(root);
      for (Operation call : named) {
        warnOfAssumedEpsilon(call, reader, context);
        reports.add(calls.fuse(call, functionAround(call), rewriter));
      }
      functions.eraseAbandoned();
    }
    Set<String> decompositions = decompositionsOfNorms(root);
    for (Operation anchor : anchors) {
      if (isPartOf(anchor, root)
          && isChain(anchor)
          && !decompositions.contains(functionAround(anchor))) {
        reportOfChain(anchor, chains, rewriter, reports);
      }
    }
    return ImmutableList.copyOf(reports);
  }

  private boolean isChain(Operation op) {
    return which.chains && chains.startsAt(op);
  }

  private boolean isCall(Operation op) {
    return NormCallReader.isNormCall(op) && which.calls.test(op);
  }

  private static void reportOfChain(
      Operation anchor, FuseRmsNorm rule, Rewriter rewriter, List<NormReport> reports) {
    RmsNorm.Reading reading = rule.read(anchor);
    RmsNorm norm = reading.norm();
    String function = functionAround(anchor);
    NoMatch noMatch = reading.noMatch();
    if (norm != null) {
      NormFacts facts = NormFacts.of(norm);
      switch (rule.apply(norm, rewriter)) {
        case Rewritten done -> reports.add(new NormReport.Fused(anchor, function, facts));
        case NoMatch(Reason reason, Operation culprit) ->
            reports.add(new NormReport.Refused(anchor, function, reason, culprit));
      }
    } else if (reading.isCandidate() && noMatch != null) {
      reports.add(new NormReport.Refused(anchor, function, noMatch.reason(), noMatch.culprit()));
    }
  }

  private static void warnOfAssumedEpsilon(
      Operation call, NormCallReader reader, PassContext context) {
    NormCall norm = NormCallReader.isComposite(call) ? null : reader.read(call);
    if (norm != null && !norm.epsilonIsGiven()) {
      context.remark(
          Remark.warning(call, "no epsilon given, %s is taken".formatted(norm.epsilon()))
              .withHelp("name another one with default-epsilon"));
    }
  }

  /** Functions that say what a composite that stays computes; they must not refer to it. */
  private static Set<String> decompositionsOfNorms(Operation root) {
    Set<String> names = new HashSet<>();
    Symbols.tableAround(root)
        .walk(
            op -> {
              if (NormCallReader.isComposite(op)
                  && op.attribute("decomposition") instanceof SymbolRefAttr function) {
                names.add(function.root());
              }
            });
    return names;
  }

  // --- walking ----------------------------------------------------------------------------------

  private interface Filter {
    boolean accepts(Operation op);
  }

  private void collect(Operation op, Filter filter, List<Operation> found) {
    if (!function.isEmpty()
        && op.is(FuncOps.FUNC)
        && !Symbols.name(op).orElse("").equals(function)) {
      return;
    }
    if (filter.accepts(op)) {
      found.add(op);
    }
    op.regions()
        .forEach(
            region ->
                region
                    .blocks()
                    .forEach(
                        block ->
                            block.operations().forEach(inner -> collect(inner, filter, found))));
  }

  /** Whether {@code op} has not gone away with an operation around it. */
  private static boolean isPartOf(Operation op, Operation root) {
    for (Operation at = op; at != null; at = at.parentOp()) {
      if (at == root) {
        return true;
      }
    }
    return false;
  }

  private static String functionAround(Operation op) {
    for (Operation at = op; at != null; at = at.parentOp()) {
      if (at.is(FuncOps.FUNC)) {
        return Symbols.name(at).orElse("");
      }
    }
    return "";
  }
}
