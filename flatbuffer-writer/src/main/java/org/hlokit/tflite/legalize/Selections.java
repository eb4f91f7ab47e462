// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import java.util.List;
import java.util.stream.LongStream;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;

/** Operations that pick, by others that do. */
final class Selections {
  private Selections() {}

  /** {@code torch_index_select} as the gather that it is. */
  static List<Value> torchIndexSelect(Operation op, Rewriter rewriter) {
    TensorType operand = op.operand(0).tensorType();
    int indexRank = op.operand(1).tensorType().rank();
    long dim = op.attribute("dim") instanceof IntegerAttr i ? i.longValue() : 0;
    long batch = op.attribute("batch_dims") instanceof IntegerAttr i ? i.longValue() : 0;
    if (!operand.hasStaticShape()) {
      return List.of();
    }
    long[] offsets =
        LongStream.range(batch, operand.rank())
            .filter(i -> i != dim)
            .map(i -> i < dim ? i : i - 1 + indexRank - batch)
            .toArray();
    long[] batching = LongStream.range(0, batch).toArray();
    long[] sizes =
        LongStream.range(0, operand.rank())
            .map(i -> i < batch || i == dim ? 1 : operand.dimension((int) i))
            .toArray();
    StructAttr numbers =
        new StructAttr(
            "stablehlo.gather",
            DictionaryAttr.EMPTY
                .with("offset_dims", DenseArrayAttr.i64(offsets))
                .with("collapsed_slice_dims", DenseArrayAttr.i64(dim))
                .with("operand_batching_dims", DenseArrayAttr.i64(batching))
                .with("start_indices_batching_dims", DenseArrayAttr.i64(batching))
                .with("start_index_map", DenseArrayAttr.i64(dim))
                .with("index_vector_dim", IntegerAttr.i64(indexRank)));
    return List.of(
        rewriter
            .insert(
                Operation.builder(StablehloOps.GATHER)
                    .operand(op.operand(0))
                    .operand(op.operand(1))
                    .attribute("dimension_numbers", numbers)
                    .attribute("slice_sizes", DenseArrayAttr.i64(sizes))
                    .attribute("indices_are_sorted", BoolAttr.of(false))
                    .range(op.range())
                    .result(op.result().type()))
            .result());
  }

  /** {@code get_tuple_element} of a tuple that is made in the program. */
  static List<Value> tupleElement(Operation op, Rewriter rewriter) {
    Operation tuple = op.operand(0).definingOp();
    return tuple != null
            && tuple.is(StablehloOps.TUPLE)
            && op.attribute("index") instanceof IntegerAttr index
        ? List.of(tuple.operand(Math.toIntExact(index.longValue())))
        : List.of();
  }
}
