// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.dynamism;

import com.google.common.primitives.ImmutableLongArray;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.Elements;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.UnrankedTensorType;
import org.hlokit.ir.Value;
import org.hlokit.print.Printer;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.hlokit.verify.stablehlo.Compatibility;
import org.jspecify.annotations.Nullable;

/**
 * Gives a function arguments of more specific types. What its body takes stays valid: it takes the
 * result of a custom call that has the old type.
 */
final class ArgumentRefinement {
  /** The target of that custom call, which {@code --stablehlo-refine-shapes} takes away. */
  static final String WRAPPER = "stablehlo.shape_refinement_operand_wrapper";

  private ArgumentRefinement() {}

  /** What is wrong with {@code types} for the arguments of {@code function}, or null. */
  static @Nullable String fault(Operation function, List<Type> types) {
    List<BlockArgument> arguments = function.region(0).entry().arguments();
    if (arguments.size() != types.size()) {
      return "'func.func' op number of refinements must match number of op operands %d vs %d"
          .formatted(types.size(), arguments.size());
    }
    for (int i = 0; i < types.size(); i++) {
      Type type = arguments.get(i).type();
      String fault = fault(type, types.get(i));
      if (fault != null) {
        return "'func.func' op invalid refinement for argument %d, refinement %s in %s -> %s"
            .formatted(i, fault, Printer.toText(type), Printer.toText(types.get(i)));
      }
    }
    return null;
  }

  private static @Nullable String fault(Type type, Type refined) {
    if (type.equals(refined)) {
      return null;
    }
    if (!isTensor(type) || !isTensor(refined)) {
      return "must be a tensor";
    }
    if (!Compatibility.element(type).equals(Compatibility.element(refined))) {
      return "element types must match";
    }
    if (!(refined instanceof TensorType to)) {
      return "must be ranked";
    }
    if (!(type instanceof TensorType from)) {
      return null;
    }
    if (from.rank() != to.rank()) {
      return "rank must match operand rank";
    }
    for (int i = 0; i < from.rank(); i++) {
      if (!from.isDynamic(i) && from.dimension(i) != to.dimension(i)) {
        return "dimension sizes must match for static dimensions";
      }
    }
    return null;
  }

  private static boolean isTensor(Type type) {
    return type instanceof TensorType || type instanceof UnrankedTensorType;
  }

  /** Refines the arguments; {@link #fault} has found none. */
  static void apply(Operation function, List<Type> types) {
    Block body = function.region(0).entry();
    Rewriter rewriter = new Rewriter().atStart(body);
    for (int i = 0; i < types.size(); i++) {
      BlockArgument argument = body.argument(i);
      if (!argument.type().equals(types.get(i))) {
        wrap(argument, (TensorType) types.get(i), rewriter.located(argument.location()));
      }
    }
    EntryFunction.updateType(function);
  }

  private static void wrap(BlockArgument argument, TensorType refined, Rewriter rewriter) {
    Type type = argument.type();
    ImmutableLongArray shape = refined.shape();
    Value shapeValue =
        new StablehloBuilder(rewriter)
            .constant(
                Elements.i64(TensorType.of(IntegerType.I64, shape.length()), shape.toArray()));
    Operation call =
        Operation.builder(StablehloOps.CUSTOM_CALL)
            .operand(shapeValue) // the argument takes its place once it has no other user
            .operand(shapeValue)
            .attribute("call_target_name", StringAttr.of(WRAPPER))
            .attribute(ShapeOperands.ATTRIBUTE, Elements.i64(TensorType.of(IntegerType.I64, 1), 1))
            .result(type)
            .location(argument.location())
            .build();
    rewriter.insert(call);
    argument.replaceAllUsesWith(call.result());
    call.setOperand(0, argument);
    argument.setType(refined);
  }
}
