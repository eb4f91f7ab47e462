// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import com.google.common.primitives.ImmutableLongArray;
import java.util.List;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.UnrankedTensorType;
import org.hlokit.ir.Value;
import org.hlokit.ir.VectorType;
import org.jspecify.annotations.Nullable;

/**
 * Whether types can describe the same value at run time: a dimension that is not known goes with
 * any, and quantized elements need to agree in storage and meaning but not in scale.
 */
public final class Compatibility {
  private Compatibility() {}

  /** The element type of a shaped type, any other type itself. */
  public static Type element(Type type) {
    return switch (type) {
      case TensorType tensor -> tensor.element();
      case UnrankedTensorType(Type element) -> element;
      case VectorType vector -> vector.element();
      default -> type;
    };
  }

  /** Whether the type is a tensor or vector. */
  public static boolean isShaped(Type type) {
    return type instanceof TensorType
        || type instanceof UnrankedTensorType
        || type instanceof VectorType;
  }

  /** Whether shapes agree; types without a shape agree with each other. */
  public static boolean shapes(Type left, Type right) {
    if (left instanceof TensorType first && right instanceof TensorType second) {
      return Dims.agree(first.shape(), second.shape());
    }
    return isShaped(left) == isShaped(right);
  }

  /** Whether element types agree. */
  public static boolean elements(Type left, Type right) {
    Type first = element(left);
    Type second = element(right);
    if (first == second) {
      return true;
    }
    return first instanceof QuantizedType one && second instanceof QuantizedType other
        ? Quantization.sameStorage(one, other)
            && Quantization.sameLimits(one, other)
            && one.expressed().equals(other.expressed())
            && Quantization.isPerAxis(one) == Quantization.isPerAxis(other)
        : first.equals(second);
  }

  /** Whether shapes, bounds and element types agree. */
  public static boolean types(Type left, Type right) {
    if (left == right) {
      return true;
    }
    return isShaped(left) && isShaped(right)
        ? shapes(left, right) && isWithinBounds(left, right) && elements(left, right)
        : elements(left, right);
  }

  private static boolean isWithinBounds(Type left, Type right) {
    return !(left instanceof TensorType first)
        || !(right instanceof TensorType second)
        || (isWithin(first, Bounds.of(second)) && isWithin(second, Bounds.of(first)));
  }

  private static boolean isWithin(TensorType type, @Nullable ImmutableLongArray bounds) {
    if (bounds == null) {
      return true;
    }
    for (int i = 0; i < Math.min(type.rank(), bounds.length()); i++) {
      if (Dims.isStatic(bounds.get(i)) && bounds.get(i) < type.dimension(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether two lists of types agree pair by pair. */
  static boolean types(List<? extends Type> left, List<? extends Type> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!types(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the types of two lists of values agree pair by pair. */
  static boolean values(List<? extends Value> left, List<? extends Value> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!types(left.get(i).type(), right.get(i).type())) {
        return false;
      }
    }
    return true;
  }

  /** Whether element types are the same, or both floating-point of any precision. */
  static boolean sameElementsButPrecision(Type left, Type right) {
    Type first = element(left);
    Type second = element(right);
    return (first instanceof FloatType && second instanceof FloatType) || first.equals(second);
  }
}
