// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.FuncOps;
import org.hlokit.ir.Operation;
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
 * The pass {@code fuse-rms-norm}: applies {@link FuseRmsNorm} and tells what became of each root.
 */
public final class FuseRmsNormPass implements Pass {
  public static final PassDefinition DEFINITION =
      new PassDefinition(
          "fuse-rms-norm",
          "replace root-mean-square normalisations by one call each",
          null,
          ImmutableList.of(
              PassOption.flag("allow-narrowing", "fuse chains that compute in f64, too"),
              PassOption.integer("min-rank", 1, "leave values of a smaller rank alone"),
              PassOption.text("function", "", "look into this function only")),
          FuseRmsNormPass::new);

  private final FuseRmsNorm rule;
  private final String function;

  FuseRmsNormPass(PassOptions options) {
    this.rule = new FuseRmsNorm(options.flag("allow-narrowing"), options.integer("min-rank"));
    this.function = options.text("function");
  }

  @Override
  public void run(Operation root, PassContext context) {
    List<Operation> anchors = new ArrayList<>();
    collect(root, anchors);
    Rewriter rewriter = new Rewriter();
    for (Operation anchor : anchors) {
      if (anchor.block() == null) {
        continue;
      }
      boolean isCandidate = rule.read(anchor).isCandidate();
      switch (rule.apply(anchor, rewriter)) {
        case Rewritten(String what) -> {
          context.remark(Remark.applied(anchor, "fused: " + what));
          context.count("norms fused", 1);
        }
        case NoMatch noMatch -> {
          if (isCandidate) {
            context.remark(missed(anchor, noMatch));
            context.count("norms left", 1);
          }
        }
      }
    }
  }

  private void collect(Operation op, List<Operation> anchors) {
    if (!function.isEmpty()
        && op.is(FuncOps.FUNC)
        && !Symbols.name(op).orElse("").equals(function.replaceFirst("^@", ""))) {
      return;
    }
    if (rule.startsAt(op)) {
      anchors.add(op);
    }
    op.regions()
        .forEach(
            region ->
                region
                    .blocks()
                    .forEach(
                        block -> block.operations().forEach(inner -> collect(inner, anchors))));
  }

  /** A remark that says which constraint failed, and where. */
  static Remark missed(Operation anchor, NoMatch noMatch) {
    Reason reason = noMatch.reason();
    Remark remark =
        Remark.missed(noMatch.culprit(), "not fused: " + reason.finding())
            .withNote(Remark.note(anchor, "required: " + reason.constraint()));
    return reason.help() == null ? remark : remark.withHelp(reason.help());
  }
}
