// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import com.google.common.primitives.Longs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Cloner;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/**
 * Gathers and scatters with batching dimensions as such without: the position along a batching
 * dimension becomes part of the index, counted by an iota.
 */
final class BatchingDimensions {
  private BatchingDimensions() {}

  /** {@code gather}. */
  static List<Value> gather(Operation op, Rewriter rewriter) {
    return replaced(
        op,
        rewriter,
        "dimension_numbers",
        new Fields(
            "operand_batching_dims",
            "start_indices_batching_dims",
            "collapsed_slice_dims",
            "start_index_map"));
  }

  /** {@code scatter}. */
  static List<Value> scatter(Operation op, Rewriter rewriter) {
    return replaced(
        op,
        rewriter,
        "scatter_dimension_numbers",
        new Fields(
            "input_batching_dims",
            "scatter_indices_batching_dims",
            "inserted_window_dims",
            "scatter_dims_to_operand_dims"));
  }

  /** The names of what gather and scatter call differently. */
  private record Fields(String batching, String indexBatching, String collapsed, String map) {}

  private static List<Value> replaced(
      Operation op, Rewriter rewriter, String attribute, Fields fields) {
    if (!(op.attribute(attribute) instanceof StructAttr numbers)
        || !(numbers.get("index_vector_dim") instanceof IntegerAttr vectorDimension)) {
      return List.of();
    }
    long[] batching = longs(numbers, fields.batching());
    int inputs = op.regions().isEmpty() ? 1 : (op.operandCount() - 1) / 2;
    Value indexes = op.operand(inputs);
    if (batching.length == 0 || !ScalarBodies.isStatic(indexes)) {
      return List.of();
    }
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    int vector = (int) vectorDimension.longValue();
    List<Value> parts = new ArrayList<>();
    Value whole = withVector(widened(indexes, builder), vector, builder);
    long[] shape = whole.tensorType().shape().toArray();
    shape[vector] = 1;
    TensorType counting = TensorType.of(whole.tensorType().element(), shape);
    for (long dimension : longs(numbers, fields.indexBatching())) {
      parts.add(builder.iota(counting, dimension));
    }
    parts.add(whole);
    long[] collapsed = Longs.concat(longs(numbers, fields.collapsed()), batching);
    Arrays.sort(collapsed);
    DictionaryAttr changed =
        numbers
            .fields()
            .with(fields.batching(), DenseArrayAttr.i64())
            .with(fields.indexBatching(), DenseArrayAttr.i64())
            .with(fields.collapsed(), DenseArrayAttr.i64(collapsed))
            .with(
                fields.map(),
                DenseArrayAttr.i64(Longs.concat(batching, longs(numbers, fields.map()))));
    Value joined = builder.concatenate(parts, vector);
    Operation copy = new Cloner().copy(op);
    copy.setAttribute(attribute, new StructAttr(numbers.mnemonic(), changed));
    copy.setOperand(inputs, joined);
    return ImmutableList.copyOf(rewriter.insert(copy).results());
  }

  /** Indexes with a dimension for their components. */
  private static Value withVector(Value indexes, int vector, StablehloBuilder builder) {
    ImmutableLongArray shape = indexes.tensorType().shape();
    return vector < shape.length()
        ? indexes
        : builder.reshape(
            indexes,
            ImmutableLongArray.copyOf(LongStream.concat(shape.stream(), LongStream.of(1))));
  }

  /** Indexes that can count any dimension. */
  private static Value widened(Value indexes, StablehloBuilder builder) {
    boolean narrow =
        indexes.tensorType().element() instanceof IntegerType type && type.width() < Integer.SIZE;
    return narrow ? builder.convert(indexes, IntegerType.I32) : indexes;
  }

  private static long[] longs(StructAttr numbers, String field) {
    return numbers.get(field) instanceof DenseArrayAttr array
        ? array.values().toArray()
        : new long[0];
  }
}
