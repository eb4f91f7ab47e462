// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hlokit.dialect.FuncOps;
import org.hlokit.ir.Operation;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassDefinition;
import org.hlokit.pass.PassOption;
import org.hlokit.pass.PassOptions;
import org.hlokit.pass.Remark;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Reason;
import org.hlokit.rewriter.pattern.Outcome.Rewritten;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.Symbols;

/**
 * The pass {@code fuse-rms-norm}: applies {@link FuseRmsNorm} to chains and {@link FuseNormCall} to
 * calls of other names, and tells what became of each candidate.
 */
public final class FuseRmsNormPass implements Pass {
  public static final PassDefinition DEFINITION =
      new PassDefinition(
          "fuse-rms-norm",
          "replace root-mean-square normalisations by one call each",
          null,
          ImmutableList.of(
              PassOption.choice(
                  "emit",
                  ImmutableList.of("custom-call", "composite"),
                  "write custom_call @ai_edge_torch.rms_norm or composite \"odml.rms_norm\""),
              PassOption.flag("allow-narrowing", "fuse chains that compute in f64, too"),
              PassOption.integer("min-rank", 1, "leave values of a smaller rank alone"),
              PassOption.text("function", "", "look into this function only"),
              PassOption.number(
                  "default-epsilon", "1e-6", "for calls that do not say which epsilon")),
          FuseRmsNormPass::new);

  private final PassOptions options;
  private final String function;

  private FuseRmsNormPass(PassOptions options) {
    this.options = options;
    this.function = options.text("function").replaceFirst("^@", "");
  }

  /**
   * Fuses what can be fused in {@code root}, and tells about every candidate: first the calls of
   * other names, then the chains, each in program order.
   *
   * @param options those of {@link #DEFINITION}
   */
  public static ImmutableList<NormReport> fuse(
      Operation root, PassOptions options, PassContext context) {
    return ImmutableList.copyOf(new FuseRmsNormPass(options).fuse(root, context));
  }

  /** The operations in {@code root} that are what this pass writes. */
  public static ImmutableList<Operation> fusedOperations(Operation root) {
    ImmutableList.Builder<Operation> found = ImmutableList.builder();
    root.walk(
        op -> {
          if (NormCallReader.isFusedOperation(op)) {
            found.add(op);
          }
        });
    return found.build();
  }

  @Override
  public void run(Operation root, PassContext context) {
    for (NormReport report : fuse(root, context)) {
      context.remark(report.remark());
      context.count(report instanceof NormReport.Fused ? "norms fused" : "norms left", 1);
    }
  }

  private List<NormReport> fuse(Operation root, PassContext context) {
    boolean composites = options.text("emit").equals("composite");
    NormWriter writer =
        composites ? new NormComposite(Symbols.tableAround(root)) : new FusedOperation();
    NormCallReader reader = new NormCallReader(options.number("default-epsilon"));
    FuseRmsNorm chains =
        new FuseRmsNorm(options.flag("allow-narrowing"), options.integer("min-rank"), writer);
    FuseNormCall calls = new FuseNormCall(chains, writer, reader, composites);

    List<Operation> anchors = new ArrayList<>();
    collect(root, op -> chains.startsAt(op) || calls.startsAt(op), anchors);
    List<NormReport> reports = new ArrayList<>();
    Rewriter rewriter = new Rewriter();
    // Calls first: a composite is read from the decomposition function that it was written with.
    List<Operation> named = anchors.stream().filter(calls::startsAt).toList();
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
          && chains.startsAt(anchor)
          && !decompositions.contains(functionAround(anchor))) {
        reportOfChain(anchor, chains, rewriter, reports);
      }
    }
    return reports;
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
