// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.Value;
import org.hlokit.tflite.model.Options;
import org.hlokit.tflite.schema.BuiltinOperator;
import org.hlokit.tflite.schema.TensorType;

/**
 * Exporters of operations with regions that run: each region is a subgraph. Values of the
 * surrounding program that a region uses become operands of the operator, and in loops are carried
 * along unchanged.
 */
final class ControlFlow {
  private ControlFlow() {}

  /** {@code while}. */
  static void whileLoop(Operation op, Graph graph) {
    Lowering lowering = graph.plan().lowering();
    List<Value> captures = captures(lowering, op.region(0), op.region(1));
    List<Ref> inputs = new ArrayList<>();
    op.operands().forEach(operand -> inputs.add(graph.read(operand)));
    captures.forEach(capture -> inputs.add(graph.read(capture)));
    int condition =
        lowering.region(
            op.region(0), op.region(0).entry().arguments(), captures, ImmutableList.of());
    int body = lowering.region(op.region(1), op.region(1).entry().arguments(), captures, captures);
    List<Ref> outputs = new ArrayList<>();
    for (Ref input : inputs) {
      outputs.add(graph.tensor(graph.nameFor(), input.type(), input.shape()));
    }
    graph.emit(
        BuiltinOperator.WHILE,
        OptionTables.whileLoop(condition, body),
        outputs,
        inputs.toArray(Ref[]::new));
    for (int i = 0; i < op.resultCount(); i++) {
      graph.define(op.result(i), outputs.get(i));
    }
  }

  /** {@code if}. */
  static void ifElse(Operation op, Graph graph) {
    Lowering lowering = graph.plan().lowering();
    List<Value> captures = captures(lowering, op.region(0), op.region(1));
    int then = lowering.region(op.region(0), ImmutableList.of(), captures, ImmutableList.of());
    int otherwise = lowering.region(op.region(1), ImmutableList.of(), captures, ImmutableList.of());
    branch(
        op,
        graph,
        BuiltinOperator.IF,
        OptionTables.ifElse(then, otherwise),
        graph.reshape(graph.readElements(op.operand(0)), Shape.SCALAR),
        captures);
  }

  /** {@code case} of two branches as an IF. */
  static void choose(Operation op, Graph graph) {
    if (op.regions().size() != 2) {
      throw graph.refusal("a choice between %d branches".formatted(op.regions().size()));
    }
    Lowering lowering = graph.plan().lowering();
    List<Value> captures = captures(lowering, op.region(0), op.region(1));
    Ref index = graph.reshape(graph.readElements(op.operand(0)), Shape.SCALAR);
    Ref first =
        Arithmetic.elementwise(
            graph,
            BuiltinOperator.EQUAL,
            TensorType.BOOL,
            index,
            Scalars.constant(graph, index.type(), 0L));
    int zero = lowering.region(op.region(0), ImmutableList.of(), captures, ImmutableList.of());
    int other = lowering.region(op.region(1), ImmutableList.of(), captures, ImmutableList.of());
    branch(op, graph, BuiltinOperator.IF, OptionTables.ifElse(zero, other), first, captures);
  }

  private static void branch(
      Operation op, Graph graph, int operator, Options options, Ref choice, List<Value> captures) {
    List<Ref> inputs = new ArrayList<>();
    inputs.add(choice);
    captures.forEach(capture -> inputs.add(graph.read(capture)));
    List<Ref> outputs = new ArrayList<>();
    for (Value result : op.results()) {
      outputs.add(graph.tensor(graph.nameFor(), graph.heldType(result), graph.shapeOf(result)));
    }
    graph.emit(operator, options, outputs, inputs.toArray(Ref[]::new));
    for (int i = 0; i < op.resultCount(); i++) {
      graph.define(op.result(i), outputs.get(i));
    }
  }

  /** What regions read of the surrounding program, each value once. */
  private static ImmutableList<Value> captures(Lowering lowering, Region... regions) {
    Set<Value> captures = new LinkedHashSet<>();
    for (Region region : regions) {
      captures.addAll(lowering.plan(region.entry()).captures());
    }
    return ImmutableList.copyOf(captures);
  }
}
