// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify;

import com.google.common.primitives.ImmutableLongArray;
import java.util.Objects;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.UnrankedTensorType;
import org.hlokit.ir.VectorType;

/** Relations between types. */
final class Types {
  private Types() {}

  /** The element type of a tensor or vector; any other type itself. */
  static Type elementOf(Type type) {
    return switch (type) {
      case TensorType tensor -> tensor.element();
      case UnrankedTensorType(Type element) -> element;
      case VectorType vector -> vector.element();
      default -> type;
    };
  }

  /**
   * Whether values of both types can be the same at run time: dimensions agree where both are
   * known, and known ones keep the other's bounds; quantized elements may differ in scales and zero
   * points.
   */
  static boolean areCompatible(Type left, Type right) {
    if (left == right || left.equals(right)) {
      return true;
    }
    return haveCompatibleShapes(left, right)
        && keepsBounds(left, right)
        && keepsBounds(right, left)
        && areCompatibleElements(elementOf(left), elementOf(right));
  }

  /** Whether two shapes, as far as they are known, are one. */
  static boolean haveCompatibleShapes(Type left, Type right) {
    if (!(left instanceof TensorType first) || !(right instanceof TensorType second)) {
      return true;
    }
    if (first.rank() != second.rank()) {
      return false;
    }
    for (int i = 0; i < first.rank(); i++) {
      if (!first.isDynamic(i)
          && !second.isDynamic(i)
          && first.dimension(i) != second.dimension(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean keepsBounds(Type type, Type bounded) {
    if (!(type instanceof TensorType tensor) || !(bounded instanceof TensorType limits)) {
      return true;
    }
    ImmutableLongArray bounds = bounds(limits);
    for (int i = 0; i < bounds.length() && i < tensor.rank(); i++) {
      if (bounds.get(i) != TensorType.DYNAMIC && bounds.get(i) < tensor.dimension(i)) {
        return false;
      }
    }
    return true;
  }

  /** Upper bounds of dimensions, {@link TensorType#DYNAMIC} where there is none; else empty. */
  static ImmutableLongArray bounds(TensorType tensor) {
    return tensor.encoding() instanceof StructAttr encoding
            && encoding.get("bounds") instanceof DenseArrayAttr(_, ImmutableLongArray bounds)
        ? bounds
        : ImmutableLongArray.of();
  }

  static boolean areCompatibleElements(Type left, Type right) {
    if (left.equals(right)) {
      return true;
    }
    return left instanceof QuantizedType first
        && right instanceof QuantizedType second
        && first.storage().equals(second.storage())
        && Objects.equals(first.storageMin(), second.storageMin())
        && Objects.equals(first.storageMax(), second.storageMax())
        && first.expressed().equals(second.expressed())
        && isPerAxis(first) == isPerAxis(second);
  }

  static boolean isPerAxis(QuantizedType type) {
    return type.axes().length() == 1 && type.blockSizes().isEmpty();
  }
}
