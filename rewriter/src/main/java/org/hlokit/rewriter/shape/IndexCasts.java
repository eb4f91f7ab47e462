// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.shape;

import org.hlokit.dialect.BuiltinOps;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.UnrankedTensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.jspecify.annotations.Nullable;

/**
 * Casts between sizes as the shape dialect has them, {@code index} and {@code tensor<Nxindex>}, and
 * as StableHLO has them, {@code tensor<i32>} and {@code tensor<Nxi32>}.
 */
final class IndexCasts {
  private static final TensorType SCALAR = TensorType.of(IntegerType.I32);

  private final Rewriter rewriter;

  IndexCasts(Rewriter rewriter) {
    this.rewriter = rewriter;
  }

  /** Whether the type is {@code index} or a tensor of it. */
  static boolean isIndex(Type type) {
    return type instanceof IndexType
        || (type instanceof TensorType tensor && tensor.element() instanceof IndexType)
        || (type instanceof UnrankedTensorType(Type element) && element instanceof IndexType);
  }

  /** Whether the type is a tensor of {@code i32}. */
  static boolean isI32(Type type) {
    return type instanceof TensorType tensor && tensor.element().equals(IntegerType.I32);
  }

  /** The value as {@code i32}, or null where it is neither that nor an index of known shape. */
  @Nullable Value toI32(Value value) {
    if (value.type() instanceof IndexType) {
      return cast(value, SCALAR);
    }
    if (!(value.type() instanceof TensorType type) || !type.hasStaticShape()) {
      return null;
    }
    if (isI32(type)) {
      return value;
    }
    return isIndex(type) ? cast(value, type.withElement(IntegerType.I32)) : null;
  }

  /** The value as {@code index}, or null where it is neither that nor {@code i32}. */
  @Nullable Value toIndex(Value value) {
    if (isIndex(value.type())) {
      return value;
    }
    if (!isI32(value.type())) {
      return null;
    }
    TensorType type = value.tensorType();
    return cast(value, type.rank() == 0 ? IndexType.INDEX : type.withElement(IndexType.INDEX));
  }

  /** {@code builtin.unrealized_conversion_cast}. */
  Value cast(Value value, Type type) {
    return rewriter
        .insert(
            Operation.builder(BuiltinOps.UNREALIZED_CONVERSION_CAST).operand(value).result(type))
        .result();
  }
}
