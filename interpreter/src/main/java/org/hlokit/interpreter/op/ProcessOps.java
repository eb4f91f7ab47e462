// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.op;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hlokit.dialect.InterpreterOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.LongTensor;
import org.hlokit.interpreter.value.RuntimeValue;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.interpreter.value.TokenValue;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.SymbolRefAttr;
import org.jspecify.annotations.Nullable;

/**
 * Ops that know of other processes, but for the collective ones, each as the section of the
 * specification that bears its name says.
 */
final class ProcessOps {
  static final ImmutableMap<OpDefinition, Evaluator> TABLE =
      ImmutableMap.ofEntries(
          many(StablehloOps.INFEED, ProcessOps::infeed),
          // Nobody reads what a program feeds out.
          many(StablehloOps.OUTFEED, c -> ImmutableList.of(TokenValue.TOKEN)),
          many(StablehloOps.PARTITION_ID, c -> id(c.evaluation().process().partition())),
          many(StablehloOps.RECV, ProcessOps::receive),
          many(StablehloOps.REPLICA_ID, c -> id(c.evaluation().process().replica())),
          many(StablehloOps.SEND, ProcessOps::send),
          many(InterpreterOps.RUN_PARALLEL, ProcessOps::runParallel));

  private ProcessOps() {}

  private static Map.Entry<OpDefinition, Evaluator> many(
      OpDefinition op, Function<OpCall, List<? extends RuntimeValue>> function) {
    return Map.entry(op, new Evaluator.Many(function, /* keepsStorage= */ true));
  }

  private static ImmutableList<Tensor> id(int number) {
    return ImmutableList.of(new LongTensor(Shapes.type(IntegerType.UI32), new long[] {number}));
  }

  private static List<RuntimeValue> infeed(OpCall call) {
    String function = call.evaluation().process().grid().infeed();
    return withToken(call.evaluation().call(function, ImmutableList.of()));
  }

  private static List<RuntimeValue> send(OpCall call) {
    call.evaluation()
        .process()
        .grid()
        .send(channel(call), call.operands().subList(0, call.operandCount() - 1));
    return ImmutableList.of(TokenValue.TOKEN);
  }

  private static List<RuntimeValue> receive(OpCall call) {
    return withToken(call.evaluation().process().grid().receive(channel(call)));
  }

  private static int channel(OpCall call) {
    return call.structInt("channel_handle", "handle");
  }

  private static List<RuntimeValue> withToken(List<RuntimeValue> values) {
    return ImmutableList.<RuntimeValue>builder().addAll(values).add(TokenValue.TOKEN).build();
  }

  /** Each program takes the operands that it has arguments for; results follow one another. */
  private static List<RuntimeValue> runParallel(OpCall call) {
    GridProcess.Grid grid = new GridProcess.Grid(symbols(call.attribute("infeed")));
    List<? extends RuntimeValue> rest = call.operands();
    List<RuntimeValue> results = new ArrayList<>();
    ImmutableList<Attribute> rows = elements(call.attribute("programs"));
    for (int replica = 0; replica < rows.size(); replica++) {
      ImmutableList<String> row = symbols(rows.get(replica));
      for (int partition = 0; partition < row.size(); partition++) {
        String program = row.get(partition);
        int count = call.evaluation().argumentCount(program);
        if (count > rest.size()) {
          throw new EvaluationException("has too few operands for the arguments of @" + program);
        }
        GridProcess process = new GridProcess(replica, partition, grid);
        results.addAll(call.evaluation().callAs(process, program, rest.subList(0, count)));
        rest = rest.subList(count, rest.size());
      }
    }
    return results;
  }

  private static ImmutableList<Attribute> elements(@Nullable Attribute list) {
    return switch (list) {
      case null -> ImmutableList.of();
      case ArrayAttr(ImmutableList<Attribute> elements) -> elements;
      default -> throw new EvaluationException("has an attribute that is no list: " + list);
    };
  }

  private static ImmutableList<String> symbols(@Nullable Attribute list) {
    ImmutableList.Builder<String> names = ImmutableList.builder();
    for (Attribute element : elements(list)) {
      if (!(element instanceof SymbolRefAttr symbol)) {
        throw new EvaluationException("has a list with what is no symbol: " + element);
      }
      names.add(symbol.root());
    }
    return names.build();
  }
}
