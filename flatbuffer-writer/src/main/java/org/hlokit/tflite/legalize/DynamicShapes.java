// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import com.google.common.primitives.Longs;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Literals;
import org.hlokit.rewriter.pattern.Rewriter;

/**
 * Operations on shapes that are known at run time only as those that take their shapes from types:
 * a model's operators find out for themselves how long its dynamic dimensions are.
 */
final class DynamicShapes {
  private DynamicShapes() {}

  /** {@code dynamic_gather}: what is dynamic in a slice is the operand's whole dimension. */
  static List<Value> gather(Operation op, Rewriter rewriter) {
    if (!(op.attribute("dimension_numbers") instanceof StructAttr numbers)) {
      return List.of();
    }
    TensorType operand = op.operand(0).tensorType();
    TensorType result = op.result().tensorType();
    long[] offsets = longs(numbers, "offset_dims");
    long[] absent =
        Longs.concat(
            longs(numbers, "collapsed_slice_dims"), longs(numbers, "operand_batching_dims"));
    long[] sizes = new long[operand.rank()];
    int next = 0;
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Longs.contains(absent, i) ? 1 : result.dimension(Math.toIntExact(offsets[next++]));
    }
    return List.of(
        rewriter
            .insert(
                Operation.builder(StablehloOps.GATHER)
                    .operand(op.operand(0))
                    .operand(op.operand(1))
                    .properties(
                        op.properties().with("slice_sizes", DenseArrayAttr.i64(wholes(sizes))))
                    .discardable(op.discardable())
                    .range(op.range())
                    .result(result))
            .result());
  }

  /** {@code set_dimension_size} to the size that the dimension has. */
  static List<Value> setSize(Operation op, Rewriter rewriter) {
    Value operand = op.operand(0);
    DenseElementsAttr size = Literals.elements(op.operand(1));
    if (size == null
        || !operand.type().equals(op.result().type())
        || !(op.attribute("dimension") instanceof IntegerAttr dimension)
        || !(size.type() instanceof TensorType type)
        || Literals.number(size.data().read(), type.element(), 0)
            != operand.tensorType().dimension((int) dimension.longValue())) {
      return List.of();
    }
    return List.of(operand);
  }

  /** Dynamic sizes as -1. */
  private static long[] wholes(long[] sizes) {
    long[] known = sizes.clone();
    for (int i = 0; i < known.length; i++) {
      known[i] = known[i] == TensorType.DYNAMIC ? -1 : known[i];
    }
    return known;
  }

  /**
   * Whether an operation only checks that a program's arguments have the shapes that it is made
   * for.
   */
  static boolean isShapeAssertion(Operation op) {
    return op.is(StablehloOps.CUSTOM_CALL)
        && op.resultCount() == 0
        && op.attribute("call_target_name") instanceof StringAttr name
        && name.value().equals("shape_assertion");
  }

  private static long[] longs(StructAttr numbers, String field) {
    return numbers.get(field) instanceof DenseArrayAttr array
        ? array.values().toArray()
        : new long[0];
  }
}
