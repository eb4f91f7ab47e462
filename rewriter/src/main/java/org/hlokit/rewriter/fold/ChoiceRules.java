// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.fold;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.rewriter.fold.Evaluator.Rule;
import org.hlokit.rewriter.fold.Folded.OfFloats;
import org.hlokit.rewriter.fold.Folded.OfIntegers;
import org.jspecify.annotations.Nullable;

/** Ops that compare and choose. */
final class ChoiceRules {
  static final ImmutableMap<OpDefinition, Rule> ALL =
      ImmutableMap.of(
          StablehloOps.COMPARE, ChoiceRules::compare,
          StablehloOps.SELECT, ChoiceRules::select,
          StablehloOps.CLAMP, ChoiceRules::clamp);

  private ChoiceRules() {}

  private static @Nullable Folded compare(Operation op, List<Folded> operands) {
    if (!(op.attribute("comparison_direction") instanceof EnumAttr direction)
        || (op.attribute("compare_type") instanceof EnumAttr order
            && order.value().equals("TOTALORDER"))) {
      return null;
    }
    int size = operands.getFirst().size();
    long[] holds = new long[size];
    for (int i = 0; i < size; i++) {
      Boolean answer = compare(direction.value(), operands.getFirst(), operands.get(1), i);
      if (answer == null) {
        return null;
      }
      holds[i] = answer ? 1 : 0;
    }
    return new OfIntegers(op.result().tensorType(), holds);
  }

  private static @Nullable Boolean compare(String direction, Folded left, Folded right, int i) {
    boolean less;
    boolean equal;
    boolean greater;
    if (left instanceof OfFloats a && right instanceof OfFloats b) {
      less = a.elements()[i] < b.elements()[i];
      equal = a.elements()[i] == b.elements()[i];
      greater = a.elements()[i] > b.elements()[i];
    } else if (left instanceof OfIntegers a && right instanceof OfIntegers b) {
      less = BinaryRules.less(a.elements()[i], b.elements()[i], a.element());
      equal = a.elements()[i] == b.elements()[i];
      greater = !less && !equal;
    } else {
      return null;
    }
    return switch (direction) {
      case "EQ" -> equal;
      case "NE" -> !equal;
      case "LT" -> less;
      case "LE" -> less || equal;
      case "GT" -> greater;
      case "GE" -> greater || equal;
      default -> null;
    };
  }

  private static @Nullable Folded select(Operation op, List<Folded> operands) {
    if (!(operands.getFirst() instanceof OfIntegers which)) {
      return null;
    }
    Folded yes = operands.get(1);
    Folded no = operands.get(2);
    TensorType type = op.result().tensorType();
    boolean one = which.size() == 1;
    return Folded.of(
        type,
        i -> (which.elements()[one ? 0 : i] != 0 ? yes : no).bits(i),
        (int) type.elementCount());
  }

  private static @Nullable Folded clamp(Operation op, List<Folded> operands) {
    Folded low = spread(operands.getFirst(), op);
    Folded high = spread(operands.get(2), op);
    Rule max = BinaryRules.ALL.get(StablehloOps.MAXIMUM);
    Rule min = BinaryRules.ALL.get(StablehloOps.MINIMUM);
    if (max == null || min == null) {
      return null;
    }
    Folded raised = max.evaluate(op, List.of(operands.get(1), low));
    return raised == null ? null : min.evaluate(op, List.of(raised, high));
  }

  private static Folded spread(Folded bound, Operation op) {
    TensorType type = op.result().tensorType();
    return bound.size() == 1 && type.elementCount() != 1
        ? bound.pick(type, new int[(int) type.elementCount()])
        : bound;
  }
}
