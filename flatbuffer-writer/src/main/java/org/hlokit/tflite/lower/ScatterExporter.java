// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StructAttr;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.BuiltinOptions2;
import org.hlokit.tflite.schema.StablehloScatterOptions;
import org.hlokit.tflite.schema.TensorType;

/** Exporter of {@code scatter} as STABLEHLO_SCATTER, whose kernel follows the specification. */
final class ScatterExporter {
  /** The operators by which the update computation is told to the kernel. */
  private static final ImmutableMap<OpDefinition, Integer> BODIES =
      ImmutableMap.of(
          StablehloOps.ADD, BuiltinOperator.STABLEHLO_ADD,
          StablehloOps.MULTIPLY, BuiltinOperator.STABLEHLO_MULTIPLY,
          StablehloOps.MAXIMUM, BuiltinOperator.STABLEHLO_MAXIMUM,
          StablehloOps.MINIMUM, BuiltinOperator.STABLEHLO_MINIMUM);

  private ScatterExporter() {}

  /** {@code scatter}. */
  static void scatter(Operation op, Graph graph) {
    if (op.operandCount() != 3) {
      throw graph.refusal("a scatter of several inputs at once");
    }
    StructAttr numbers = Attributes.struct(op, "scatter_dimension_numbers");
    if (Attributes.ints(numbers, "input_batching_dims").length != 0) {
      throw graph.refusal("a scatter with batching dimensions");
    }
    Ref operand = graph.read(op.operand(0));
    if (operand.type() == TensorType.COMPLEX64) {
      throw graph.refusal("the runtime's STABLEHLO_SCATTER has no kernel for COMPLEX64");
    }
    Ref updates = graph.read(op.operand(2));
    Ref indexes = indexes(op, graph, numbers, operand.shape());
    int subgraph = graph.plan().lowering().combiner(body(op, graph), operand.type());
    long[] windows = GatherExporters.longs(Attributes.ints(numbers, "update_window_dims"));
    long[] inserted = GatherExporters.longs(Attributes.ints(numbers, "inserted_window_dims"));
    long[] targets =
        GatherExporters.longs(Attributes.ints(numbers, "scatter_dims_to_operand_dims"));
    long vector = Attributes.integer(numbers, "index_vector_dim", 0);
    boolean sorted = Attributes.flag(op, "indices_are_sorted");
    boolean unique = Attributes.flag(op, "unique_indices");
    Options options =
        new Options.Builtin2(
            BuiltinOptions2.StablehloScatterOptions,
            b ->
                StablehloScatterOptions.createStablehloScatterOptions(
                    b,
                    sorted,
                    StablehloScatterOptions.createUpdateWindowDimsVector(b, windows),
                    StablehloScatterOptions.createInsertedWindowDimsVector(b, inserted),
                    StablehloScatterOptions.createScatterDimsToOperandDimsVector(b, targets),
                    vector,
                    unique,
                    subgraph));
    graph.define(
        op.result(0),
        graph.emit(
            BuiltinOperator.STABLEHLO_SCATTER,
            options,
            operand.type(),
            operand.shape(),
            operand,
            indexes,
            updates));
  }

  /** The indexes, those that are negative or far behind moved to just behind the operand. */
  private static Ref indexes(Operation op, Graph graph, StructAttr numbers, Shape operand) {
    Ref given = GatherExporters.indexable(graph, graph.read(op.operand(1)));
    int[] targets = Attributes.ints(numbers, "scatter_dims_to_operand_dims");
    if (targets.length == 0 || !operand.isStatic()) {
      return given;
    }
    int vector = (int) Attributes.integer(numbers, "index_vector_dim", 0);
    int[] behind = Arrays.stream(targets).map(operand::size).toArray();
    return IndexBounds.movedBehind(graph, given, vector, behind);
  }

  /** The operator of the update computation, -1 where the update replaces what is there. */
  private static int body(Operation op, Graph graph) {
    Block block = op.region(0).entry();
    Operation last = block.terminator();
    if (block.firstOp() == last && last.operand(0) == block.argument(1)) {
      return -1;
    }
    OpDefinition combiner = Reductions.combiner(op.region(0));
    Integer operator = combiner == null ? null : BODIES.get(combiner);
    if (operator == null) {
      throw graph.refusal(
          "only updates that replace, add, multiply or take the maximum or minimum are supported");
    }
    return operator;
  }
}
