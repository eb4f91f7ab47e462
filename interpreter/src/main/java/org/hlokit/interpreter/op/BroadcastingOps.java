// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.op;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.hlokit.dialect.ChloOps;
import org.hlokit.interpreter.kernel.Arithmetic;
import org.hlokit.interpreter.kernel.Comparison;
import org.hlokit.interpreter.kernel.Complexes;
import org.hlokit.interpreter.kernel.Movement;
import org.hlokit.interpreter.kernel.SpecialFunctions;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.OpDefinition;

/** CHLO ops that first bring their operands to one shape. */
final class BroadcastingOps {
  static final ImmutableMap<OpDefinition, Evaluator> TABLE =
      ImmutableMap.ofEntries(
          binary(ChloOps.BROADCAST_ADD, Arithmetic.ADD::apply),
          binary(ChloOps.BROADCAST_AND, Arithmetic.AND::apply),
          binary(ChloOps.BROADCAST_ATAN2, Arithmetic.ATAN2::apply),
          Map.entry(
              ChloOps.BROADCAST_COMPARE,
              new Evaluator.Single(
                  c -> broadcast(c, (lhs, rhs) -> ElementwiseOps.compare(c, lhs, rhs)))),
          binary(ChloOps.BROADCAST_COMPLEX, Complexes::of),
          binary(ChloOps.BROADCAST_DIVIDE, Arithmetic.DIVIDE::apply),
          binary(ChloOps.BROADCAST_MAXIMUM, Arithmetic.MAXIMUM::apply),
          binary(ChloOps.BROADCAST_MINIMUM, Arithmetic.MINIMUM::apply),
          binary(ChloOps.BROADCAST_MULTIPLY, Arithmetic.MULTIPLY::apply),
          binary(ChloOps.BROADCAST_NEXT_AFTER, SpecialFunctions::nextAfter),
          binary(ChloOps.BROADCAST_OR, Arithmetic.OR::apply),
          binary(ChloOps.BROADCAST_POLYGAMMA, SpecialFunctions.POLYGAMMA::apply),
          binary(ChloOps.BROADCAST_POWER, Arithmetic.POWER::apply),
          binary(ChloOps.BROADCAST_REMAINDER, Arithmetic.REMAINDER::apply),
          Map.entry(ChloOps.BROADCAST_SELECT, new Evaluator.Single(BroadcastingOps::select)),
          binary(ChloOps.BROADCAST_SHIFT_LEFT, Arithmetic.SHIFT_LEFT::apply),
          binary(
              ChloOps.BROADCAST_SHIFT_RIGHT_ARITHMETIC, Arithmetic.SHIFT_RIGHT_ARITHMETIC::apply),
          binary(ChloOps.BROADCAST_SHIFT_RIGHT_LOGICAL, Arithmetic.SHIFT_RIGHT_LOGICAL::apply),
          binary(ChloOps.BROADCAST_SUBTRACT, Arithmetic.SUBTRACT::apply),
          binary(ChloOps.BROADCAST_XOR, Arithmetic.XOR::apply),
          binary(ChloOps.BROADCAST_ZETA, SpecialFunctions.ZETA::apply),
          Map.entry(ChloOps.CONSTANT_LIKE, new Evaluator.Single(BroadcastingOps::constantLike)));

  private BroadcastingOps() {}

  private static Map.Entry<OpDefinition, Evaluator> binary(
      OpDefinition op, BiFunction<Tensor, Tensor, Tensor> function) {
    return Map.entry(op, new Evaluator.Single(c -> broadcast(c, function)));
  }

  private static Tensor broadcast(OpCall call, BiFunction<Tensor, Tensor, Tensor> function) {
    Tensor lhs = call.tensor(0);
    Tensor rhs = call.tensor(1);
    if (call.attribute("broadcast_dimensions") != null && lhs.rank() != rhs.rank()) {
      int[] dims = call.ints("broadcast_dimensions");
      lhs = lhs.rank() < rhs.rank() ? atDimensions(lhs, dims, rhs.rank()) : lhs;
      rhs = rhs.rank() < lhs.rank() ? atDimensions(rhs, dims, lhs.rank()) : rhs;
    }
    int[] shape = common(lhs.shape(), rhs.shape());
    return function.apply(trailing(lhs, shape), trailing(rhs, shape));
  }

  private static Tensor select(OpCall call) {
    int[] shape = common(call.tensor(1).shape(), call.tensor(2).shape());
    Tensor predicate = call.tensor(0);
    shape = common(shape, predicate.shape());
    return Comparison.select(
        predicate.rank() == 0 ? predicate : trailing(predicate, shape),
        trailing(call.tensor(1), shape),
        trailing(call.tensor(2), shape));
  }

  /** Dimensions of extent 1 at the places that {@code dims} does not name. */
  private static Tensor atDimensions(Tensor tensor, int[] dims, int rank) {
    int[] shape = new int[rank];
    java.util.Arrays.fill(shape, 1);
    for (int i = 0; i < dims.length; i++) {
      shape[dims[i]] = tensor.dimension(i);
    }
    return Movement.reshape(tensor, shape);
  }

  private static Tensor trailing(Tensor tensor, int[] shape) {
    int[] dims = new int[tensor.rank()];
    for (int i = 0; i < dims.length; i++) {
      dims[i] = shape.length - dims.length + i;
    }
    return Movement.broadcast(tensor, dims, shape);
  }

  /** NumPy's rule: shapes are aligned at their ends, and an extent of 1 stands for any. */
  private static int[] common(int[] a, int[] b) {
    int[] result = new int[Math.max(a.length, b.length)];
    for (int i = 1; i <= result.length; i++) {
      int x = i <= a.length ? a[a.length - i] : 1;
      int y = i <= b.length ? b[b.length - i] : 1;
      if (x != y && x != 1 && y != 1) {
        throw new EvaluationException(
            "shapes %s and %s cannot be broadcast together"
                .formatted(Shapes.show(a), Shapes.show(b)));
      }
      result[result.length - i] = x == 1 ? y : x;
    }
    return result;
  }

  private static Tensor constantLike(OpCall call) {
    Attribute value = call.attribute("value");
    var type = Shapes.type(call.element(), call.tensor(0).shape());
    return switch (value) {
      case FloatAttr real -> Tensor.filled(type, real.doubleValue());
      case IntegerAttr integer -> Tensor.filled(type, (double) integer.longValue());
      case BoolAttr(boolean truth) -> Tensor.filled(type, truth ? 1 : 0);
      case null, default -> throw new EvaluationException("attribute 'value' is no number");
    };
  }
}
