// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.verify.stablehlo.Arguments.operand;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;

/** Batch normalisation: a tensor, and parameters for each index of its feature dimension. */
final class BatchNorm {
  static final ImmutableMap<OpDefinition, Inference> INFERENCES =
      ImmutableMap.of(
          StablehloOps.BATCH_NORM_GRAD, op -> withParameters(op, 4),
          StablehloOps.BATCH_NORM_INFERENCE, op -> ImmutableList.of(checked(op, 5)),
          StablehloOps.BATCH_NORM_TRAINING, op -> withParameters(op, 3));

  private BatchNorm() {}

  /**
   * The first operand's type where all operands go together.
   *
   * @param end operands 1 to {@code end - 1} have one dimension; those from there on are like the
   *     first
   */
  private static TensorType checked(Operation op, int end) {
    TensorType operand = operand(op, 0);
    for (int i = end; i < op.operandCount(); i++) {
      if (!Dims.agree(operand.shape(), operand(op, i).shape())) {
        throw new Violation("expects multi-dimensional operands to have compatible shapes.");
      }
    }
    for (int i = 1; i < end; i++) {
      for (int j = i + 1; j < end; j++) {
        if (!Dims.agree(operand(op, i).shape(), operand(op, j).shape())) {
          throw new Violation("expects single-dimensional operands to have compatible shapes.");
        }
      }
    }
    long feature = feature(op);
    if (feature < 0 || feature >= operand.rank()) {
      throw new Violation(
          ("expects featureIndex to be smaller than the rank of multi-dimensional operands; got "
                  + "featureIndex %d, and rank %d.")
              .formatted(feature, operand.rank()));
    }
    long count = operand.dimension((int) feature);
    TensorType parameter = operand(op, 1);
    if (parameter.rank() == 1 && !Dims.agree(parameter.dimension(0), count)) {
      throw new Violation(
          ("expects the size of single-dimensional operands to be compatible with feature count, "
                  + "but the size of single-dimensional operands is %s and the feature count is "
                  + "%s.")
              .formatted(Dims.text(parameter.dimension(0)), Dims.text(count)));
    }
    return operand;
  }

  private static long feature(Operation op) {
    return Arguments.integer(op, "feature_index", 0);
  }

  /** The operand's type and twice that of a parameter. */
  private static ImmutableList<Type> withParameters(Operation op, int end) {
    TensorType operand = checked(op, end);
    int feature = (int) feature(op);
    ImmutableLongArray bounds = Bounds.of(operand);
    TensorType parameter =
        Bounds.type(
            new long[] {operand.dimension(feature)},
            operand.element(),
            null,
            bounds == null ? null : new long[] {bounds.get(feature)});
    return ImmutableList.of(operand, parameter, parameter);
  }
}
