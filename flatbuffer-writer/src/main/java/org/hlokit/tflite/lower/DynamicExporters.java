// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import java.util.Optional;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.BuiltinOptions;
import org.hlokit.tflite.schema.ShapeOptions;
import org.hlokit.tflite.schema.TensorType;

/** Exporters of operations on shapes that are known at run time only. */
final class DynamicExporters {
  private DynamicExporters() {}

  /** {@code get_dimension_size} by SHAPE; a constant where the dimension is known. */
  static void dimensionSize(Operation op, Graph graph) {
    int dimension = (int) Attributes.integer(op, "dimension", 0);
    int size = graph.shapeOf(op.operand(0)).size(dimension);
    if (size != Shape.DYNAMIC) {
      graph.define(op.result(), Scalars.constant(graph, TensorType.INT32, (long) size));
      return;
    }
    Ref operand = graph.read(op.operand(0));
    Ref shape =
        graph.derive(
            operand.index(),
            "shape",
            () ->
                graph.emit(
                    BuiltinOperator.SHAPE,
                    OptionTables.table(
                        BuiltinOptions.ShapeOptions,
                        b -> ShapeOptions.createShapeOptions(b, TensorType.INT32)),
                    TensorType.INT32,
                    Shape.of(operand.shape().rank()),
                    operand));
    graph.define(
        op.result(),
        graph.emit(
            BuiltinOperator.SLICE,
            OptionTables.plain(BuiltinOperator.SLICE),
            TensorType.INT32,
            Shape.of(1),
            shape,
            graph.ints(dimension),
            graph.ints(1)));
  }

  /** {@code dynamic_broadcast_in_dim} whose reader wants it in full. */
  static void broadcastInDim(Operation op, Graph graph) {
    Ref small = graph.readBroadcast(op.result());
    graph.define(op.result(), broadcastTo(graph, small, op.operand(1), graph.shapeOf(op.result())));
  }

  /** A tensor repeated to a shape that a value says. */
  private static Ref broadcastTo(Graph graph, Ref ref, Value sizes, Shape shape) {
    return graph.emit(
        BuiltinOperator.BROADCAST_TO,
        OptionTables.plain(BuiltinOperator.BROADCAST_TO),
        ref.type(),
        shape,
        ref,
        graph.cast(graph.read(sizes), TensorType.INT32));
  }

  /**
   * A tensor that all operands of an elementwise operation had repeated, in full; empty where none
   * of them says how long it is.
   */
  static Optional<Ref> repeated(Graph graph, Ref computed, Value result) {
    for (Value operand : graph.current().operands()) {
      Operation op = operand.definingOp();
      if (op != null
          && op.is(StablehloOps.DYNAMIC_BROADCAST_IN_DIM)
          && graph.shapeOf(operand).equals(graph.shapeOf(result))) {
        return Optional.of(broadcastTo(graph, computed, op.operand(1), graph.shapeOf(result)));
      }
    }
    return Optional.empty();
  }
}
