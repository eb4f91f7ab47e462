// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.op;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hlokit.dialect.BuiltinOps;
import org.hlokit.dialect.FuncOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.RuntimeValue;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.interpreter.value.TokenValue;
import org.hlokit.interpreter.value.TupleValue;
import org.hlokit.ir.OpDefinition;

/**
 * Ops that decide what runs, and those that only order or bundle values, each as the section of the
 * specification that bears its name says.
 */
final class ControlOps {
  static final ImmutableMap<OpDefinition, Evaluator> TABLE =
      ImmutableMap.ofEntries(
          many(StablehloOps.AFTER_ALL, c -> ImmutableList.of(TokenValue.TOKEN)),
          many(
              StablehloOps.ASYNC_START,
              c -> ImmutableList.of(new TupleValue(ImmutableList.copyOf(c.run(0, c.operands()))))),
          many(StablehloOps.ASYNC_DONE, c -> tuple(c).elements()),
          many(StablehloOps.CASE, ControlOps::choose),
          many(
              StablehloOps.COMPOSITE,
              c -> c.evaluation().call(c.symbol("decomposition"), c.operands())),
          many(StablehloOps.CREATE_TOKEN, c -> ImmutableList.of(TokenValue.TOKEN)),
          many(
              StablehloOps.GET_TUPLE_ELEMENT,
              c -> ImmutableList.of(tuple(c).elements().get(c.integer("index")))),
          many(
              StablehloOps.IF,
              c ->
                  c.run(
                      ((Tensor) c.operands().getFirst()).longAt(0) != 0 ? 0 : 1,
                      ImmutableList.of())),
          many(StablehloOps.OPTIMIZATION_BARRIER, OpCall::operands),
          many(
              StablehloOps.TUPLE,
              c -> ImmutableList.of(new TupleValue(ImmutableList.copyOf(c.operands())))),
          many(StablehloOps.WHILE, ControlOps::loop),
          many(FuncOps.CALL, c -> c.evaluation().call(c.symbol("callee"), c.operands())),
          many(BuiltinOps.UNREALIZED_CONVERSION_CAST, OpCall::operands));

  private ControlOps() {}

  private static Map.Entry<OpDefinition, Evaluator> many(
      OpDefinition op, Function<OpCall, List<? extends RuntimeValue>> function) {
    return Map.entry(op, new Evaluator.Many(function, /* keepsStorage= */ true));
  }

  private static TupleValue tuple(OpCall call) {
    if (call.operands().getFirst() instanceof TupleValue tuple) {
      return tuple;
    }
    throw new EvaluationException("operand 0 is no tuple");
  }

  /** An index outside the branches takes the last one. */
  private static List<RuntimeValue> choose(OpCall call) {
    long index = call.tensor(0).longAt(0);
    int last = call.op().regions().size() - 1;
    return call.run(index < 0 || index > last ? last : (int) index, ImmutableList.of());
  }

  private static List<? extends RuntimeValue> loop(OpCall call) {
    List<? extends RuntimeValue> state = call.operands();
    while (((Tensor) call.run(0, state).getFirst()).longAt(0) != 0) {
      if (Thread.interrupted()) {
        throw new EvaluationException("interrupted");
      }
      state = call.run(1, state);
    }
    return state;
  }
}
