// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.verify.stablehlo.Arguments.block;
import static org.hlokit.verify.stablehlo.Arguments.longs;
import static org.hlokit.verify.stablehlo.Arguments.operand;
import static org.hlokit.verify.stablehlo.Arguments.quoted;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;

/** Ops that move a window over tensors: reduce_window and select_and_scatter. */
final class Windows {
  static final ImmutableMap<OpDefinition, Constraint> CONSTRAINTS =
      ImmutableMap.of(
          StablehloOps.REDUCE_WINDOW, Windows::checkReduceWindow,
          StablehloOps.SELECT_AND_SCATTER, Windows::checkSelectAndScatter);

  static final ImmutableMap<OpDefinition, Inference> INFERENCES =
      ImmutableMap.of(
          StablehloOps.REDUCE_WINDOW, Windows::inferReduceWindow,
          StablehloOps.SELECT_AND_SCATTER, Windows::inferSelectAndScatter);

  private Windows() {}

  private static WindowDimensions window(Operation op, int inputs) {
    if (inputs == 0) {
      throw new Violation("requires at least 1 input value");
    }
    Reductions.requireOneShape(op, inputs);
    WindowDimensions.padding(op);
    int size = longs(op, "window_dimensions").length();
    for (int i = 0; i < inputs; i++) {
      TensorType input = operand(op, i);
      if (input.rank() != size) {
        throw new Violation(
            ("expects window-dimensions size == input rank, but got window-dimensions size: %d "
                    + "and input: %s with rank = %d.")
                .formatted(size, quoted(input), input.rank()));
      }
    }
    return WindowDimensions.of(op);
  }

  private static void checkReduceWindow(Operation op) {
    int inputs = op.operandCount() / 2;
    WindowDimensions window = window(op, inputs);
    Reducers.check(
        block(op, 0),
        Reductions.types(op, 0, inputs),
        Reductions.types(op, inputs, 2 * inputs),
        window.sizes());
  }

  private static ImmutableList<Type> inferReduceWindow(Operation op) {
    int inputs = op.operandCount() / 2;
    WindowDimensions window = window(op, inputs);
    ImmutableList.Builder<Type> types = ImmutableList.builder();
    for (int i = 0; i < inputs; i++) {
      TensorType input = operand(op, i);
      ImmutableLongArray bounds = Bounds.of(input);
      types.add(
          Bounds.type(
              window.outputShape(input.shape()),
              Reducers.accumulatorElement(op, 0, i),
              bounds == null ? null : input.encoding(),
              window.outputBounds(bounds)));
    }
    return types.build();
  }

  private static ImmutableList<Type> inferSelectAndScatter(Operation op) {
    return ImmutableList.of(operand(op, 0).withElement(Reducers.accumulatorElement(op, 1, 0)));
  }

  private static void checkSelectAndScatter(Operation op) {
    TensorType operand = operand(op, 0);
    TensorType source = operand(op, 1);
    checkSelect(block(op, 0), TensorType.of(operand.element()));
    Reducers.check(
        block(op, 1),
        ImmutableList.of(TensorType.of(source.element())),
        ImmutableList.of(op.operand(2).type()),
        ImmutableLongArray.of());
    int size = longs(op, "window_dimensions").length();
    if (operand.rank() != size) {
      throw new Violation(
          ("expects window-dimensions size == operand rank, but got window-dimensions size: %d "
                  + "and operand-type: %s with rank = %d.")
              .formatted(size, quoted(operand), operand.rank()));
    }
    TensorType expected =
        TensorType.of(operand.element(), WindowDimensions.of(op).outputShape(operand.shape()));
    if (!Dims.agree(expected.shape(), source.shape())
        || !Compatibility.sameElementsButPrecision(expected, source)) {
      throw new Violation(
          "expects source-type to be %s, but got%s".formatted(quoted(expected), quoted(source)));
    }
  }

  private static void checkSelect(Block block, TensorType element) {
    if (block.arguments().size() != 2) {
      throw new Violation(
          "expects the select-region to take 2 parameters, but takes " + block.arguments().size());
    }
    for (int i = 0; i < 2; i++) {
      Type argument = block.argument(i).type();
      if (!Compatibility.shapes(element, argument)
          || !Compatibility.sameElementsButPrecision(element, argument)) {
        throw new Violation(
            "expects the type of select-region's parameter at index %d to be %s, but got %s"
                .formatted(i, quoted(element), quoted(argument)));
      }
    }
    Operation terminator = Arguments.terminator(block);
    if (terminator.operandCount() != 1) {
      throw new Violation(
          "expects select-region to return single value, but got: " + terminator.operandCount());
    }
    if (!Reductions.isPredicate(terminator.operand(0).type())) {
      throw new Violation(
          "expects the return-type of select-region to be tensor<i1>, but got: "
              + quoted(terminator.operand(0).type()));
    }
  }
}
