// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import static org.hlokit.tflite.schema.TensorType.FLOAT32;

import java.util.ArrayList;
import java.util.List;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.tflite.model.OperatorKind;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.BuiltinOptions;
import org.hlokit.tflite.schema.RandomOptions;
import org.hlokit.tflite.schema.TensorType;

/** Exporters of operations that draw numbers. */
final class RandomExporters {
  private RandomExporters() {}

  /** {@code rng_bit_generator}, whose kernel follows the specification of its algorithms. */
  static void bits(Operation op, Graph graph) {
    byte type = graph.storedType(op.result(1));
    boolean known =
        switch (type) {
          case TensorType.INT32, TensorType.INT64, TensorType.UINT32, TensorType.UINT64 -> true;
          default -> false;
        };
    if (!known) {
      throw graph.refusal(
          "the runtime's STABLEHLO_RNG_BIT_GENERATOR gives no " + TensorType.name(type));
    }
    boolean isNarrow = type == TensorType.INT32 || type == TensorType.UINT32;
    if (isNarrow && Attributes.word(op, "rng_algorithm").equals("THREE_FRY")) {
      throw graph.refusal("the runtime's Threefry gives numbers of 32 bits in another order");
    }
    List<Ref> outputs = new ArrayList<>();
    for (Value result : op.results()) {
      outputs.add(graph.tensor(graph.nameFor(), graph.storedType(result), graph.shapeOf(result)));
    }
    graph.emit(
        OperatorKind.builtin(BuiltinOperator.STABLEHLO_RNG_BIT_GENERATOR, 1),
        StablehloOptions.rngBitGenerator(op, new int[0], graph),
        outputs,
        List.of(graph.bits(graph.read(op.operand(0)), TensorType.UINT64)));
    graph.define(op.result(0), graph.bits(outputs.get(0), graph.storedType(op.result(0))));
    graph.define(op.result(1), outputs.get(1));
  }

  /** {@code rng} of floats: drawn from 0 to 1, or around 0, then scaled and moved. */
  static void draw(Operation op, Graph graph) {
    if (graph.heldType(op.result()) != FLOAT32) {
      throw graph.refusal("the runtime draws floats only");
    }
    boolean uniform = Attributes.word(op, "rng_distribution").equals("UNIFORM");
    int operator =
        uniform ? BuiltinOperator.RANDOM_UNIFORM : BuiltinOperator.RANDOM_STANDARD_NORMAL;
    Ref drawn = graph.tensor(graph.nameFor(), FLOAT32, graph.shapeOf(op.result()));
    graph.emit(
        operator,
        OptionTables.table(
            BuiltinOptions.RandomOptions, b -> RandomOptions.createRandomOptions(b, 0, 0)),
        List.of(drawn),
        graph.cast(graph.read(op.operand(2)), TensorType.INT32));
    Ref a = graph.readBroadcast(op.operand(0));
    Ref b = graph.readBroadcast(op.operand(1));
    Ref scale = uniform ? Arithmetic.elementwise(graph, BuiltinOperator.SUB, FLOAT32, b, a) : b;
    Ref scaled = Arithmetic.elementwise(graph, BuiltinOperator.MUL, FLOAT32, drawn, scale);
    graph.define(
        op.result(), Arithmetic.elementwise(graph, BuiltinOperator.ADD, FLOAT32, scaled, a));
  }
}
