// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/** A compile-time constant: immutable, compared by content. */
public sealed interface Attribute
    permits UnitAttr,
        BoolAttr,
        IntegerAttr,
        FloatAttr,
        StringAttr,
        TypeAttr,
        SymbolRefAttr,
        ArrayAttr,
        DictionaryAttr,
        DistinctAttr,
        DenseArrayAttr,
        DenseElementsAttr,
        DenseResourceAttr,
        SparseElementsAttr,
        EnumAttr,
        StructAttr,
        AffineAttr,
        VhloAttr,
        OpaqueAttr,
        Location {}
