// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import static org.hlokit.tflite.schema.TensorType.BOOL;
import static org.hlokit.tflite.schema.TensorType.FLOAT64;
import static org.hlokit.tflite.schema.TensorType.INT64;
import static org.hlokit.tflite.schema.TensorType.UINT64;

import org.hlokit.tflite.schema.BuiltinOperator;

/**
 * Casts of unsigned integers of 64 bits, which the runtime does not know, as casts of signed ones.
 * They differ for floats beyond 2^63 only, which are moved there and back.
 */
final class WideCasts {
  private static final double HALF = 0x1p63;

  private WideCasts() {}

  /** A tensor in another type, where either is {@code UINT64}. */
  static Ref cast(Graph graph, Ref ref, byte type) {
    if (ref.type() == UINT64) {
      Ref signed = graph.bits(ref, INT64);
      return ElementTypes.isFloat(type) ? toFloat(graph, signed, type) : graph.cast(signed, type);
    }
    return graph.bits(
        ElementTypes.isFloat(ref.type()) ? fromFloat(graph, ref) : graph.cast(ref, INT64), UINT64);
  }

  private static Ref toFloat(Graph graph, Ref signed, byte type) {
    Ref number = graph.cast(signed, FLOAT64);
    Ref zero = Scalars.constant(graph, INT64, 0L);
    Ref beyond = Arithmetic.elementwise(graph, BuiltinOperator.LESS, BOOL, signed, zero);
    Ref moved =
        Arithmetic.elementwise(
            graph,
            BuiltinOperator.ADD,
            FLOAT64,
            number,
            Scalars.constant(graph, FLOAT64, 2 * HALF));
    return graph.cast(ElementwiseExporters.select(graph, beyond, moved, number), type);
  }

  private static Ref fromFloat(Graph graph, Ref ref) {
    byte type = ElementTypes.held(ref.type());
    if (type == FLOAT64) {
      throw graph.refusal("a cast of FLOAT64 to UINT64, for which there is no kernel");
    }
    Ref number = graph.cast(ref, type);
    Ref half = Scalars.constant(graph, type, HALF);
    Ref beyond = Arithmetic.elementwise(graph, BuiltinOperator.GREATER_EQUAL, BOOL, number, half);
    Ref moved = Arithmetic.elementwise(graph, BuiltinOperator.SUB, type, number, half);
    Ref low = graph.cast(ElementwiseExporters.select(graph, beyond, moved, number), INT64);
    Ref back =
        Arithmetic.elementwise(
            graph, BuiltinOperator.ADD, INT64, low, Scalars.constant(graph, INT64, Long.MIN_VALUE));
    return ElementwiseExporters.select(graph, beyond, back, low);
  }
}
