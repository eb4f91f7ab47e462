// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.ir.TensorType.DYNAMIC;
import static org.hlokit.verify.stablehlo.Arguments.longs;
import static org.hlokit.verify.stablehlo.Arguments.operand;
import static org.hlokit.verify.stablehlo.Arguments.quoted;
import static org.hlokit.verify.stablehlo.Arguments.result;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.jspecify.annotations.Nullable;

/** The ops convolution and dynamic_conv. */
final class Convolution {
  static final ImmutableMap<OpDefinition, Constraint> CONSTRAINTS =
      ImmutableMap.of(
          StablehloOps.CONVOLUTION, Convolution::checkStatic,
          StablehloOps.DYNAMIC_CONV, Convolution::checkDynamic);

  private Convolution() {}

  private static void checkStatic(Operation op) {
    Contraction.requireShape(infer(op), result(op, 0));
    checkQuantized(op);
  }

  private static void checkDynamic(Operation op) {
    checkOperands(op);
    ImmutableLongArray padding = dynamicPadding(op);
    if (padding != null) {
      window(op, padding);
    }
    checkQuantized(op);
  }

  private static StructAttr numbers(Operation op) {
    return Arguments.struct(op, "dimension_numbers");
  }

  /** The shape of a convolution, with elements of {@code index}. */
  static TensorType infer(Operation op) {
    checkOperands(op);
    return outputType(op, window(op, WindowDimensions.padding(op)));
  }

  private static void checkOperands(Operation op) {
    TensorType lhs = operand(op, 0);
    TensorType rhs = operand(op, 1);
    if (lhs.rank() < 2) {
      throw new Violation(
          "expects convolution arguments to have >= 2 dimensions. Got: %s and %s."
              .formatted(quoted(lhs), quoted(rhs)));
    }
    if (lhs.rank() != rhs.rank()) {
      throw new Violation(
          "expects convolution arguments to have same number of dimensions. Got: %s and %s."
              .formatted(quoted(lhs), quoted(rhs)));
    }
    if (!Quantization.isQuantized(lhs)
        && !Quantization.isQuantized(rhs)
        && !lhs.element().equals(rhs.element())) {
      throw new Violation(
          "expects lhs and rhs to have compatible element type. Got: %s and %s"
              .formatted(quoted(lhs.element()), quoted(rhs.element())));
    }
    StructAttr numbers = numbers(op);
    checkNumbers(numbers, lhs.rank());
    checkGroups(op, numbers, lhs, rhs);
    Contraction.checkPrecision(op);
    int spatial = longs(numbers, "input_spatial_dimensions").length();
    if (lhs.rank() != spatial + 2) {
      throw new Violation(
          "expects convolution arguments to have %d dimensions. Got: %d"
              .formatted(spatial + 2, lhs.rank()));
    }
  }

  private static void checkNumbers(StructAttr numbers, int rank) {
    int input = longs(numbers, "input_spatial_dimensions").length();
    int kernel = longs(numbers, "kernel_spatial_dimensions").length();
    int output = longs(numbers, "output_spatial_dimensions").length();
    if (input != kernel || input != output) {
      throw new Violation(
          ("expects the same size for input, kernel and output spatial-dimensions, but got %d, "
                  + "%d, and %d resp.")
              .formatted(input, kernel, output));
    }
    ImmutableLongArray inputs =
        numbersOf(numbers, "input_batch_dimension", "input_feature_dimension", "input");
    ImmutableLongArray kernels =
        numbersOf(
            numbers, "kernel_input_feature_dimension", "kernel_output_feature_dimension", "kernel");
    ImmutableLongArray outputs =
        numbersOf(numbers, "output_batch_dimension", "output_feature_dimension", "output");
    if (!inRange(inputs, rank) || !inRange(kernels, rank) || !inRange(outputs, rank)) {
      throw new Violation(
          "expects input, kernel, and output dimension-numbers to be in-range [0, " + rank + ").");
    }
    requireUnique(inputs, "input");
    requireUnique(kernels, "kernel");
    requireUnique(outputs, "output");
  }

  private static ImmutableLongArray numbersOf(
      StructAttr numbers, String first, String second, String side) {
    return ImmutableLongArray.builder()
        .add(Arguments.integer(numbers, first))
        .add(Arguments.integer(numbers, second))
        .addAll(longs(numbers, side + "_spatial_dimensions"))
        .build();
  }

  private static boolean inRange(ImmutableLongArray values, int rank) {
    for (int i = 0; i < values.length(); i++) {
      if (values.get(i) < 0 || values.get(i) >= rank) {
        return false;
      }
    }
    return true;
  }

  private static void requireUnique(ImmutableLongArray values, String side) {
    if (!Dims.isUnique(values)) {
      throw new Violation(
          "expects %s dimension-numbers to be unique, got {%s}."
              .formatted(side, Dims.list(values)));
    }
  }

  private static long extent(TensorType type, StructAttr numbers, String dimension) {
    return type.dimension((int) Arguments.integer(numbers, dimension));
  }

  private static long groups(Operation op, String name) {
    return Math.max(1, Arguments.integer(op, name, 1));
  }

  private static void checkGroups(
      Operation op, StructAttr numbers, TensorType lhs, TensorType rhs) {
    long featureGroups = groups(op, "feature_group_count");
    long batchGroups = groups(op, "batch_group_count");
    if (batchGroups > 1 && featureGroups > 1) {
      throw new Violation(
          ("expects batch_group_count and feature_group_count not to be both greater than 1. Got "
                  + "%d and %d resp.")
              .formatted(batchGroups, featureGroups));
    }
    long batch = extent(lhs, numbers, "input_batch_dimension");
    long features = extent(lhs, numbers, "input_feature_dimension");
    long kernelInput = extent(rhs, numbers, "kernel_input_feature_dimension");
    long kernelOutput = extent(rhs, numbers, "kernel_output_feature_dimension");
    if (batch != DYNAMIC && batch % batchGroups != 0) {
      throw new Violation(
          ("expects input batch dimension (%d) to be divisible by batch_group_count. Got "
                  + "batch_group_count = %d.")
              .formatted(batch, batchGroups));
    }
    if (features != DYNAMIC) {
      if (features % featureGroups != 0) {
        throw new Violation(
            ("expects input feature dimension (%d) to be a multiple of feature_group_count. Got "
                    + "feature_group_count = %d.")
                .formatted(features, featureGroups));
      }
      if (kernelInput != DYNAMIC && features / featureGroups != kernelInput) {
        throw new Violation(
            ("expects input feature dimension (%d) / feature_group_count = kernel input feature "
                    + "dimension (%d). Got feature_group_count = %d.")
                .formatted(features, kernelInput, featureGroups));
      }
    }
    if (kernelOutput == DYNAMIC) {
      return;
    }
    if (kernelOutput % batchGroups != 0) {
      throw new Violation(
          ("expects output feature dimension size (%d) to be a multiple of batch_group_count. Got "
                  + "batch_group_count = %d.")
              .formatted(kernelOutput, batchGroups));
    }
    if (kernelOutput % featureGroups != 0) {
      throw new Violation(
          ("expects kernel output feature dimension (%d) to be divisible by feature_group_count. "
                  + "For feature_group_count = %d.")
              .formatted(kernelOutput, featureGroups));
    }
  }

  private static WindowDimensions window(Operation op, ImmutableLongArray padding) {
    return WindowDimensions.of(
        select(operand(op, 1), longs(numbers(op), "kernel_spatial_dimensions")),
        longs(op, "window_strides"),
        padding,
        longs(op, "lhs_dilation"),
        longs(op, "rhs_dilation"),
        op.attribute("window_reversal") instanceof DenseArrayAttr(_, var values)
            ? values.length()
            : 0);
  }

  private static ImmutableLongArray select(TensorType type, ImmutableLongArray dimensions) {
    ImmutableLongArray.Builder extents = ImmutableLongArray.builder(dimensions.length());
    dimensions.forEach(dimension -> extents.add(type.dimension((int) dimension)));
    return extents.build();
  }

  private static TensorType outputType(Operation op, WindowDimensions window) {
    StructAttr numbers = numbers(op);
    TensorType lhs = operand(op, 0);
    ImmutableLongArray spatial = longs(numbers, "output_spatial_dimensions");
    long[] windows = window.outputShape(select(lhs, longs(numbers, "input_spatial_dimensions")));
    long[] output = new long[lhs.rank()];
    for (int i = 0; i < windows.length; i++) {
      output[(int) spatial.get(i)] = windows[i];
    }
    long batch = extent(lhs, numbers, "input_batch_dimension");
    long batchGroups = groups(op, "batch_group_count");
    output[(int) Arguments.integer(numbers, "output_batch_dimension")] =
        batch == DYNAMIC ? DYNAMIC : batch / batchGroups;
    output[(int) Arguments.integer(numbers, "output_feature_dimension")] =
        extent(operand(op, 1), numbers, "kernel_output_feature_dimension");
    return TensorType.of(IndexType.INDEX, output);
  }

  /** The padding of a dynamic_conv where it is a constant, else null. */
  private static @Nullable ImmutableLongArray dynamicPadding(Operation op) {
    TensorType padding = operand(op, 2);
    if (padding.rank() != 2) {
      throw new Violation("expects padding to be of rank 2 but got " + padding.rank());
    }
    int spatial = operand(op, 0).rank() - 2;
    if (padding.dimension(0) != spatial || padding.dimension(1) != 2) {
      throw new Violation(
          "expects padding to be of shape [%d, 2], but got [%d, %d]"
              .formatted(spatial, padding.dimension(0), padding.dimension(1)));
    }
    return IntegerConstants.of(op.operand(2));
  }

  private static void checkQuantized(Operation op) {
    TensorType lhs = operand(op, 0);
    TensorType rhs = operand(op, 1);
    TensorType result = result(op, 0);
    if (!Quantization.isQuantized(lhs)
        && !Quantization.isQuantized(rhs)
        && !Quantization.isQuantized(result)) {
      return;
    }
    QuantizedType kernel = Quantization.perAxis(rhs);
    StructAttr numbers = numbers(op);
    if (kernel != null
        && Quantization.axis(kernel)
            != Arguments.integer(numbers, "kernel_output_feature_dimension")) {
      throw new Violation(
          "quantization dimension of rhs should be same with kernel_output_feature_dimension");
    }
    QuantizedType output = Quantization.perAxis(result);
    if (output != null
        && Quantization.axis(output) != Arguments.integer(numbers, "output_feature_dimension")) {
      throw new Violation(
          "quantization dimension of result should be same with output_feature_dimension");
    }
    Quantization.checkContraction(lhs, rhs, result);
  }
}
