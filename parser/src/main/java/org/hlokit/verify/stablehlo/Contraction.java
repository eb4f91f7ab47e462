// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.verify.stablehlo.Arguments.longs;
import static org.hlokit.verify.stablehlo.Arguments.operand;
import static org.hlokit.verify.stablehlo.Arguments.quoted;
import static org.hlokit.verify.stablehlo.Arguments.result;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.verify.stablehlo.Bounds.Extent;
import org.jspecify.annotations.Nullable;

/** Sums of products: dot and dot_general. Element types of results are the program's to choose. */
final class Contraction {
  static final ImmutableMap<OpDefinition, Constraint> CONSTRAINTS =
      ImmutableMap.of(
          StablehloOps.DOT, Contraction::checkDot,
          StablehloOps.DOT_GENERAL, Contraction::checkDotGeneral);

  private Contraction() {}

  private static void checkDot(Operation op) {
    requireShape(inferDot(op), result(op, 0));
  }

  /** The result's shape must agree with {@code inferred}. */
  static void requireShape(TensorType inferred, TensorType result) {
    if (!Dims.agree(inferred.shape(), result.shape())) {
      throw new Violation(
          "inferred shape '%s' is incompatible with return type of operation %s"
              .formatted(Dims.text(inferred.shape()), quoted(result)));
    }
  }

  /** Attribute {@code precision_config} has at most one entry for each operand. */
  static void checkPrecision(Operation op) {
    if (op.attribute("precision_config") instanceof ArrayAttr array
        && array.elements().size() > 2) {
      throw new Violation(
          "expects precision config to be empty or have <= 2 elements, got "
              + array.elements().size());
    }
  }

  /** The shape of a dot, with elements of {@code index}. */
  static TensorType inferDot(Operation op) {
    checkPrecision(op);
    TensorType lhs = operand(op, 0);
    TensorType rhs = operand(op, 1);
    int left = lhs.rank();
    int right = rhs.rank();
    if (left < 1
        || left > 2
        || right < 1
        || right > 2
        || !Dims.agree(lhs.dimension(left - 1), rhs.dimension(0))) {
      throw new Violation("expected both lhs/rhs ranks to be either 1 or 2");
    }
    Extents extents = new Extents(lhs, rhs, left + right - 2);
    if (left == 2) {
      extents.add(Extent.of(lhs, extents.lhsBounds, 0));
    }
    if (right == 2) {
      extents.add(Extent.of(rhs, extents.rhsBounds, 1));
    }
    return extents.type();
  }

  private static void checkDotGeneral(Operation op) {
    if (op.attribute("algorithm") instanceof StructAttr algorithm) {
      DotAlgorithms.check(algorithm);
    }
    checkPrecision(op);
    requireShape(inferDotGeneral(op), result(op, 0));
    if (op.attribute("algorithm") != null && !isDefaultPrecision(op)) {
      throw new Violation("must specify DEFAULT precision config when algorithm is set.");
    }
    TensorType lhs = operand(op, 0);
    TensorType rhs = operand(op, 1);
    TensorType result = result(op, 0);
    if (Quantization.isQuantized(lhs)
        || Quantization.isQuantized(rhs)
        || Quantization.isQuantized(result)) {
      checkQuantized(op, lhs, rhs, result);
    }
  }

  private static boolean isDefaultPrecision(Operation op) {
    if (op.attribute("precision_config") instanceof ArrayAttr array) {
      for (Attribute item : array.elements()) {
        if (!(item instanceof EnumAttr(_, String word)) || !word.equals("DEFAULT")) {
          return false;
        }
      }
    }
    return true;
  }

  private static void checkQuantized(
      Operation op, TensorType lhs, TensorType rhs, TensorType result) {
    if (rhs.element() instanceof QuantizedType quantized) {
      if (Quantization.isPerTensor(quantized) && quantized.zeroPoints().get(0) != 0) {
        throw new Violation("Zero point of rhs should be 0");
      }
      if (Quantization.isPerAxis(quantized)) {
        if (quantized.zeroPoints().stream().anyMatch(zero -> zero != 0)) {
          throw new Violation("Zero points of rhs should be 0");
        }
        StructAttr numbers = Arguments.struct(op, "dot_dimension_numbers");
        if (longs(numbers, "rhs_contracting_dimensions").contains(Quantization.axis(quantized))) {
          throw new Violation(
              "Quantization dimension of rhs should not be in the contracting dimension of rhs");
        }
      }
    }
    Quantization.checkContraction(lhs, rhs, result);
  }

  /** The shape of a dot_general, with elements of {@code index}. */
  static TensorType inferDotGeneral(Operation op) {
    StructAttr numbers = Arguments.struct(op, "dot_dimension_numbers");
    TensorType lhs = operand(op, 0);
    TensorType rhs = operand(op, 1);
    checkNumbers(numbers, lhs, rhs);
    ImmutableLongArray lhsBatching = longs(numbers, "lhs_batching_dimensions");
    ImmutableLongArray rhsBatching = longs(numbers, "rhs_batching_dimensions");
    ImmutableLongArray lhsContracting = longs(numbers, "lhs_contracting_dimensions");
    ImmutableLongArray rhsContracting = longs(numbers, "rhs_contracting_dimensions");
    int rank = lhs.rank() + rhs.rank() - lhsBatching.length() - 2 * lhsContracting.length();
    Extents extents = new Extents(lhs, rhs, rank);
    for (int i = 0; i < lhsBatching.length(); i++) {
      Extent left = Extent.of(lhs, extents.lhsBounds, (int) lhsBatching.get(i));
      Extent right = Extent.of(rhs, extents.rhsBounds, (int) rhsBatching.get(i));
      extents.add(left.mostSpecific(right, i));
    }
    for (int i = 0; i < lhs.rank(); i++) {
      if (!lhsBatching.contains(i) && !lhsContracting.contains(i)) {
        extents.add(Extent.of(lhs, extents.lhsBounds, i));
      }
    }
    for (int i = 0; i < rhs.rank(); i++) {
      if (!rhsBatching.contains(i) && !rhsContracting.contains(i)) {
        extents.add(Extent.of(rhs, extents.rhsBounds, i));
      }
    }
    return extents.type();
  }

  /** Constraints (C1) to (C10) of dot_general. */
  static void checkNumbers(StructAttr numbers, TensorType lhs, TensorType rhs) {
    ImmutableLongArray lhsBatching = longs(numbers, "lhs_batching_dimensions");
    ImmutableLongArray rhsBatching = longs(numbers, "rhs_batching_dimensions");
    ImmutableLongArray lhsContracting = longs(numbers, "lhs_contracting_dimensions");
    ImmutableLongArray rhsContracting = longs(numbers, "rhs_contracting_dimensions");
    if (lhsBatching.length() != rhsBatching.length()) {
      throw new Violation("lhs and rhs should have the same number of batching dimensions");
    }
    if (lhsContracting.length() != rhsContracting.length()) {
      throw new Violation("lhs and rhs should have the same number of contracting dimensions");
    }
    Dims.requireDistinct(
        lhsBatching, lhsContracting, "lhs_batching_dimensions", "lhs_contracting_dimensions");
    Dims.requireDistinct(
        rhsBatching, rhsContracting, "rhs_batching_dimensions", "rhs_contracting_dimensions");
    requireInRange(lhsBatching, lhs.rank(), "lhs_batching_dimensions");
    requireInRange(lhsContracting, lhs.rank(), "lhs_contracting_dimensions");
    requireInRange(rhsBatching, rhs.rank(), "rhs_batching_dimensions");
    requireInRange(rhsContracting, rhs.rank(), "rhs_contracting_dimensions");
    requireSameSizes(lhs, lhsBatching, rhs, rhsBatching, "batching");
    requireSameSizes(lhs, lhsContracting, rhs, rhsContracting, "contracting");
  }

  private static void requireInRange(ImmutableLongArray dimensions, int rank, String name) {
    for (int i = 0; i < dimensions.length(); i++) {
      if (dimensions.get(i) < 0 || dimensions.get(i) >= rank) {
        throw new Violation(
            "%s value: %d is out of range: [0, %d)".formatted(name, dimensions.get(i), rank));
      }
    }
  }

  private static void requireSameSizes(
      TensorType lhs,
      ImmutableLongArray lhsDimensions,
      TensorType rhs,
      ImmutableLongArray rhsDimensions,
      String kind) {
    for (int i = 0; i < lhsDimensions.length(); i++) {
      if (!Dims.agree(
          lhs.dimension((int) lhsDimensions.get(i)), rhs.dimension((int) rhsDimensions.get(i)))) {
        throw new Violation(kind + " dimension sizes must match for lhs/rhs");
      }
    }
  }

  /** A result's dimensions while they are found. */
  private static final class Extents {
    private final TensorType lhs;
    private final TensorType rhs;
    private final @Nullable ImmutableLongArray lhsBounds;
    private final @Nullable ImmutableLongArray rhsBounds;
    private final long[] sizes;
    private final long[] bounds;
    private int count;

    Extents(TensorType lhs, TensorType rhs, int rank) {
      this.lhs = lhs;
      this.rhs = rhs;
      this.lhsBounds = Bounds.of(lhs);
      this.rhsBounds = Bounds.of(rhs);
      this.sizes = new long[rank];
      this.bounds = new long[rank];
    }

    void add(Extent extent) {
      sizes[count] = extent.size();
      bounds[count++] = extent.bound();
    }

    TensorType type() {
      return Bounds.type(
          sizes, IndexType.INDEX, lhs.encoding() != null ? lhs.encoding() : rhs.encoding(), bounds);
    }
  }
}
