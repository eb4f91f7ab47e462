// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import static org.hlokit.ir.AttributeKind.Form.STRUCT;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import org.hlokit.ir.AttributeKind;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpDefinition.AttributeSpec;

/**
 * Where StableHLO keeps several numbers in one structure, VHLO has an attribute for each. The table
 * says which.
 */
public final class VhloFields {
  /**
   * A field.
   *
   * @param name the VHLO attribute
   * @param field the field of the StableHLO structure
   * @param kind what the field holds
   */
  public record Field(String name, String field, AttributeKind kind) {}

  private static final ImmutableMap<String, ImmutableList<Field>> BY_STRUCTURE =
      ImmutableMap.of(
          "stablehlo.channel_handle",
          ImmutableList.of(
              new Field("channel_id", "handle", AttributeKind.I64),
              new Field("channel_type", "type", AttributeKind.I64)),
          "stablehlo.conv",
          ImmutableList.of(
              number("input_batch_dimension"),
              number("input_feature_dimension"),
              numbers("input_spatial_dimensions"),
              number("kernel_input_feature_dimension"),
              number("kernel_output_feature_dimension"),
              numbers("kernel_spatial_dimensions"),
              number("output_batch_dimension"),
              number("output_feature_dimension"),
              numbers("output_spatial_dimensions")),
          "stablehlo.dot",
          ImmutableList.of(
              numbers("lhs_batching_dimensions"),
              numbers("rhs_batching_dimensions"),
              numbers("lhs_contracting_dimensions"),
              numbers("rhs_contracting_dimensions")),
          "stablehlo.dot_algorithm",
          ImmutableList.of(
              of("lhs_precision_type", AttributeKind.TYPE),
              of("rhs_precision_type", AttributeKind.TYPE),
              of("accumulation_type", AttributeKind.TYPE),
              number("lhs_component_count"),
              number("rhs_component_count"),
              number("num_primitive_operations"),
              of("allow_imprecise_accumulation", AttributeKind.BOOL)),
          "stablehlo.gather",
          ImmutableList.of(
              numbers("offset_dims"),
              numbers("collapsed_slice_dims"),
              numbers("operand_batching_dims"),
              numbers("start_indices_batching_dims"),
              numbers("start_index_map"),
              number("index_vector_dim")),
          "stablehlo.scatter",
          ImmutableList.of(
              numbers("update_window_dims"),
              numbers("inserted_window_dims"),
              numbers("input_batching_dims"),
              numbers("scatter_indices_batching_dims"),
              numbers("scatter_dims_to_operand_dims"),
              number("index_vector_dim")));

  private VhloFields() {}

  private static Field of(String name, AttributeKind kind) {
    return new Field(name, name, kind);
  }

  private static Field number(String name) {
    return of(name, AttributeKind.I64);
  }

  private static Field numbers(String name) {
    return of(name, AttributeKind.I64_ARRAY);
  }

  /** Whether VHLO has {@code property} of {@code op} at all; {@code func.func} keeps more. */
  static boolean isKept(OpDefinition op, String property) {
    return !(op == FuncOps.FUNC && property.equals("no_inline"))
        && !(op == FuncOps.CALL && !property.equals("callee"));
  }

  /** The attributes that {@code property} of {@code op} becomes; empty where it stays one. */
  public static ImmutableList<Field> of(OpDefinition op, AttributeSpec property) {
    String structure = property.kind().mnemonic();
    if (property.kind().form() != STRUCT || structure == null) {
      return ImmutableList.of();
    }
    ImmutableList<Field> fields = BY_STRUCTURE.getOrDefault(structure, ImmutableList.of());
    boolean hasChannelType = op == StablehloOps.SEND || op == StablehloOps.RECV;
    return structure.equals("stablehlo.channel_handle") && !hasChannelType
        ? fields.subList(0, 1)
        : fields;
  }
}
