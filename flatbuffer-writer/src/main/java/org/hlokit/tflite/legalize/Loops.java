// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.Region;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/** Loops of a known number of steps. */
final class Loops {
  private static final TensorType COUNTER = TensorType.of(IntegerType.I32);

  /** One step of a loop. */
  interface Step {
    /**
     * Inserts the step.
     *
     * @param counter {@code tensor<i32>}: how many steps came before
     * @param values what is carried
     * @return what is carried on, of the same types
     */
    List<Value> next(Value counter, List<Value> values, Rewriter rewriter);
  }

  private Loops() {}

  /** Inserts a {@code while} of {@code count} steps; what it carries in the end. */
  static List<Value> counted(long count, List<Value> initial, Step step, Rewriter rewriter) {
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    Region condition = new Region();
    Block asks = block(condition, initial);
    Rewriter asking = new Rewriter().atEnd(asks);
    StablehloBuilder ask = new StablehloBuilder(asking);
    Value more = ask.compare("LT", asks.argument(0), ask.splat(COUNTER, (double) count));
    asking.insert(Operation.builder(StablehloOps.RETURN).operand(more));

    Region body = new Region();
    Block does = block(body, initial);
    Rewriter doing = new Rewriter().atEnd(does);
    StablehloBuilder within = new StablehloBuilder(doing);
    List<Value> carried = List.copyOf(does.arguments());
    Value counter = carried.getFirst();
    List<Value> next = new ArrayList<>();
    next.add(within.add(counter, within.splat(COUNTER, 1)));
    next.addAll(step.next(counter, carried.subList(1, carried.size()), doing));
    doing.insert(Operation.builder(StablehloOps.RETURN).operands(next));

    OperationBuilder loop =
        Operation.builder(StablehloOps.WHILE)
            .operand(builder.splat(COUNTER, 0))
            .operands(initial)
            .region(condition)
            .region(body)
            .result(COUNTER);
    initial.forEach(value -> loop.result(value.type()));
    Operation inserted = rewriter.insert(loop);
    return List.copyOf(inserted.results().subList(1, inserted.resultCount()));
  }

  private static Block block(Region region, List<Value> carried) {
    Block block = region.addBlock();
    block.addArgument(COUNTER);
    carried.forEach(value -> block.addArgument(value.type()));
    return block;
  }
}
