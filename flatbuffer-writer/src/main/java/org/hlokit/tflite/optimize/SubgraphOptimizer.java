// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.optimize;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.hlokit.tflite.model.Operator;
import org.hlokit.tflite.model.Subgraph;

/**
 * Rewrites finished subgraphs so that fewer operators do the same: as TensorFlow's converter leaves
 * them, and as the kernels and XNNPACK take them.
 */
public final class SubgraphOptimizer {
  /** One group after the other sees the whole subgraph. */
  private final ImmutableList<ImmutableList<Rule>> groups;

  /**
   * @param foldsWeights whether scales of channels are multiplied into weights, which rounds these
   */
  public SubgraphOptimizer(boolean foldsWeights) {
    this.groups =
        ImmutableList.of(
            foldsWeights
                ? ImmutableList.of(FoldChannels::scale, FoldChannels::bias)
                : ImmutableList.of(FoldChannels::bias),
            ImmutableList.of(SamePadding::fold, Identities::drop),
            ImmutableList.of(Rectifiers::clamp),
            ImmutableList.of(Rectifiers::hardSwish, Rectifiers::leaky),
            ImmutableList.of(Activations::fuse, Identities::reshape));
  }

  /** The subgraphs, optimized. */
  public ImmutableList<Subgraph> optimize(List<Subgraph> subgraphs) {
    return subgraphs.stream().map(this::optimize).collect(ImmutableList.toImmutableList());
  }

  private Subgraph optimize(Subgraph subgraph) {
    Subgraph optimized = SinkTransposes.apply(subgraph);
    for (ImmutableList<Rule> rules : groups) {
      optimized = apply(rules, optimized);
    }
    return optimized;
  }

  /** Applies rules in program order: what one of them leaves is what a later one begins with. */
  private static Subgraph apply(ImmutableList<Rule> rules, Subgraph subgraph) {
    GraphEditor graph = new GraphEditor(subgraph);
    boolean changed = false;
    for (int place = 0; place < graph.size(); place++) {
      for (Rule rule : rules) {
        Operator operator = graph.at(place);
        changed |= operator != null && rule.apply(graph, place, operator);
      }
    }
    return changed ? graph.build() : subgraph;
  }
}
