// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/**
 * The type of a value: immutable, compared by content. Parsers intern types, so that {@code ==} is
 * mostly enough on hot paths; {@code equals} is always right.
 */
public sealed interface Type
    permits IntegerType,
        FloatType,
        IndexType,
        NoneType,
        ComplexType,
        QuantizedType,
        TensorType,
        UnrankedTensorType,
        VectorType,
        TupleType,
        FunctionType,
        TokenType,
        FutureType,
        VhloType,
        OpaqueType {}
