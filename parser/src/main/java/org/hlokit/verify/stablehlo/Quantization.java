// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.verify.stablehlo.Arguments.quoted;
import static org.hlokit.verify.stablehlo.Compatibility.element;

import com.google.common.primitives.ImmutableLongArray;
import java.util.Objects;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/** Constraints on quantized element types that several ops share. */
final class Quantization {
  private Quantization() {}

  static @Nullable QuantizedType of(Type type) {
    return element(type) instanceof QuantizedType quantized ? quantized : null;
  }

  static boolean isQuantized(Type type) {
    return element(type) instanceof QuantizedType;
  }

  /** Whether an element type has one scale for all. */
  static boolean isPerTensor(Type type) {
    return type instanceof QuantizedType quantized && quantized.axes().isEmpty();
  }

  /** Whether an element type has a scale for each index of one dimension. */
  static boolean isPerAxis(Type type) {
    return type instanceof QuantizedType quantized
        && quantized.axes().length() == 1
        && quantized.blockSizes().isEmpty();
  }

  /** The quantized dimension of an element type that is quantized per axis. */
  static int axis(QuantizedType perAxis) {
    return (int) perAxis.axes().get(0);
  }

  /** The type's element type if it is quantized per axis, else null. */
  static @Nullable QuantizedType perAxis(Type type) {
    return element(type) instanceof QuantizedType quantized && isPerAxis(quantized)
        ? quantized
        : null;
  }

  /** Whether values are stored in as many bits; whether they are signed is told by their limits. */
  static boolean sameStorage(QuantizedType left, QuantizedType right) {
    return left.storage() instanceof IntegerType(int width, _)
            && right.storage() instanceof IntegerType(int other, _)
        ? width == other
        : left.storage().equals(right.storage());
  }

  /** Whether the same values can be stored. */
  static boolean sameLimits(QuantizedType left, QuantizedType right) {
    return left.storage() instanceof IntegerType && right.storage() instanceof IntegerType
        ? left.smallest() == right.smallest() && left.largest() == right.largest()
        : Objects.equals(left.storageMin(), right.storageMin())
            && Objects.equals(left.storageMax(), right.storageMax());
  }

  /** Constraints (C2) to (C7) of add. */
  static void checkAdd(Type lhs, Type rhs, Type result) {
    QuantizedType left = of(lhs);
    QuantizedType right = of(rhs);
    QuantizedType sum = of(result);
    if (left == null || right == null || sum == null) {
      throw new Violation(
          "expects  all operands and results to be either quantized or non-quantized");
    }
    if (!sameStorage(left, right) || !sameStorage(left, sum)) {
      throw new Violation("mismatched operands and result quantization storage types");
    }
    if (!left.expressed().equals(right.expressed()) || !left.expressed().equals(sum.expressed())) {
      throw new Violation("mismatched operands and result quantization expressed types");
    }
    if (!isPerAxis(left) && !isPerAxis(right)) {
      if (isPerAxis(sum)) {
        throw new Violation(
            "result per_axis quantized but none from rhs and lhs are per_axis quantized");
      }
      return;
    }
    if (!isPerAxis(sum)) {
      throw new Violation("result is not per_axis quantized but lhs or rhs are");
    }
    requireSameAxis(left, sum, "lhs");
    requireSameAxis(right, sum, "rhs");
  }

  private static void requireSameAxis(QuantizedType operand, QuantizedType result, String name) {
    if (isPerAxis(operand) && axis(operand) != axis(result)) {
      throw new Violation(
          "quantization_dimension of %s and result are not same %s vs %s"
              .formatted(name, quoted(operand), quoted(result)));
    }
  }

  /**
   * What contractions demand: a quantized right-hand side, and either a result quantized like it or
   * floating-point operands of the type that it expresses.
   */
  static void checkContraction(Type lhs, Type rhs, Type result) {
    QuantizedType right = of(rhs);
    if (right == null || isQuantized(lhs) != isQuantized(result)) {
      throw new Violation(
          "rhs should be quantized for quantized operations and "
              + "is_quantized(lhs)=is_quantized(result) should hold");
    }
    QuantizedType left = of(lhs);
    QuantizedType product = of(result);
    if (left == null || product == null) {
      if (!element(lhs).equals(right.expressed()) || !element(lhs).equals(element(result))) {
        throw new Violation(
            "mismatched rhs quantization expressed type and lhs and result element type");
      }
      return;
    }
    if (!sameStorage(left, right)) {
      throw new Violation("mismatched lhs and rhs quantization storage types");
    }
    if (!left.expressed().equals(right.expressed())
        || !left.expressed().equals(product.expressed())) {
      throw new Violation("mismatched lhs, rhs and result quantization expressed types");
    }
    if (isPerTensor(right) && !isPerTensor(product)) {
      throw new Violation("mismatched rhs and result quantization granularity");
    }
  }

  /** Two types that are both quantized per tensor must be quantized alike. */
  static void requireSamePerTensor(Type left, Type right) {
    if (isPerTensor(element(left))
        && isPerTensor(element(right))
        && !element(left).equals(element(right))) {
      throw new Violation(
          "expect same quantization scale and zero_point but got %s vs %s"
              .formatted(quoted(left), quoted(right)));
    }
  }

  /** Two types that are both quantized per axis must have the same scales and zero points. */
  static void requireSamePerAxis(Type left, Type right) {
    QuantizedType first = perAxis(left);
    QuantizedType second = perAxis(right);
    if (first != null && second != null && !sameParameters(first, second)) {
      throw new Violation(
          "expect same quantization scales and zero_points but got %s vs %s"
              .formatted(quoted(left), quoted(right)));
    }
  }

  private static boolean sameParameters(QuantizedType left, QuantizedType right) {
    int count = Math.min(left.scales().size(), right.scales().size());
    for (int i = 0; i < count; i++) {
      if (!left.scales().get(i).equals(right.scales().get(i))
          || left.zeroPoints().get(i) != right.zeroPoints().get(i)) {
        return false;
      }
    }
    return true;
  }

  /** Constraints (C1) and (C3) of reshape. */
  static void checkReshape(TensorType operand, TensorType result) {
    requireSamePerTensor(operand, result);
    requireSamePerAxis(operand, result);
    QuantizedType from = perAxis(operand);
    QuantizedType to = perAxis(result);
    if (from == null || to == null || axis(from) >= operand.rank() || axis(to) >= result.rank()) {
      return;
    }
    if (!Dims.agree(operand.dimension(axis(from)), result.dimension(axis(to)))) {
      throw new Violation(
          "expect same quantization dimension size for operand and result %s and %s"
              .formatted(quoted(operand), quoted(result)));
    }
    if (operand.hasStaticShape() && result.hasStaticShape()) {
      long before = product(operand, axis(from));
      long after = product(result, axis(to));
      if (before != after) {
        throw new Violation(
            ("product of dimensions before quantization dimension must match between operand and "
                    + "result for %d and %d")
                .formatted(before, after));
      }
    }
  }

  private static long product(TensorType type, int count) {
    long product = 1;
    for (int i = 0; i < count; i++) {
      product *= type.dimension(i);
    }
    return product;
  }

  /** Constraint (C6) of broadcast_in_dim, for a result that is quantized per axis. */
  static void checkBroadcast(
      TensorType operand, TensorType result, ImmutableLongArray broadcastDimensions) {
    QuantizedType from = perAxis(operand);
    QuantizedType to = perAxis(result);
    if (from == null || to == null || axis(from) >= broadcastDimensions.length()) {
      return;
    }
    long target = broadcastDimensions.get(axis(from));
    if (axis(to) != target) {
      throw new Violation(
          "result quantization_dimension %d not same as broadcast_dimensions[%d] = %d"
              .formatted(axis(to), axis(from), target));
    }
    if (operand.dimension(axis(from)) != 1) {
      return;
    }
    for (int i = 0; i < to.scales().size(); i++) {
      if (!to.scales().get(i).equals(from.scales().get(0))) {
        throw new Violation(
            "mismatch result scale %d (%s) and operand scale 0 (%s)"
                .formatted(i, number(to, i), number(from, 0)));
      }
      if (to.zeroPoints().get(i) != from.zeroPoints().get(0)) {
        throw new Violation(
            "mismatch result zero_point %d (%d) and operand zero_point 0 (%d)"
                .formatted(i, to.zeroPoints().get(i), from.zeroPoints().get(0)));
      }
    }
  }

  private static String number(QuantizedType type, int index) {
    return "%.6e".formatted(type.scales().get(index).doubleValue());
  }

  /** Constraints (C1) and (C4) of transpose. */
  static void checkTranspose(Type operand, Type result, ImmutableLongArray permutation) {
    requireSamePerTensor(operand, result);
    requireSamePerAxis(operand, result);
    QuantizedType from = perAxis(operand);
    QuantizedType to = perAxis(result);
    if (from == null || to == null || axis(to) >= permutation.length()) {
      return;
    }
    if (axis(from) != permutation.get(axis(to))) {
      throw new Violation(
          "operand quantization_dimension %d is not same as permutation[%d] = %d"
              .formatted(axis(from), axis(to), permutation.get(axis(to))));
    }
  }

  /** Constraint (C2) of uniform_quantize. */
  static void checkQuantize(Operation op) {
    Type operand = element(op.operand(0).type());
    QuantizedType result = of(op.result().type());
    Type expected = operand instanceof QuantizedType quantized ? quantized.expressed() : operand;
    if (result != null && !result.expressed().equals(expected)) {
      throw new Violation(
          "Expressed type of result expected to be %s, but got %s"
              .formatted(quoted(expected), quoted(result.expressed())));
    }
  }
}
