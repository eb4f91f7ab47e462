// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.TensorType;

/** Lookups in tables of 16-bit floats, which must not be widened as a whole at every run. */
final class NarrowTables {
  private NarrowTables() {}

  /**
   * Takes slices along an axis. Of a constant of 16-bit floats the rows are taken as integers of
   * that width, for which there is a kernel, and only they are widened.
   */
  static Ref gather(Graph graph, Value table, Ref indexes, int axis, Shape result) {
    Value base = Views.sameElements(table);
    byte narrow = graph.storedType(base);
    Operation op = base.definingOp();
    if (ElementTypes.isNarrowFloat(narrow) && op != null && ConstantReader.isConstant(op)) {
      Ref stored = ConstantReader.stored(graph, op, base.tensorType());
      Ref bits =
          graph.constant(TensorType.INT16, graph.shapeOf(table), stored.constant().orElseThrow());
      Ref rows = emit(graph, bits, indexes, axis, result);
      Ref floats =
          graph.emit(
              BuiltinOperator.BITCAST,
              OptionTables.plain(BuiltinOperator.BITCAST),
              narrow,
              result,
              rows);
      return graph.cast(floats, ElementTypes.held(narrow));
    }
    return emit(graph, graph.read(table), indexes, axis, result);
  }

  private static Ref emit(Graph graph, Ref table, Ref indexes, int axis, Shape result) {
    return graph.emit(
        BuiltinOperator.GATHER, OptionTables.gather(axis, 0), table.type(), result, table, indexes);
  }
}
