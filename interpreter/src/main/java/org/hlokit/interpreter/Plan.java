// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hlokit.interpreter.op.Evaluator;
import org.hlokit.interpreter.op.Evaluators;
import org.hlokit.interpreter.value.RuntimeValue;
import org.hlokit.ir.Block;
import org.hlokit.ir.Operation;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.Region;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * A function made ready to run: every value of it and of the regions inside has a slot in one
 * array, and every operation knows its slots and those that nobody reads after it.
 */
final class Plan {
  private final Map<Value, Integer> slots = new HashMap<>();
  private final Map<Block, BlockPlan> blocks = new HashMap<>();

  /** The operations of a block; {@code result} are the slots that its terminator returns. */
  @SuppressWarnings("ArrayRecordComponent") // slots, which nobody compares
  record BlockPlan(int[] arguments, List<Step> steps, int[] result) {}

  /** One operation. */
  static final class Step {
    final Operation op;
    final @Nullable Evaluator evaluator;
    final int[] operands;
    final int[] results;
    final boolean quantized;
    int[] dead = {};

    /** The value of a small constant once it has been read. */
    @Nullable RuntimeValue constant;

    Step(Operation op, @Nullable Evaluator evaluator, int[] operands, int[] results) {
      this.op = op;
      this.evaluator = evaluator;
      this.operands = operands;
      this.results = results;
      this.quantized =
          op.operands().stream().anyMatch(value -> isQuantized(value.type()))
              || op.results().stream().anyMatch(value -> isQuantized(value.type()));
    }
  }

  Plan(Region region) {
    add(region);
  }

  /** Values that are there before the first operation, in their order from slot 0 on. */
  Plan(List<Value> inputs) {
    inputs.forEach(this::slot);
  }

  static boolean isQuantized(Type type) {
    return type instanceof TensorType tensor && tensor.element() instanceof QuantizedType;
  }

  int slotCount() {
    return slots.size();
  }

  BlockPlan block(Region region) {
    BlockPlan plan = blocks.get(region.entry());
    if (plan == null) {
      throw new IllegalArgumentException("region is not part of this plan");
    }
    return plan;
  }

  int slot(Value value) {
    return slots.computeIfAbsent(value, _ -> slots.size());
  }

  private int[] slots(List<? extends Value> values) {
    return values.stream().mapToInt(this::slot).toArray();
  }

  private void add(Region region) {
    for (Block block : region.blocks()) {
      int[] arguments = slots(block.arguments());
      List<Step> steps = new ArrayList<>();
      int[] result = {};
      for (Operation op : block.operations()) {
        if (op.definition().has(Trait.TERMINATOR)) {
          result = slots(op.operands());
        } else {
          steps.add(step(op));
        }
      }
      markDead(block, steps);
      blocks.put(block, new BlockPlan(arguments, List.copyOf(steps), result));
    }
  }

  Step step(Operation op) {
    Step step =
        new Step(op, Evaluators.find(op.definition()), slots(op.operands()), slots(op.results()));
    op.regions().forEach(this::add);
    return step;
  }

  /** Finds for each step the values of this block that are read there for the last time. */
  private void markDead(Block block, List<Step> steps) {
    Set<Value> own = new HashSet<>();
    own.addAll(block.arguments());
    steps.forEach(step -> own.addAll(step.op.results()));
    Operation last = block.lastOp();
    if (last != null && last.definition().has(Trait.TERMINATOR)) {
      last.operands().forEach(own::remove);
    }
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      Set<Integer> dead = new HashSet<>();
      step.op.walk(
          op -> {
            for (Value operand : op.operands()) {
              if (own.remove(operand)) {
                dead.add(slot(operand));
              }
            }
          });
      for (Value result : step.op.results()) {
        if (own.remove(result)) {
          dead.add(slot(result));
        }
      }
      step.dead = dead.stream().mapToInt(Integer::intValue).toArray();
    }
  }
}
