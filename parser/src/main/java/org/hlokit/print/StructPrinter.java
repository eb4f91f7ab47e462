// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import java.util.Arrays;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.jspecify.annotations.Nullable;

/** Writes words of enumerations and attributes with named parameters. */
final class StructPrinter {
  /**
   * How a structure is written.
   *
   * @param sparse whether empty lists and zeros are left out
   */
  private record Layout(boolean sparse, ImmutableList<String> fields) {}

  private static final Layout DOT_ALGORITHM =
      all(
          "lhs_precision_type",
          "rhs_precision_type",
          "accumulation_type",
          "lhs_component_count",
          "rhs_component_count",
          "num_primitive_operations",
          "allow_imprecise_accumulation");
  private static final Layout RESULT_ACCURACY = sparse("atol", "rtol", "ulps", "mode");
  private static final Layout AXIS_REF = all("name", "sub_axis_info");
  private static final Layout MESH = all("axes", "device_ids");
  private static final Layout MESH_AXIS = all("name", "size");
  private static final Layout REPLICA_GROUP_MESH_AXES = all("mesh", "axes");

  /** The order of parameters; that of structures that are not here is by name. */
  private static final ImmutableMap<String, Layout> LAYOUTS =
      ImmutableMap.<String, Layout>builder()
          .put(
              "stablehlo.gather",
              sparse(
                  "offset_dims",
                  "collapsed_slice_dims",
                  "operand_batching_dims",
                  "start_indices_batching_dims",
                  "start_index_map",
                  "index_vector_dim"))
          .put(
              "stablehlo.scatter",
              sparse(
                  "update_window_dims",
                  "inserted_window_dims",
                  "input_batching_dims",
                  "scatter_indices_batching_dims",
                  "scatter_dims_to_operand_dims",
                  "index_vector_dim"))
          .put(
              "stablehlo.dot",
              sparse(
                  "lhs_batching_dimensions",
                  "rhs_batching_dimensions",
                  "lhs_contracting_dimensions",
                  "rhs_contracting_dimensions"))
          .put(
              "chlo.ragged_dot",
              sparse(
                  "lhs_batching_dimensions",
                  "rhs_batching_dimensions",
                  "lhs_contracting_dimensions",
                  "rhs_contracting_dimensions",
                  "lhs_ragged_dimensions",
                  "rhs_group_dimensions"))
          .put("stablehlo.channel_handle", all("handle", "type"))
          .put("stablehlo.dot_algorithm", DOT_ALGORITHM)
          .put(
              "stablehlo.output_operand_alias",
              all("output_tuple_indices", "operand_index", "operand_tuple_indices"))
          .put("stablehlo.result_accuracy", RESULT_ACCURACY)
          .put("stablehlo.axis_ref", AXIS_REF)
          .put("stablehlo.mesh", MESH)
          .put("stablehlo.mesh_axis", MESH_AXIS)
          .put("stablehlo.replica_group_mesh_axes", REPLICA_GROUP_MESH_AXES)
          .put("vhlo.result_accuracy_v1", all("atol", "rtol", "ulps", "mode"))
          .put(
              "vhlo.output_operand_alias_v1",
              all("outputTupleIndices", "operandIndex", "operandTupleIndices"))
          .put("vhlo.sub_axis_info_v1", all("pre_size", "size"))
          .put("vhlo.axis_ref_v1", AXIS_REF)
          .put("vhlo.mesh_v1", MESH)
          .put("vhlo.mesh_axis_v1", MESH_AXIS)
          .put("vhlo.replica_group_mesh_axes_v1", REPLICA_GROUP_MESH_AXES)
          .buildOrThrow();

  private final ByteSink out;
  private final AttributePrinter attributes;

  StructPrinter(ByteSink out, AttributePrinter attributes) {
    this.out = out;
    this.attributes = attributes;
  }

  private static Layout all(String... fields) {
    return new Layout(false, ImmutableList.copyOf(fields));
  }

  private static Layout sparse(String... fields) {
    return new Layout(true, ImmutableList.copyOf(fields));
  }

  /** Writes {@code #stablehlo<comparison_direction LT>}. */
  void print(EnumAttr word) {
    int dot = word.mnemonic().indexOf('.');
    String name = word.mnemonic().substring(dot + 1);
    out.put('#').text(word.mnemonic().substring(0, dot));
    if (name.equals("result_accuracy_mode")) {
      out.put('.').text(name).put('<').text(word.value()).put('>');
    } else {
      out.put('<').text(name).put(' ').text(word.value()).put('>');
    }
  }

  /** Writes {@code #stablehlo.gather<offset_dims = [2], ..>}. */
  void print(StructAttr struct) {
    out.put('#').text(struct.mnemonic());
    body(struct);
  }

  /** Writes what stands after the name. */
  void body(StructAttr struct) {
    out.put('<');
    if (struct.mnemonic().endsWith("hlo.conv")) {
      convolution(struct);
    } else if (struct.mnemonic().equals("stablehlo.bounds")
        && struct.get("bounds") instanceof DenseArrayAttr bounds) {
      extents(bounds);
    } else if (struct.mnemonic().equals("stablehlo.mesh")) {
      mesh(struct);
    } else {
      fields(struct);
    }
    out.put('>');
  }

  private void fields(StructAttr struct) {
    // MHLO's are StableHLO's.
    String name = struct.mnemonic().replaceFirst("^mhlo\\.", "stablehlo.");
    Layout layout = LAYOUTS.get(name);
    boolean first = true;
    if (layout == null) {
      for (NamedAttribute entry : struct.fields().entries()) {
        first = field(first, entry.name(), entry.value());
      }
      return;
    }
    for (String parameter : layout.fields()) {
      Attribute value = struct.get(parameter);
      if (value != null && !(layout.sparse() && isZero(value))) {
        first = field(first, parameter, value);
      }
    }
  }

  private boolean field(boolean first, String name, Attribute value) {
    out.text(first ? "" : ", ").text(name).text(" = ");
    value(value);
    return false;
  }

  /** Writes a parameter, which has no type of its own. */
  private void value(Attribute value) {
    switch (value) {
      case DenseArrayAttr array -> {
        out.put('[');
        extents(array);
        out.put(']');
      }
      case IntegerAttr _, FloatAttr _ -> attributes.print(value, AttributePrinter.TypeElision.MUST);
      case StructAttr part
          when part.mnemonic().equals("stablehlo.sub_axis_info")
              && part.get("pre_size") instanceof IntegerAttr before
              && part.get("size") instanceof IntegerAttr size ->
          out.put('(').text(before.value().toString()).put(')').text(size.value().toString());
      default -> attributes.print(value);
    }
  }

  /** Writes extents of dimensions with commas between them, {@code ?} where one is unknown. */
  void extents(DenseArrayAttr array) {
    for (int i = 0; i < array.values().length(); i++) {
      out.text(i == 0 ? "" : ", ");
      if (array.values().get(i) == TensorType.DYNAMIC) {
        out.put('?');
      } else {
        out.number(array.values().get(i));
      }
    }
  }

  private static boolean isZero(Attribute value) {
    return switch (value) {
      case DenseArrayAttr array -> array.values().isEmpty();
      case IntegerAttr number -> number.value().signum() == 0;
      case FloatAttr number -> number.doubleValue() == 0;
      default -> false;
    };
  }

  /** A mesh is written without spaces, its axes without their names. */
  private void mesh(StructAttr struct) {
    out.text("axes=[");
    if (struct.get("axes") instanceof ArrayAttr(ImmutableList<Attribute> axes)) {
      for (int i = 0; i < axes.size(); i++) {
        out.text(i == 0 ? "" : ", ");
        if (axes.get(i) instanceof StructAttr axis) {
          body(axis);
        } else {
          attributes.print(axes.get(i));
        }
      }
    }
    out.put(']');
    Attribute ids = struct.get("device_ids");
    if (ids != null) {
      out.text(", device_ids=");
      attributes.print(ids);
    }
  }

  // --- Convolutions. --------------------------------------------------------------------------

  /** Writes {@code [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]}. */
  void convolution(StructAttr struct) {
    String[] input = side(struct, "input", "batch", "b", "feature", "f");
    String[] kernel = side(struct, "kernel", "input_feature", "i", "output_feature", "o");
    String[] output = side(struct, "output", "batch", "b", "feature", "f");
    if (input == null || kernel == null || output == null) {
      out.text("raw ");
      fields(struct);
      return;
    }
    dimensions(input);
    out.put('x');
    dimensions(kernel);
    out.text("->");
    dimensions(output);
  }

  private void dimensions(String[] letters) {
    out.put('[').text(String.join(", ", letters)).put(']');
  }

  /** A letter or number for each dimension; null where the parameters contradict each other. */
  private static String @Nullable [] side(
      StructAttr struct, String side, String first, String a, String second, String b) {
    ImmutableLongArray spatial =
        struct.get(side + "_spatial_dimensions") instanceof DenseArrayAttr array
            ? array.values()
            : ImmutableLongArray.of();
    String[] letters = new String[spatial.length() + 2];
    boolean whole =
        place(letters, number(struct, side + "_" + first + "_dimension"), a)
            && place(letters, number(struct, side + "_" + second + "_dimension"), b);
    for (int i = 0; i < spatial.length(); i++) {
      whole = whole && place(letters, spatial.get(i), Integer.toString(i));
    }
    return whole && !Arrays.asList(letters).contains(null) ? letters : null;
  }

  private static long number(StructAttr struct, String field) {
    return struct.get(field) instanceof IntegerAttr number && number.type() instanceof IntegerType
        ? number.longValue()
        : 0;
  }

  private static boolean place(String[] letters, long at, String letter) {
    if (at < 0 || at >= letters.length || letters[(int) at] != null) {
      return false;
    }
    letters[(int) at] = letter;
    return true;
  }
}
