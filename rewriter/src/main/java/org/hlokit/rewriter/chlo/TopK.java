// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.chlo;

import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Block;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.Region;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.jspecify.annotations.Nullable;

/** {@code chlo.top_k}: sorts along the last dimension, with the indices, and takes the first k. */
final class TopK {
  private TopK() {}

  static @Nullable List<? extends Value> legalize(Operation op, Rewriter rewriter) {
    Value operand = op.operand(0);
    if (!(operand.type() instanceof TensorType type)
        || !(op.attribute("k") instanceof IntegerAttr number)) {
      return null;
    }
    int last = type.rank() - 1;
    long k =
        type.isDynamic(last)
            ? number.longValue()
            : Math.min(number.longValue(), type.dimension(last));
    Attribute stable = op.attribute("is_stable");
    boolean isStable = !BoolAttr.FALSE.equals(stable);
    TensorType indices = TensorType.of(IntegerType.I32, type.shape());
    if (type.hasStaticShape()) {
      Value iota = new StablehloBuilder(rewriter).iota(indices, last);
      Operation sort = sort(operand, iota, last, isStable, rewriter);
      return List.of(
          slice(sort.result(0), last, k, rewriter), slice(sort.result(1), last, k, rewriter));
    }
    List<Value> sizes = new ArrayList<>();
    for (int i = 0; i < type.rank(); i++) {
      sizes.add(RuntimeSizes.extent(operand, i, rewriter));
    }
    Value shape = RuntimeSizes.join(sizes, rewriter);
    sizes.set(last, RuntimeSizes.known(k, rewriter));
    Value limits = RuntimeSizes.join(sizes, rewriter);
    Value iota =
        rewriter
            .insert(
                Operation.builder(StablehloOps.DYNAMIC_IOTA)
                    .operand(shape)
                    .attribute("iota_dimension", IntegerAttr.i64(last))
                    .result(indices))
            .result();
    Operation sort = sort(operand, iota, last, isStable, rewriter);
    Value starts = Slices.vector(new long[type.rank()], rewriter);
    Value strides = Slices.vector(Slices.ones(type.rank()), rewriter);
    List<Value> results = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      TensorType part = op.result(i).tensorType();
      results.add(Slices.atRunTime(sort.result(i), part, starts, limits, strides, rewriter));
    }
    return results;
  }

  /** Sorts both by the first, largest first; floating-point numbers in their total order. */
  private static Operation sort(
      Value keys, Value indices, int dimension, boolean isStable, Rewriter rewriter) {
    TensorType key = TensorType.of(keys.tensorType().element());
    Region comparator = new Region();
    Block block = comparator.addBlock();
    Value left = block.addArgument(key);
    Value right = block.addArgument(key);
    block.addArgument(TensorType.of(IntegerType.I32));
    block.addArgument(TensorType.of(IntegerType.I32));
    OperationBuilder compare =
        Operation.builder(StablehloOps.COMPARE)
            .operand(left)
            .operand(right)
            .attribute(
                "comparison_direction", new EnumAttr("stablehlo.comparison_direction", "GT"));
    if (key.element() instanceof FloatType) {
      compare.attribute("compare_type", new EnumAttr("stablehlo.comparison_type", "TOTALORDER"));
    }
    Operation greater = compare.result(TensorType.of(IntegerType.I1)).build();
    block.append(greater);
    block.append(Operation.builder(StablehloOps.RETURN).operand(greater.result()).build());
    return rewriter.insert(
        Operation.builder(StablehloOps.SORT)
            .operands(List.of(keys, indices))
            .attribute("dimension", IntegerAttr.i64(dimension))
            .attribute("is_stable", isStable ? BoolAttr.TRUE : BoolAttr.FALSE)
            .region(comparator)
            .result(keys.type())
            .result(indices.type()));
  }

  private static Value slice(Value value, int dimension, long limit, Rewriter rewriter) {
    ImmutableLongArray shape = value.tensorType().shape();
    long[] limits = shape.toArray();
    limits[dimension] = limit;
    return Slices.insert(value, new long[limits.length], limits, rewriter);
  }
}
