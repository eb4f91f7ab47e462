// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.hlokit.dialect.FuncOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Cloner;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

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

  /** {@code chlo.broadcast_select}, whose operands' trailing dimensions meet. */
  static List<Value> broadcast(Operation op, Rewriter rewriter) {
    TensorType type = op.result().tensorType();
    if (!type.hasStaticShape() || !op.operands().stream().allMatch(ScalarBodies::isStatic)) {
      return List.of();
    }
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    List<Value> operands =
        op.operands().stream().map(value -> builder.broadcastLike(value, type)).toList();
    return List.of(builder.select(operands.get(0), operands.get(1), operands.get(2)));
  }

  /** {@code ApproxTopK}: the first of all, sorted by the function that compares. */
  static List<Value> approximateTopK(Operation call, Rewriter rewriter) {
    if (call.operandCount() != 4
        || call.resultCount() != 2
        || !(call.attribute("mhlo.backend_config") instanceof DictionaryAttr parameters)
        || !(parameters.get("reduction_dim") instanceof IntegerAttr dimension)
        || !(call.attribute("called_computations") instanceof ArrayAttr called)
        || called.elements().size() != 1
        || !(called.elements().getFirst() instanceof SymbolRefAttr symbol)
        || !call.operands().stream().allMatch(ScalarBodies::isStatic)) {
      return List.of();
    }
    Optional<Operation> comparator = function(call, symbol.root());
    if (comparator.isEmpty()) {
      return List.of();
    }
    Operation function = new Cloner().copy(comparator.get());
    Region body = new Region();
    body.takeBlocks(function.region(0));
    Operation last = body.entry().terminator();
    new Rewriter()
        .before(last)
        .insert(Operation.builder(StablehloOps.RETURN).operands(last.operands()));
    last.erase();
    Operation sort =
        rewriter.insert(
            Operation.builder(StablehloOps.SORT)
                .operand(call.operand(0))
                .operand(call.operand(1))
                .attribute("dimension", dimension)
                .attribute("is_stable", BoolAttr.of(true))
                .region(body)
                .result(call.operand(0).type())
                .result(call.operand(1).type()));
    int along = (int) dimension.longValue();
    long count = call.result(0).tensorType().dimension(along);
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    return sort.results().stream()
        .<Value>map(result -> builder.slice(result, along, 0, count))
        .toList();
  }

  /** The function with a body that is called {@code name} in the module around {@code op}. */
  private static Optional<Operation> function(Operation op, String name) {
    Operation module = op;
    for (Operation around = op.parentOp(); around != null; around = around.parentOp()) {
      module = around;
    }
    for (Operation function : module.region(0).entry().operations()) {
      if (function.is(FuncOps.FUNC)
          && !function.region(0).isEmpty()
          && function.attribute("sym_name") instanceof StringAttr symbol
          && symbol.value().equals(name)) {
        return Optional.of(function);
      }
    }
    return Optional.empty();
  }
}
