// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.SymbolRefAttr;

/** VHLO attributes with named parameters, as the StableHLO attributes that they stand for. */
final class VhloStructures {
  /** Parameters that StableHLO spells differently. */
  private static final ImmutableMap<String, String> FIELDS =
      ImmutableMap.of(
          "outputTupleIndices", "output_tuple_indices",
          "operandIndex", "operand_index",
          "operandTupleIndices", "operand_tuple_indices");

  private VhloStructures() {}

  /** {@code vhlo.mesh_axis_v1} as {@code stablehlo.mesh_axis}. */
  static StructAttr unwrap(StructAttr struct) {
    String name = struct.mnemonic();
    return new StructAttr(
        "stablehlo." + name.substring("vhlo.".length(), name.length() - "_v1".length()),
        DictionaryAttr.of(
            struct.fields().entries().stream()
                .map(
                    field ->
                        new NamedAttribute(
                            FIELDS.getOrDefault(field.name(), field.name()),
                            unwrap(field.name(), DialectAttributeReader.unwrap(field.value()))))
                .collect(ImmutableList.toImmutableList())));
  }

  /** VHLO has no symbols: a mesh that is one elsewhere is a string here. */
  private static Attribute unwrap(String field, Attribute value) {
    return field.equals("mesh") && value instanceof StringAttr(String symbol, _)
        ? SymbolRefAttr.of(symbol)
        : value;
  }
}
