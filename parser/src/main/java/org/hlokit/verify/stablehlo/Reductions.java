// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.verify.stablehlo.Arguments.block;
import static org.hlokit.verify.stablehlo.Arguments.longs;
import static org.hlokit.verify.stablehlo.Arguments.operand;
import static org.hlokit.verify.stablehlo.Arguments.quoted;
import static org.hlokit.verify.stablehlo.Arguments.tensor;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;

/** Ops that apply a region to elements along dimensions: reduce, map and sort. */
final class Reductions {
  static final ImmutableMap<OpDefinition, Constraint> CONSTRAINTS =
      ImmutableMap.of(
          StablehloOps.REDUCE, Reductions::checkReduce,
          StablehloOps.SORT, Reductions::checkSort);

  static final ImmutableMap<OpDefinition, Inference> INFERENCES =
      ImmutableMap.of(
          StablehloOps.REDUCE, Reductions::inferReduce,
          StablehloOps.MAP, Reductions::inferMap,
          StablehloOps.SORT, Reductions::inferSort);

  private Reductions() {}

  /** The types of operands {@code from .. to - 1}. */
  static ImmutableList<Type> types(Operation op, int from, int to) {
    ImmutableList.Builder<Type> types = ImmutableList.builderWithExpectedSize(to - from);
    for (int i = from; i < to; i++) {
      types.add(op.operand(i).type());
    }
    return types.build();
  }

  /** All inputs must agree in shape with the first. */
  static void requireOneShape(Operation op, int inputs) {
    for (int i = 1; i < inputs; i++) {
      if (!Compatibility.shapes(op.operand(0).type(), op.operand(i).type())) {
        throw new Violation(
            ("expects all inputs to have compatible shapes. Shape at input-index %d is not "
                    + "compatible with shape at input-index 0")
                .formatted(i));
      }
    }
  }

  private static void checkReduce(Operation op) {
    int inputs = op.operandCount() / 2;
    if (inputs == 0) {
      return;
    }
    TensorType reduced = reducedType(op, inputs);
    Reducers.check(
        block(op, 0), types(op, 0, inputs), types(op, inputs, 2 * inputs), reduced.shape());
  }

  /** The first input without the dimensions that are reduced. */
  private static TensorType reducedType(Operation op, int inputs) {
    TensorType first = operand(op, 0);
    requireOneShape(op, inputs);
    ImmutableLongArray dimensions = longs(op, "dimensions");
    for (int i = 0; i < dimensions.length(); i++) {
      long dimension = dimensions.get(i);
      if (dimension < 0 || dimension >= first.rank()) {
        throw new Violation(
            "Out-of-bounds dimension %d, expected to be in range [0, %d)"
                .formatted(dimension, first.rank()));
      }
      if (dimensions.indexOf(dimension) != i) {
        throw new Violation("Duplicate reduction dimension: " + dimension);
      }
    }
    ImmutableLongArray bounds = Bounds.of(first);
    int rank = first.rank() - dimensions.length();
    long[] shape = new long[rank];
    long[] keptBounds = bounds == null ? new long[0] : new long[rank];
    int kept = 0;
    for (int i = 0; i < first.rank(); i++) {
      if (!dimensions.contains(i)) {
        shape[kept] = first.dimension(i);
        if (bounds != null) {
          keptBounds[kept] = bounds.get(i);
        }
        kept++;
      }
    }
    return Bounds.type(shape, first.element(), null, keptBounds);
  }

  private static ImmutableList<Type> inferReduce(Operation op) {
    int inputs = op.operandCount() / 2;
    if (inputs == 0) {
      return ImmutableList.of();
    }
    TensorType reduced = reducedType(op, inputs);
    ImmutableList.Builder<Type> types = ImmutableList.builder();
    for (int i = 0; i < inputs; i++) {
      types.add(reduced.withElement(Reducers.accumulatorElement(op, 0, i)));
    }
    return types.build();
  }

  private static ImmutableList<Type> inferMap(Operation op) {
    Block body = block(op, 0);
    if (op.operandCount() != body.arguments().size()) {
      throw new Violation(
          "expects number of operands to match the arity of map computation, but got: %d and %d"
              .formatted(op.operandCount(), body.arguments().size()));
    }
    for (int i = 0; i < op.operandCount(); i++) {
      TensorType argument = tensor(body.argument(i));
      if (argument.rank() != 0) {
        throw new Violation(
            "computation arguments must be 0-rank tensor, but got: arg #%d of type %s"
                .formatted(i, quoted(argument)));
      }
      Type element = operand(op, i).element();
      if (!argument.element().equals(element)) {
        throw new Violation(
            "element type of operands and computation arguments must match, but got: %s and %s"
                .formatted(quoted(element), quoted(argument.element())));
      }
    }
    Operation terminator = Arguments.terminator(body);
    if (terminator.operandCount() != 1) {
      throw new Violation(
          "computation must return single output, but got: " + terminator.operandCount());
    }
    TensorType output = operand(terminator, 0);
    if (output.rank() != 0) {
      throw new Violation("computation must return 0-rank tensor, but got: " + quoted(output));
    }
    ImmutableLongArray dimensions = longs(op, "dimensions");
    for (int i = 0; i < dimensions.length(); i++) {
      if (dimensions.get(i) != i) {
        throw new Violation(
            "requires monotonically increasing dimension numbers, but got: "
                + Dims.list(dimensions));
      }
    }
    ImmutableLongArray shape = ImmutableLongArray.of();
    for (int i = 0; i < op.operandCount(); i++) {
      shape = operand(op, i).shape();
      if (shape.length() != dimensions.length()) {
        throw new Violation(
            ("applied to a subset of dimensions currently not supported: operand dimensions = %d, "
                    + "requested map dimensions size = %d")
                .formatted(shape.length(), dimensions.length()));
      }
    }
    return ImmutableList.of(TensorType.of(output.element(), shape));
  }

  private static ImmutableList<Type> inferSort(Operation op) {
    return types(op, 0, op.operandCount());
  }

  private static void checkSort(Operation op) {
    int rank = operand(op, 0).rank();
    long dimension = Arguments.integer(op, "dimension", -1);
    if (dimension < -rank || dimension >= rank) {
      throw new Violation(
          "dimension attribute value must be in range [-%d, %d), but found %d"
              .formatted(rank, rank, dimension));
    }
    Block comparator = block(op, 0);
    int arguments = 2 * op.operandCount();
    if (comparator.arguments().size() != arguments) {
      throw new Violation("comparator block should have " + arguments + " arguments");
    }
    for (int i = 0; i < arguments; i++) {
      TensorType expected = TensorType.of(operand(op, i / 2).element());
      Type argument = comparator.argument(i).type();
      if (!argument.equals(expected)) {
        throw new Violation(
            "comparator block argument #%d should be of type %s but got %s"
                .formatted(i, quoted(expected), quoted(argument)));
      }
    }
    Operation terminator = Arguments.terminator(comparator);
    if (terminator.operandCount() != 1) {
      throw new Violation(
          "comparator must return single output but got " + terminator.operandCount());
    }
    if (!isPredicate(terminator.operand(0).type())) {
      throw new Violation(
          "comparator must return tensor<i1> but got " + quoted(terminator.operand(0).type()));
    }
  }

  /** Whether {@code type} is {@code tensor<i1>}, of any signedness. */
  static boolean isPredicate(Type type) {
    return type instanceof TensorType tensor
        && tensor.rank() == 0
        && tensor.element() instanceof IntegerType(int width, _)
        && width == 1;
  }
}
