// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import org.hlokit.ir.AffineAttr;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.DenseResourceAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.DistinctAttr;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Location;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.OpaqueAttr;
import org.hlokit.ir.SparseElementsAttr;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.UnitAttr;
import org.hlokit.ir.VhloAttr;
import org.jspecify.annotations.Nullable;

/** Attributes of VHLO and what they stand for. */
public final class VhloAttributes {
  /** The structures that VHLO has as structures. The others it spreads over several attributes. */
  private static final ImmutableSet<String> STRUCTURES =
      ImmutableSet.of(
          "stablehlo.axis_ref",
          "stablehlo.bounds",
          "stablehlo.mesh",
          "stablehlo.mesh_axis",
          "stablehlo.output_operand_alias",
          "stablehlo.replica_group_mesh_axes",
          "stablehlo.result_accuracy",
          "stablehlo.sub_axis_info");

  private VhloAttributes() {}

  /**
   * The builtin or StableHLO attribute that {@code attribute} is or stands for. One of a version of
   * VHLO that no table knows, {@code #vhlo.string_v7<"a">}, is read as the version that is known.
   */
  public static Attribute unwrap(Attribute attribute) {
    return switch (attribute) {
      case VhloAttr(Attribute inner) -> inner;
      case OpaqueAttr(String text, _) when text.startsWith("#vhlo") ->
          UnknownVersions.read(text).orElse(attribute);
      default -> attribute;
    };
  }

  /** The VHLO attribute for {@code attribute}, or null where VHLO has none. */
  public static @Nullable Attribute wrap(Attribute attribute) {
    if (attribute instanceof VhloAttr) {
      return attribute;
    }
    Attribute form = form(attribute);
    return form == null ? null : new VhloAttr(form);
  }

  /**
   * The attribute that VHLO keeps in place of {@code attribute}, or null where it has none. VHLO
   * knows neither arrays of plain numbers, which become tensors, nor symbols, which become strings.
   * What has no form inside an array or a dictionary stays as it is.
   */
  private static @Nullable Attribute form(Attribute attribute) {
    return switch (attribute) {
      case BoolAttr _ -> attribute;
      case IntegerAttr(Type type, _) -> VhloTypes.hasForm(type) ? attribute : null;
      case FloatAttr value -> VhloTypes.hasForm(value.type()) ? attribute : null;
      case StringAttr(_, Type type) -> type == null ? attribute : null;
      case TypeAttr(Type type) -> VhloTypes.hasForm(type) ? attribute : null;
      case SymbolRefAttr(String root, ImmutableList<String> nested) ->
          nested.isEmpty() ? StringAttr.of(root) : null;
      case ArrayAttr(ImmutableList<Attribute> elements) ->
          new ArrayAttr(
              elements.stream().map(VhloAttributes::formOrSame).collect(toImmutableList()));
      case DictionaryAttr(ImmutableList<NamedAttribute> entries) ->
          new DictionaryAttr(
              entries.stream()
                  .map(entry -> new NamedAttribute(entry.name(), formOrSame(entry.value())))
                  .collect(toImmutableList()));
      case DenseArrayAttr array ->
          array.element().equals(IntegerType.I64) || array.element().equals(IntegerType.I1)
              ? Elements.tensor(array)
              : null;
      case DenseElementsAttr(Type type, ElementData data) ->
          VhloTypes.hasForm(type) && !(data instanceof ElementData.Strings) ? attribute : null;
      case DenseResourceAttr(Type type, var resource) -> {
        ElementData blob = resource.blob();
        yield blob != null && VhloTypes.hasForm(type) ? new DenseElementsAttr(type, blob) : null;
      }
      case EnumAttr(String mnemonic, _) -> mnemonic.startsWith("stablehlo.") ? attribute : null;
      case StructAttr(String mnemonic, _) -> STRUCTURES.contains(mnemonic) ? attribute : null;
      case UnitAttr _,
          SparseElementsAttr _,
          AffineAttr _,
          DistinctAttr _,
          VhloAttr _,
          OpaqueAttr _,
          Location _ ->
          null;
    };
  }

  private static Attribute formOrSame(Attribute attribute) {
    Attribute form = form(attribute);
    return form == null ? attribute : form;
  }
}
