// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.ir.Operation;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassDefinition;
import org.hlokit.pass.PassOption;
import org.hlokit.pass.PassOptions;
import org.hlokit.pass.PassUsageException;
import org.hlokit.pass.Remark;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Rewritten;
import org.hlokit.rewriter.pattern.Rewriter;

/** The pass {@code decompose-rms-norm}: applies {@link DecomposeRmsNorm}. */
public final class DecomposeRmsNormPass implements Pass {
  public static final PassDefinition DEFINITION =
      new PassDefinition(
          "decompose-rms-norm",
          "replace RMS norm calls and composites by primitive operations",
          null,
          ImmutableList.of(
              PassOption.choice(
                  "reduction",
                  ImmutableList.of("reduce", "custom-call"),
                  "write the mean as stablehlo.reduce or as custom_call @reduce_mean"),
              PassOption.flag("core-ops-only", "write ops of the StableHLO specification only"),
              PassOption.flag("stable", "divide x by max(1, max|x|) first, and epsilon to match"),
              PassOption.number(
                  "default-epsilon", "1e-6", "for calls that do not say which epsilon")),
          DecomposeRmsNormPass::new);

  private final DecomposeRmsNorm rule;
  private final double defaultEpsilon;

  private DecomposeRmsNormPass(PassOptions options) {
    boolean customCall = options.text("reduction").equals("custom-call");
    if (customCall && options.flag("core-ops-only")) {
      throw new PassUsageException(
          "'reduction=custom-call' and 'core-ops-only' contradict each other",
          "a custom call is no core op");
    }
    defaultEpsilon = options.number("default-epsilon");
    rule =
        new DecomposeRmsNorm(
            new DecomposeRmsNorm.Options(options.flag("stable"), customCall, defaultEpsilon));
  }

  @Override
  public void run(Operation root, PassContext context) {
    DecompositionFunctions functions = DecompositionFunctions.before(root);
    readBodies(root, context);
    List<Operation> calls = new ArrayList<>();
    root.walk(
        op -> {
          if (rule.startsAt(op)) {
            calls.add(op);
          }
        });
    Rewriter rewriter = new Rewriter(context);
    for (Operation call : calls) {
      if (rule.assumesEpsilon(call)) {
        context.remark(
            Remark.warning(call, "no epsilon given, %s is taken".formatted(defaultEpsilon))
                .withHelp("name another one with default-epsilon"));
      }
      switch (rule.apply(call, rewriter)) {
        case Rewritten(String what) -> {
          context.remark(Remark.applied(call, "decomposed: " + what));
          context.count("norms decomposed", 1);
        }
        case NoMatch noMatch -> context.remark(NormReport.missed("not decomposed", call, noMatch));
      }
    }
    functions.eraseAbandoned();
  }

  /**
   * A composite means what its decomposition function computes: where that can be read, facts that
   * the attributes leave out, such as an epsilon, are taken from there.
   */
  private void readBodies(Operation root, PassContext context) {
    Rewriter rewriter = new Rewriter(context);
    NormWriter writer = new FusedOperation();
    FuseNormCall reading =
        new FuseNormCall(
            new FuseRmsNorm(false, 1, writer), writer, new NormCallReader(defaultEpsilon));
    List<Operation> composites = new ArrayList<>();
    root.walk(
        op -> {
          if (NormCallReader.isComposite(op)) {
            composites.add(op);
          }
        });
    composites.forEach(composite -> reading.fuseByBody(composite, rewriter));
  }
}
