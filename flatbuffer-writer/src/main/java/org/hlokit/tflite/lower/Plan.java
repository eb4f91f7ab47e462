// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import com.google.common.collect.ImmutableList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hlokit.ir.Block;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.tflite.model.ConstantData;

/**
 * Which operations of a block are exported, and in what shapes their results are wanted.
 *
 * <p>Planning walks a block from its end. An operation whose result nobody has read so far needs no
 * operator; of another, the exporter is run on a scratch graph to see what it reads. So an exporter
 * that recognises a whole idiom at its last operation leaves the rest of the idiom unread, and
 * nothing is exported that is not used.
 */
final class Plan {
  private final Lowering lowering;
  private final Block block;
  private final Map<Value, Set<Shape>> wants = new HashMap<>();
  private final Set<Operation> chosen = new HashSet<>();

  /** Values of enclosing blocks that are read here. */
  private final Set<Value> captures = new LinkedHashSet<>();

  private Plan(Lowering lowering, Block block) {
    this.lowering = lowering;
    this.block = block;
  }

  /**
   * Plans a block. What cannot be exported is reported to the lowering, all of it.
   *
   * @param results values that are read whatever the operations read, the terminator's operands
   */
  static Plan of(Lowering lowering, Block block, Collection<Value> results) {
    Plan plan = new Plan(lowering, block);
    Operation last = block.lastOp();
    if (last == null) {
      return plan;
    }
    Graph scratch = plan.scratch(last);
    results.forEach(value -> plan.attempt(last, () -> scratch.read(value)));
    for (Operation op = last.previous(); op != null; op = op.previous()) {
      if (plan.isNeeded(op)) {
        plan.chosen.add(op);
        plan.export(op);
      }
    }
    return plan;
  }

  /** A graph to try one operation on. */
  static Graph scratch(Lowering lowering, Operation op) {
    Block block = op.block();
    if (block == null) {
      throw new IllegalArgumentException("in no block: " + op);
    }
    return new Plan(lowering, block).scratch(op);
  }

  private Graph scratch(Operation op) {
    return new Graph(this, this::want, op);
  }

  private boolean isNeeded(Operation op) {
    if (ConstantReader.isConstant(op)) {
      return false;
    }
    for (OpResult result : op.results()) {
      if (wants.containsKey(result)) {
        return true;
      }
    }
    return lowering.hasEffect(op);
  }

  private void export(Operation op) {
    Graph scratch = scratch(op);
    attempt(op, () -> lowering.export(op, scratch));
  }

  private void attempt(Operation op, Runnable export) {
    try {
      export.run();
    } catch (NotExportableException e) {
      lowering.report(e);
      // Go on as if it were exported, to find what else cannot be.
      for (Value operand : op.operands()) {
        Value base = Views.sameElements(operand);
        want(base, Shape.SCALAR);
      }
    }
  }

  private Ref want(Value base, Shape wanted, Graph graph) {
    want(base, wanted);
    return graph.tensor("", graph.heldType(base), graph.shapeOf(base));
  }

  private void want(Value base, Shape wanted) {
    wants.computeIfAbsent(base, _ -> new HashSet<>()).add(wanted);
    if (base.parentBlock() != block) {
      captures.add(base);
    }
  }

  /** The operations to export, in program order. */
  ImmutableList<Operation> operations() {
    ImmutableList.Builder<Operation> ordered = ImmutableList.builder();
    for (Operation op : block.operations()) {
      if (chosen.contains(op)) {
        ordered.add(op);
      }
    }
    return ordered.build();
  }

  /** Values of enclosing blocks that the operations read. */
  ImmutableList<Value> captures() {
    return ImmutableList.copyOf(captures);
  }

  /** The lowering that this plan is part of. */
  Lowering lowering() {
    return lowering;
  }

  /** The one shape other than its own in which all readers want a value. */
  Optional<Shape> wantedShape(Value value) {
    Set<Shape> shapes = wants.getOrDefault(value, Set.of());
    return shapes.size() == 1 ? Optional.of(shapes.iterator().next()) : Optional.empty();
  }

  /** A constant's bytes, the same object each time, so that they become one buffer. */
  ConstantData data(Operation constant, Supplier<ConstantData> maker) {
    return lowering.data(constant, maker);
  }
}
