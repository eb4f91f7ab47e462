// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import static org.hlokit.vhlo.bytecode.Structures.layout;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.function.UnaryOperator;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.FutureType;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TokenType;
import org.hlokit.ir.Type;
import org.hlokit.vhlo.bytecode.Structures.Field;
import org.hlokit.vhlo.bytecode.Structures.Kind;

/**
 * The attributes and types of StableHLO itself and of CHLO, which stand in bytecode that is no
 * portable artifact. Codes are facts of its bytecode.
 */
final class StablehloCodec implements DialectCodec {
  private static final int TOKEN = 0;
  private static final int FUTURE = 1;

  private static final ImmutableList<Structures.Layout> LAYOUTS =
      ImmutableList.of(
          layout(1, "stablehlo.channel_handle", number("handle"), number("type")),
          layout(
              4,
              "stablehlo.conv",
              number("input_batch_dimension"),
              number("input_feature_dimension"),
              numbers("input_spatial_dimensions"),
              number("kernel_input_feature_dimension"),
              number("kernel_output_feature_dimension"),
              numbers("kernel_spatial_dimensions"),
              number("output_batch_dimension"),
              number("output_feature_dimension"),
              numbers("output_spatial_dimensions")),
          layout(
              5,
              "stablehlo.dot",
              numbers("lhs_batching_dimensions"),
              numbers("rhs_batching_dimensions"),
              numbers("lhs_contracting_dimensions"),
              numbers("rhs_contracting_dimensions")),
          layout(
              7,
              "stablehlo.gather",
              numbers("offset_dims"),
              numbers("collapsed_slice_dims"),
              numbers("operand_batching_dims"),
              numbers("start_indices_batching_dims"),
              numbers("start_index_map"),
              number("index_vector_dim")),
          layout(
              11,
              "stablehlo.scatter",
              numbers("update_window_dims"),
              numbers("inserted_window_dims"),
              numbers("input_batching_dims"),
              numbers("scatter_indices_batching_dims"),
              numbers("scatter_dims_to_operand_dims"),
              number("index_vector_dim")),
          layout(13, "stablehlo.bounds", numbers("bounds")),
          layout(
              14,
              "stablehlo.output_operand_alias",
              numbers("output_tuple_indices"),
              number("operand_index"),
              numbers("operand_tuple_indices")),
          layout(
              15,
              "stablehlo.dot_algorithm",
              field("lhs_precision_type", Kind.TYPE),
              field("rhs_precision_type", Kind.TYPE),
              field("accumulation_type", Kind.TYPE),
              number("lhs_component_count"),
              number("rhs_component_count"),
              number("num_primitive_operations"),
              field("allow_imprecise_accumulation", Kind.FLAG)),
          layout(
              17,
              "stablehlo.result_accuracy",
              field("atol", Kind.FLOAT),
              field("rtol", Kind.FLOAT),
              number("ulps"),
              field("mode", Kind.ATTRIBUTE)),
          layout(
              18,
              "stablehlo.replica_group_mesh_axes",
              field("mesh", Kind.ATTRIBUTE),
              field("axes", Kind.ATTRIBUTES)),
          layout(19, "stablehlo.sub_axis_info", number("pre_size"), number("size")),
          layout(
              20,
              "stablehlo.axis_ref",
              field("name", Kind.STRING),
              field("sub_axis_info", Kind.FLAGGED)),
          layout(21, "stablehlo.mesh_axis", field("name", Kind.STRING), number("size")),
          layout(
              22,
              "stablehlo.mesh",
              field("axes", Kind.ATTRIBUTE),
              field("device_ids", Kind.FLAGGED)));

  static final StablehloCodec STABLEHLO =
      new StablehloCodec(
          new Enumerations(
              "stablehlo",
              ImmutableMap.of(
                  2, "comparison_direction",
                  3, "comparison_type",
                  6, "fft_type",
                  8, "precision",
                  9, "rng_algorithm",
                  10, "rng_distribution",
                  12, "transpose",
                  16, "result_accuracy_mode")),
          LAYOUTS);

  static final StablehloCodec CHLO =
      new StablehloCodec(
          new Enumerations(
              "chlo", ImmutableMap.of(0, "comparison_direction", 1, "comparison_type")),
          ImmutableList.of());

  private final Enumerations enumerations;
  private final Structures structures;

  private StablehloCodec(Enumerations enumerations, ImmutableList<Structures.Layout> layouts) {
    this.enumerations = enumerations;
    this.structures = new Structures(layouts, UnaryOperator.identity(), UnaryOperator.identity());
  }

  private static Field field(String name, Kind kind) {
    return new Field(name, kind);
  }

  private static Field number(String name) {
    return new Field(name, Kind.NUMBER);
  }

  private static Field numbers(String name) {
    return new Field(name, Kind.NUMBERS);
  }

  @Override
  public boolean write(Attribute attribute, AttributeSink sink) {
    return switch (attribute) {
      case EnumAttr word -> enumerations.write(word, sink);
      case StructAttr structure -> structures.write(structure, sink);
      default -> false;
    };
  }

  @Override
  public boolean write(Type type, AttributeSink sink) {
    switch (type) {
      case TokenType() -> sink.varint(TOKEN);
      case FutureType(ImmutableList<Type> elements) -> {
        sink.varint(FUTURE);
        sink.types(elements);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public Attribute readAttribute(AttributeSource source) {
    int code = source.code();
    if (enumerations.isEnumeration(code)) {
      return enumerations.read(code, source);
    }
    StructAttr structure = structures.read(code, source);
    if (structure == null) {
      throw source.error("unknown %s attribute code: %d".formatted(enumerations.dialect(), code));
    }
    return structure;
  }

  @Override
  public Type readType(AttributeSource source) {
    int code = source.code();
    return switch (code) {
      case TOKEN -> TokenType.TOKEN;
      case FUTURE -> new FutureType(source.types());
      default ->
          throw source.error("unknown %s type code: %d".formatted(enumerations.dialect(), code));
    };
  }
}
