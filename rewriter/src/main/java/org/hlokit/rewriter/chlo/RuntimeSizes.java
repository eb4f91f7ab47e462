// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.chlo;

import com.google.common.primitives.ImmutableLongArray;
import java.util.List;
import org.hlokit.ir.Elements;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/** Extents as values, {@code tensor<1xi64>} each, and shapes made from them. */
final class RuntimeSizes {
  private static final ImmutableLongArray ONE = ImmutableLongArray.of(1);

  private RuntimeSizes() {}

  /** The extent of a dimension, as a constant where it is known. */
  static Value extent(Value value, int dimension, Rewriter rewriter) {
    TensorType type = value.tensorType();
    return type.isDynamic(dimension)
        ? measured(value, dimension, rewriter)
        : known(type.dimension(dimension), rewriter);
  }

  /** The extent of a dimension, asked for at run time. */
  static Value measured(Value value, int dimension, Rewriter rewriter) {
    StablehloBuilder build = new StablehloBuilder(rewriter);
    return build.reshape(
        build.convert(build.dimensionSize(value, dimension), IntegerType.I64), ONE);
  }

  static Value known(long extent, Rewriter rewriter) {
    StablehloBuilder build = new StablehloBuilder(rewriter);
    return build.reshape(build.constant(ConstantLike.scalar(IntegerType.I64, extent)), ONE);
  }

  /** {@code extent}, already a constant of the right shape. */
  static Value constant(long extent, Rewriter rewriter) {
    return new StablehloBuilder(rewriter)
        .constant(Elements.i64(TensorType.of(IntegerType.I64, 1), extent));
  }

  /** One after the other. */
  static Value join(List<Value> sizes, Rewriter rewriter) {
    return new StablehloBuilder(rewriter).concatenate(sizes, 0);
  }
}
