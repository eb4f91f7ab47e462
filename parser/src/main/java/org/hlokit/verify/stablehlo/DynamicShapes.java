// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.ir.TensorType.DYNAMIC;
import static org.hlokit.verify.stablehlo.Arguments.longs;
import static org.hlokit.verify.stablehlo.Arguments.operand;
import static org.hlokit.verify.stablehlo.Arguments.quoted;
import static org.hlokit.verify.stablehlo.Arguments.result;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;

/** Ops whose result's shape is an operand, and ops that read or set extents. */
final class DynamicShapes {
  static final ImmutableMap<OpDefinition, Constraint> CONSTRAINTS =
      ImmutableMap.of(
          StablehloOps.DYNAMIC_BROADCAST_IN_DIM, DynamicShapes::checkBroadcast,
          StablehloOps.DYNAMIC_IOTA, DynamicShapes::checkIota,
          StablehloOps.DYNAMIC_RESHAPE, DynamicShapes::checkReshape,
          StablehloOps.DYNAMIC_PAD, DynamicShapes::checkPad);

  static final ImmutableMap<OpDefinition, Inference> INFERENCES =
      ImmutableMap.of(
          StablehloOps.GET_DIMENSION_SIZE, DynamicShapes::inferGetDimensionSize,
          StablehloOps.SET_DIMENSION_SIZE, DynamicShapes::inferSetDimensionSize);

  private DynamicShapes() {}

  /** A shape that is a constant must go with the type that it describes. */
  private static void requireShape(Value shape, TensorType result) {
    ImmutableLongArray extents = IntegerConstants.of(shape);
    if (extents == null) {
      return;
    }
    boolean isShape = extents.stream().allMatch(extent -> extent >= 0);
    if (!isShape || !Compatibility.types(TensorType.of(result.element(), extents), result)) {
      throw new Violation(
          "output shape [%s] is incompatible with return type of operation %s"
              .formatted(Dims.list(extents), quoted(result)));
    }
  }

  private static void requireElements(TensorType operand, TensorType result) {
    if (!Quantization.isQuantized(operand)
        && !Quantization.isQuantized(result)
        && !Compatibility.elements(operand, result)) {
      throw new Violation(
          "expects operand and result to have compatible element type. Got: %s and %s"
              .formatted(quoted(operand), quoted(result)));
    }
  }

  private static void checkBroadcast(Operation op) {
    TensorType operand = operand(op, 0);
    TensorType result = result(op, 0);
    requireElements(operand, result);
    ImmutableLongArray dimensions = longs(op, "broadcast_dimensions");
    Layout.requireOneDimensionEach(dimensions, operand);
    if (result.rank() < operand.rank()) {
      throw new Violation(
          "result rank (%d) is less than operand rank (%d)"
              .formatted(result.rank(), operand.rank()));
    }
    if (!Dims.isUnique(dimensions)) {
      throw new Violation("broadcast_dimensions should not have duplicates");
    }
    for (int i = 0; i < dimensions.length(); i++) {
      long target = dimensions.get(i);
      Layout.requireDimensionOf(result, target);
      long extent = operand.dimension(i);
      long resultExtent = result.dimension((int) target);
      if (extent != 1 && !Dims.agree(extent, resultExtent)) {
        throw new Violation(
            ("size of operand dimension %d (%d) is not compatible with size of result dimension %d "
                    + "(%d)")
                .formatted(i, extent, target, resultExtent));
      }
    }
    requireShape(op.operand(1), result);
    checkHints(op, operand.rank());
    checkTarget(op, operand, dimensions);
    Quantization.checkBroadcast(operand, result, dimensions);
  }

  private static void checkHints(Operation op, int rank) {
    ImmutableLongArray hints =
        ImmutableLongArray.builder()
            .addAll(longs(op, "known_expanding_dimensions"))
            .addAll(longs(op, "known_nonexpanding_dimensions"))
            .build();
    if (!Dims.isUnique(hints)) {
      throw new Violation("duplicate expansion hint for at least one operand dimension");
    }
    for (int i = 0; i < hints.length(); i++) {
      if (hints.get(i) < 0 || hints.get(i) >= rank) {
        throw new Violation(
            "hint for expanding dimension %d does not refer to a valid operand dimension"
                .formatted(hints.get(i)));
      }
    }
  }

  private static void checkTarget(Operation op, TensorType operand, ImmutableLongArray dimensions) {
    ImmutableLongArray shape = IntegerConstants.of(op.operand(1));
    if (shape == null || !operand.hasStaticShape()) {
      return;
    }
    for (int i = 0; i < dimensions.length(); i++) {
      long extent = operand.dimension(i);
      long target = shape.get((int) dimensions.get(i));
      if (extent != 1 && extent != target) {
        throw new Violation(
            "size of operand dimension %d (%d) is not equal to 1 or value of shape at index %d (%d)"
                .formatted(i, extent, dimensions.get(i), target));
      }
    }
  }

  private static void checkIota(Operation op) {
    TensorType result = result(op, 0);
    if (Arguments.integer(op, "iota_dimension", 0) >= result.rank()) {
      throw new Violation("iota dimension cannot go beyond the output rank.");
    }
    requireShape(op.operand(0), result);
  }

  private static void checkReshape(Operation op) {
    TensorType operand = operand(op, 0);
    TensorType result = result(op, 0);
    requireElements(operand, result);
    if (operand.hasStaticShape() && result.hasStaticShape()) {
      Layout.requireSameCount(operand, result);
    }
    requireShape(op.operand(1), result);
    if (operand(op, 1).dimension(0) != result.rank()) {
      throw new Violation(
          "result should have a rank equal to the number of elements in output_shape");
    }
    ImmutableLongArray shape = IntegerConstants.of(op.operand(1));
    if (shape != null && operand.hasStaticShape()) {
      long count = Dims.count(operand.shape());
      if (count != Dims.count(shape)) {
        throw new Violation(
            ("output_shape is incompatible with input type of operation: input has %d elements, "
                    + "but output_shape has %d")
                .formatted(count, Dims.count(shape)));
      }
    }
    Quantization.checkReshape(operand, result);
  }

  private static void checkPad(Operation op) {
    TensorType operand = operand(op, 0);
    TensorType result = result(op, 0);
    long count = operand(op, 2).dimension(0);
    if (count != operand.rank()) {
      throw new Violation(
          "padding operands size (%d) must match operand rank (%d)"
              .formatted(count, operand.rank()));
    }
    ImmutableLongArray interior = IntegerConstants.of(op.operand(4));
    if (interior == null) {
      return;
    }
    if (interior.stream().anyMatch(padding -> padding < 0)) {
      throw new Violation("interior_padding must be non-negative, but got " + Dims.list(interior));
    }
    ImmutableLongArray low = IntegerConstants.of(op.operand(2));
    ImmutableLongArray high = IntegerConstants.of(op.operand(3));
    if (low == null || high == null || !operand.hasStaticShape() || !result.hasStaticShape()) {
      return;
    }
    for (int i = 0; i < operand.rank(); i++) {
      long extent = operand.dimension(i);
      long wanted = extent + low.get(i) + Math.max(extent - 1, 0) * interior.get(i) + high.get(i);
      if (result.dimension(i) != wanted) {
        throw new Violation(
            "expected output dimension at index %d to equal %d, but got %d"
                .formatted(i, wanted, result.dimension(i)));
      }
    }
  }

  private static int dimension(Operation op, int rank) {
    long dimension = Arguments.integer(op, "dimension", 0);
    if (dimension < 0) {
      throw new Violation("requires non-negative dimension attribute; found (" + dimension + ")");
    }
    if (dimension >= rank) {
      throw new Violation(
          "requires dimension attribute in range [0, %d); found (%d)".formatted(rank, dimension));
    }
    return (int) dimension;
  }

  private static ImmutableList<Type> inferGetDimensionSize(Operation op) {
    dimension(op, operand(op, 0).rank());
    return ImmutableList.of(TensorType.of(IntegerType.I32));
  }

  private static ImmutableList<Type> inferSetDimensionSize(Operation op) {
    if (operand(op, 1).rank() != 0) {
      throw new Violation("size operand should be of rank-0");
    }
    TensorType operand = operand(op, 0);
    int dimension = dimension(op, operand.rank());
    long[] shape = operand.shape().toArray();
    ImmutableLongArray operandBounds = Bounds.of(operand);
    long[] bounds =
        operandBounds == null ? Merging.unbounded(shape.length) : operandBounds.toArray();
    if (shape[dimension] != DYNAMIC) {
      bounds[dimension] = shape[dimension];
    }
    shape[dimension] = DYNAMIC;
    ImmutableLongArray size = IntegerConstants.of(op.operand(1));
    if (size != null && size.get(0) == bounds[dimension]) {
      shape[dimension] = size.get(0);
      bounds[dimension] = DYNAMIC;
    }
    return ImmutableList.of(Bounds.type(shape, operand.element(), null, bounds));
  }
}
