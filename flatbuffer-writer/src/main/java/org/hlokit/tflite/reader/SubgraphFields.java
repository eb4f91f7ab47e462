// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.reader;

import com.google.common.collect.ImmutableSet;

/** The fields of option tables that hold numbers of subgraphs. */
public final class SubgraphFields {
  public static final ImmutableSet<String> NAMES =
      ImmutableSet.of(
          "then_subgraph_index",
          "else_subgraph_index",
          "cond_subgraph_index",
          "body_subgraph_index",
          "init_subgraph_index",
          "comparator_subgraph_index",
          "update_computation_subgraph_index",
          "decomposition_subgraph_index",
          "branch_subgraph_indices",
          "called_computations",
          "subgraph");

  private SubgraphFields() {}
}
