// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Literals;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/** Bodies that compute scalars, such as reductions have, applied to whole tensors at once. */
final class ScalarBodies {
  /** Operations that are elementwise where all operands are of one shape. */
  private static final ImmutableSet<OpDefinition> CHOICES =
      ImmutableSet.of(StablehloOps.CLAMP, StablehloOps.SELECT);

  private ScalarBodies() {}

  /** Whether all that a body does is done element by element. */
  static boolean canLift(Region body) {
    if (body.blocks().size() != 1) {
      return false;
    }
    for (Operation op : body.entry().operations()) {
      boolean lifts =
          (op.definition().has(Trait.ELEMENTWISE) || CHOICES.contains(op.definition()))
              && op.regions().isEmpty()
              && op.resultCount() == 1;
      if (!lifts && !op.definition().has(Trait.TERMINATOR) && !Literals.isConstant(op)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Inserts a body's operations on tensors.
   *
   * @param body one that {@link #canLift}
   * @param arguments tensors of one shape, for the body's arguments
   * @return tensors of that shape, for what the body returns
   */
  static List<Value> lift(Region body, List<Value> arguments, Rewriter rewriter) {
    Block block = body.entry();
    ImmutableLongArray shape = arguments.getFirst().tensorType().shape();
    Map<Value, Value> lifted = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      lifted.put(block.argument(i), arguments.get(i));
    }
    for (Operation op : block.operations()) {
      if (Literals.isConstant(op)) {
        Operation copy = rewriter.insert(copy(op, List.of(), op.result().tensorType()));
        lifted.put(op.result(), spread(copy.result(), shape, rewriter));
      } else if (!op.definition().has(Trait.TERMINATOR)) {
        List<Value> operands =
            op.operands().stream()
                .map(value -> lifted.computeIfAbsent(value, v -> spread(v, shape, rewriter)))
                .toList();
        TensorType type = TensorType.of(op.result().tensorType().element(), shape);
        lifted.put(op.result(), rewriter.insert(copy(op, operands, type)).result());
      }
    }
    return block.terminator().operands().stream()
        .map(value -> lifted.computeIfAbsent(value, v -> spread(v, shape, rewriter)))
        .toList();
  }

  /** As above, for a body that takes the arguments of {@code left} and then those of the other. */
  static List<Value> lift(Region body, List<Value> left, List<Value> right, Rewriter rewriter) {
    List<Value> arguments = new ArrayList<>(left);
    arguments.addAll(right);
    return lift(body, arguments, rewriter);
  }

  private static Operation copy(Operation op, List<Value> operands, TensorType type) {
    return Operation.builder(op.definition())
        .operands(operands)
        .properties(op.properties())
        .discardable(op.discardable())
        .location(op.location())
        .range(op.range())
        .result(type)
        .build();
  }

  private static Value spread(Value scalar, ImmutableLongArray shape, Rewriter rewriter) {
    return shape.isEmpty() ? scalar : new StablehloBuilder(rewriter).broadcast(scalar, shape);
  }

  /** {@code map}. */
  static List<Value> map(Operation op, Rewriter rewriter) {
    return canLift(op.region(0))
        ? lift(op.region(0), List.copyOf(op.operands()), rewriter)
        : List.of();
  }

  /** Whether a type is a tensor of static shape. */
  static boolean isStatic(Value value) {
    return value.type() instanceof TensorType type && type.hasStaticShape();
  }

  /** Whether a type is a tensor of static shape, of integers or floats. */
  static boolean isNumeric(Value value) {
    return isStatic(value) && Literals.isNumber(value.tensorType().element());
  }
}
