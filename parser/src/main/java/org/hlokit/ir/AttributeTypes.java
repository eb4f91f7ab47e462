// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import org.jspecify.annotations.Nullable;

/** The types that attributes carry. */
public final class AttributeTypes {
  private AttributeTypes() {}

  /** The type of a typed attribute, or null. */
  public static @Nullable Type typeOf(Attribute attribute) {
    return switch (attribute) {
      case BoolAttr _ -> IntegerType.I1;
      case IntegerAttr(Type type, _) -> type;
      case FloatAttr(FloatType type, _, _) -> type;
      case StringAttr(_, Type type) -> type;
      case DenseElementsAttr(Type type, _) -> type;
      case DenseResourceAttr(Type type, _) -> type;
      case SparseElementsAttr(Type type, _, _) -> type;
      case OpaqueAttr(_, Type type) -> type;
      case UnitAttr _,
          TypeAttr _,
          SymbolRefAttr _,
          ArrayAttr _,
          DictionaryAttr _,
          DistinctAttr _,
          DenseArrayAttr _,
          EnumAttr _,
          StructAttr _,
          AffineAttr _,
          VhloAttr _,
          Location _ ->
          null;
    };
  }
}
