// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.dynamism;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import java.util.Map;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.Elements;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.verify.stablehlo.IntegerConstants;
import org.jspecify.annotations.Nullable;

/** Ops that take a shape, padding or indices as operands, as the ops that have it in attributes. */
final class StaticForms {
  /** Builds the op, result type as it is; null where one of those operands is no constant. */
  interface Form {
    @Nullable OperationBuilder of(Operation op);
  }

  /** By the op that takes operands. */
  static final ImmutableMap<OpDefinition, Form> ALL =
      ImmutableMap.<OpDefinition, Form>builder()
          .put(
              StablehloOps.DYNAMIC_BROADCAST_IN_DIM,
              shaped(StablehloOps.BROADCAST_IN_DIM, 1, "broadcast_dimensions"))
          .put(StablehloOps.DYNAMIC_CONV, StaticForms::convolution)
          .put(StablehloOps.DYNAMIC_GATHER, StaticForms::gather)
          .put(StablehloOps.DYNAMIC_IOTA, shaped(StablehloOps.IOTA, 0, "iota_dimension"))
          .put(StablehloOps.DYNAMIC_PAD, StaticForms::pad)
          .put(StablehloOps.DYNAMIC_RESHAPE, shaped(StablehloOps.RESHAPE, 1, ""))
          .put(StablehloOps.REAL_DYNAMIC_SLICE, StaticForms::slice)
          .buildOrThrow();

  private StaticForms() {}

  /** Ops whose last operand is the shape of the result: these types must be known as well. */
  private static Form shaped(OpDefinition target, int shapeOperand, String attribute) {
    return op -> {
      boolean isStatic =
          IntegerConstants.of(op.operand(shapeOperand)) != null
              && isStatic(op.result().type())
              && (!op.is(StablehloOps.DYNAMIC_BROADCAST_IN_DIM) || isStatic(op.operand(0).type()));
      if (!isStatic) {
        return null;
      }
      OperationBuilder builder = builder(target, op, shapeOperand);
      Attribute value = op.attribute(attribute);
      return value == null ? builder : builder.attribute(attribute, value);
    };
  }

  private static boolean isStatic(Type type) {
    return type instanceof TensorType tensor && tensor.hasStaticShape();
  }

  private static OperationBuilder builder(OpDefinition target, Operation op, int operands) {
    return Operation.builder(target)
        .operands(op.operands().subList(0, operands))
        .result(op.result().type())
        .location(op.location());
  }

  private static @Nullable OperationBuilder convolution(Operation op) {
    ImmutableLongArray padding = IntegerConstants.of(op.operand(2));
    if (padding == null) {
      return null;
    }
    TensorType type = TensorType.of(IntegerType.I64, padding.length() / 2, 2);
    return builder(StablehloOps.CONVOLUTION, op, 2)
        .properties(op.properties())
        .attribute("padding", Elements.i64(type, padding.toArray()));
  }

  private static @Nullable OperationBuilder gather(Operation op) {
    ImmutableLongArray sizes = IntegerConstants.of(op.operand(2));
    return sizes == null
        ? null
        : builder(StablehloOps.GATHER, op, 2)
            .properties(op.properties())
            .attribute("slice_sizes", DenseArrayAttr.i64(sizes));
  }

  private static @Nullable OperationBuilder pad(Operation op) {
    return withArrays(
        builder(StablehloOps.PAD, op, 2),
        op,
        ImmutableMap.of("edge_padding_low", 2, "edge_padding_high", 3, "interior_padding", 4));
  }

  private static @Nullable OperationBuilder slice(Operation op) {
    return withArrays(
        builder(StablehloOps.SLICE, op, 1).discardable(op.discardable()),
        op,
        ImmutableMap.of("start_indices", 1, "limit_indices", 2, "strides", 3));
  }

  private static @Nullable OperationBuilder withArrays(
      OperationBuilder builder, Operation op, Map<String, Integer> operands) {
    for (Map.Entry<String, Integer> entry : operands.entrySet()) {
      ImmutableLongArray values = IntegerConstants.of(op.operand(entry.getValue()));
      if (values == null) {
        return null;
      }
      builder.attribute(entry.getKey(), DenseArrayAttr.i64(values));
    }
    return builder;
  }

  /**
   * How long a {@code real_dynamic_slice} of stride 1 is in each dimension, whose limits are its
   * starts plus constants; null for others.
   */
  static @Nullable ImmutableLongArray sliceSizes(Operation op) {
    Operation limit = op.operand(2).definingOp();
    ImmutableLongArray strides = IntegerConstants.of(op.operand(3));
    if (limit == null
        || !limit.is(StablehloOps.ADD)
        || strides == null
        || strides.stream().anyMatch(stride -> stride != 1)) {
      return null;
    }
    for (int i = 0; i < 2; i++) {
      ImmutableLongArray sizes = IntegerConstants.of(limit.operand(1 - i));
      if (limit.operand(i) == op.operand(1) && sizes != null) {
        return sizes;
      }
    }
    return null;
  }
}
