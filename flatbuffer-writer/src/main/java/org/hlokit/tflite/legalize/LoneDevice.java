// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import java.util.List;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Literals;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/**
 * Operations between devices in a program that is made for one, or whose groups are of one device
 * each: what a device hears of itself alone is what it has.
 */
final class LoneDevice {
  private LoneDevice() {}

  /** A collective over groups. */
  static List<Value> own(Operation op, Rewriter rewriter) {
    boolean isGroupOfOne =
        op.attribute("replica_groups") instanceof DenseElementsAttr groups
            && groups.type() instanceof TensorType type
            && type.rank() == 2
            && type.dimension(1) == 1;
    return isGroupOfOne || isAlone(op) ? given(op) : List.of();
  }

  /** {@code collective_permute} from the only device to itself. */
  static List<Value> permuted(Operation op, Rewriter rewriter) {
    boolean isToItself =
        op.attribute("source_target_pairs") instanceof DenseElementsAttr pairs
            && pairs.type() instanceof TensorType type
            && type.elementCount() == 2
            && Literals.number(pairs.data().read(), type.element(), 0) == 0;
    return isToItself && isAlone(op) ? given(op) : List.of();
  }

  /** {@code partition_id} and {@code replica_id}: the first. */
  static List<Value> number(Operation op, Rewriter rewriter) {
    return isAlone(op)
        ? List.of(new StablehloBuilder(rewriter).splat(op.result().tensorType(), 0))
        : List.of();
  }

  private static List<Value> given(Operation op) {
    if (op.operandCount() != op.resultCount()) {
      return List.of();
    }
    for (int i = 0; i < op.resultCount(); i++) {
      if (!op.operand(i).type().equals(op.result(i).type())) {
        return List.of();
      }
    }
    return List.copyOf(op.operands());
  }

  /** Whether the module says that it has one partition and one replica. */
  private static boolean isAlone(Operation op) {
    Operation module = op;
    for (Operation around = op.parentOp(); around != null; around = around.parentOp()) {
      module = around;
    }
    return isOne(module, "mhlo.num_partitions") && isOne(module, "mhlo.num_replicas");
  }

  private static boolean isOne(Operation module, String attribute) {
    return module.attribute(attribute) instanceof IntegerAttr count && count.longValue() == 1;
  }
}
