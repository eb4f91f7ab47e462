// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import static org.hlokit.ir.AttributeKind.Form.STRUCT;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.NoneType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpDefinition.AttributeSpec;
import org.hlokit.ir.TypeAttr;
import org.jspecify.annotations.Nullable;

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
   * @param empty what a field that is not written means, in the form that StableHLO has for it
   * @param absent what VHLO writes where the whole structure is left out
   */
  public record Field(String name, String field, Attribute empty, Attribute absent) {}

  private static final Attribute NO_NUMBERS = DenseArrayAttr.i64();
  private static final Attribute ZERO = IntegerAttr.i64(0);
  private static final Attribute NO_TYPE = new TypeAttr(NoneType.NONE);

  private static final ImmutableMap<String, ImmutableList<Field>> BY_STRUCTURE =
      ImmutableMap.of(
          "stablehlo.channel_handle",
          ImmutableList.of(
              new Field("channel_id", "handle", ZERO, ZERO),
              new Field("channel_type", "type", ZERO, ZERO)),
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
              algorithm("lhs_precision_type", NO_TYPE),
              algorithm("rhs_precision_type", NO_TYPE),
              algorithm("accumulation_type", NO_TYPE),
              algorithm("lhs_component_count", ZERO),
              algorithm("rhs_component_count", ZERO),
              algorithm("num_primitive_operations", ZERO),
              algorithm("allow_imprecise_accumulation", BoolAttr.FALSE)),
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

  private static Field number(String name) {
    return new Field(name, name, ZERO, ZERO);
  }

  private static Field numbers(String name) {
    return new Field(name, name, NO_NUMBERS, NO_NUMBERS);
  }

  private static Field algorithm(String name, Attribute empty) {
    return new Field(name, name, empty, NO_TYPE);
  }

  /** Whether StableHLO leaves out those fields of a structure that are empty or zero. */
  public static boolean isSparse(@Nullable String structure) {
    return structure != null
        && (structure.equals("stablehlo.dot")
            || structure.equals("stablehlo.gather")
            || structure.equals("stablehlo.scatter"));
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
