// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.chlo;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.Elements;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/** Slices of stride 1, also of everything. */
final class Slices {
  private Slices() {}

  static Value insert(Value value, long[] starts, long[] limits, Rewriter rewriter) {
    long[] shape = new long[starts.length];
    Arrays.setAll(shape, i -> limits[i] - starts[i]);
    return rewriter
        .insert(
            Operation.builder(StablehloOps.SLICE)
                .operand(value)
                .attribute("start_indices", DenseArrayAttr.i64(starts))
                .attribute("limit_indices", DenseArrayAttr.i64(limits))
                .attribute("strides", DenseArrayAttr.i64(ones(starts.length)))
                .result(TensorType.of(value.tensorType().element(), shape)))
        .result();
  }

  /** A slice whose starts, limits and strides are values. */
  static Value atRunTime(
      Value value, TensorType type, Value starts, Value limits, Value strides, Rewriter rewriter) {
    return new StablehloBuilder(rewriter)
        .create(StablehloOps.REAL_DYNAMIC_SLICE, type, List.of(value, starts, limits, strides));
  }

  /** {@code dense<values> : tensor<nxi64>}. */
  static Value vector(long[] values, Rewriter rewriter) {
    return new StablehloBuilder(rewriter)
        .constant(Elements.i64(TensorType.of(IntegerType.I64, values.length), values));
  }

  /** {@code added, added + 1, ..}: dimensions of a shape behind {@code added} others. */
  static long[] trailing(int rank, int added) {
    return LongStream.range(added, (long) added + rank).toArray();
  }

  static long[] ones(int count) {
    long[] ones = new long[count];
    Arrays.fill(ones, 1);
    return ones;
  }
}
