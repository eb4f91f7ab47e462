// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.Operation;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassDefinition;
import org.hlokit.pass.PassOption;
import org.hlokit.pass.PassOptions;
import org.hlokit.rewriter.pattern.Symbols;

/**
 * The pass {@code fuse-rms-norm}: makes each normalisation one operation, whether it is a chain or
 * a call of another name, and tells what became of each candidate.
 */
public final class FuseRmsNormPass implements Pass {
  public static final PassDefinition DEFINITION =
      new PassDefinition(
          "fuse-rms-norm",
          "replace root-mean-square normalisations by one call each",
          null,
          ImmutableList.<PassOption>builder()
              .add(
                  PassOption.choice(
                      "emit",
                      ImmutableList.of("custom-call", "composite"),
                      "write custom_call @ai_edge_torch.rms_norm or composite \"odml.rms_norm\""))
              .addAll(NormRewriting.OPTIONS)
              .build(),
          FuseRmsNormPass::new);

  private final PassOptions options;

  private FuseRmsNormPass(PassOptions options) {
    this.options = options;
  }

  @Override
  public void run(Operation root, PassContext context) {
    NormRewriting.tell("fused", fuse(root, options, context), context);
  }

  /**
   * Fuses what can be fused in {@code root}, and tells about every candidate: first the calls of
   * other names, then the chains, each in program order.
   *
   * @param options those of {@link #DEFINITION}
   */
  public static ImmutableList<NormReport> fuse(
      Operation root, PassOptions options, PassContext context) {
    if (options.text("emit").equals("composite")) {
      return new NormRewriting(
              options,
              new NormComposite(Symbols.tableAround(root)),
              NormRewriting.Which.CHAINS_AND_CALLS.except(FuseRmsNormPass::isWrapped))
          .run(root, context);
    }
    return new NormRewriting(
            options,
            new FusedOperation(),
            NormRewriting.Which.CHAINS_AND_CALLS.except(NormCallReader::isFusedOperation))
        .run(root, context);
  }

  private static boolean isWrapped(Operation op) {
    return NormCallReader.compositeName(op).equals(NormComposite.NAME);
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
}
