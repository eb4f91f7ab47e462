// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import org.jspecify.annotations.Nullable;

/** The fields of structures that StableHLO and CHLO write with any of them left out. */
public final class StructFields {
  /**
   * A structure.
   *
   * @param title what errors call it
   */
  private record Structure(String title, ImmutableList<String> fields) {}

  private static final ImmutableMap<String, Structure> BY_MNEMONIC =
      ImmutableMap.of(
          "stablehlo.gather",
          structure(
              "gather dimension numbers",
              "offset_dims",
              "collapsed_slice_dims",
              "operand_batching_dims",
              "start_indices_batching_dims",
              "start_index_map",
              "index_vector_dim"),
          "stablehlo.scatter",
          structure(
              "scatter dimension numbers",
              "update_window_dims",
              "inserted_window_dims",
              "input_batching_dims",
              "scatter_indices_batching_dims",
              "scatter_dims_to_operand_dims",
              "index_vector_dim"),
          "stablehlo.dot",
          structure(
              "dot dimension numbers",
              "lhs_batching_dimensions",
              "rhs_batching_dimensions",
              "lhs_contracting_dimensions",
              "rhs_contracting_dimensions"),
          "chlo.ragged_dot",
          structure(
              "ragged dot dimension numbers",
              "lhs_batching_dimensions",
              "rhs_batching_dimensions",
              "lhs_contracting_dimensions",
              "rhs_contracting_dimensions",
              "lhs_ragged_dimensions",
              "rhs_group_dimensions"),
          "stablehlo.conv",
          structure(
              "dot dimension numbers", // as MLIR says
              "input_batch_dimension",
              "input_feature_dimension",
              "input_spatial_dimensions",
              "kernel_input_feature_dimension",
              "kernel_output_feature_dimension",
              "kernel_spatial_dimensions",
              "output_batch_dimension",
              "output_feature_dimension",
              "output_spatial_dimensions"));

  private StructFields() {}

  private static Structure structure(String title, String... fields) {
    return new Structure(title, ImmutableList.copyOf(fields));
  }

  /** The message that ends a structure's errors, or null where it is not of these. */
  public static @Nullable String failure(String mnemonic) {
    Structure structure = BY_MNEMONIC.get(mnemonic);
    return structure == null ? null : "failed parsing " + structure.title() + " attribute";
  }

  /** What is wrong with the name of a field, or null. */
  public static @Nullable String fault(String mnemonic, String field) {
    Structure structure = BY_MNEMONIC.get(mnemonic);
    return structure == null || structure.fields().contains(field)
        ? null
        : "expected one of: `" + String.join("`, `", structure.fields()) + "`";
  }
}
