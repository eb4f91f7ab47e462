// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import com.google.common.collect.ImmutableList;
import org.hlokit.pass.PassDefinition;
import org.hlokit.rewriter.pattern.Symbols;

/**
 * The passes {@code wrap-rms-norm-in-composite} and {@code unwrap-rms-norm-composite}: between a
 * normalisation of any form and {@code composite "odml.rms_norm"}, which a delegate may recognise
 * and everybody else runs by its decomposition function.
 */
public final class WrapRmsNormPass {
  /** Chains, the fused operation and calls of other names become composites. */
  public static final PassDefinition WRAP =
      new PassDefinition(
          "wrap-rms-norm-in-composite",
          "make RMS norms of all forms composites \"odml.rms_norm\" that share their functions",
          null,
          NormRewriting.OPTIONS,
          options ->
              (root, context) ->
                  NormRewriting.tell(
                      "wrapped",
                      new NormRewriting(
                              options,
                              new NormComposite(Symbols.tableAround(root)),
                              NormRewriting.Which.CHAINS_AND_CALLS.except(
                                  op ->
                                      NormCallReader.compositeName(op).equals(NormComposite.NAME)))
                          .run(root, context),
                      context));

  /** Composites become the fused operation, and functions that only they used go away. */
  public static final PassDefinition UNWRAP =
      new PassDefinition(
          "unwrap-rms-norm-composite",
          "make composites \"odml.rms_norm\" and \"tenstorrent.rms_norm\" one call each",
          null,
          NormRewriting.OPTIONS,
          options ->
              (root, context) ->
                  NormRewriting.tell(
                      "unwrapped",
                      new NormRewriting(
                              options, new FusedOperation(), NormRewriting.Which.COMPOSITES)
                          .run(root, context),
                      context));

  /** Both. */
  public static final ImmutableList<PassDefinition> ALL = ImmutableList.of(WRAP, UNWRAP);

  private WrapRmsNormPass() {}
}
