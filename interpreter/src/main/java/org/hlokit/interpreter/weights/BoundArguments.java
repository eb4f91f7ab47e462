// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.weights;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import com.google.common.primitives.Longs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Block;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.Value;
import org.jspecify.annotations.Nullable;

/** Takes arguments out of a function and puts constants in their place. */
final class BoundArguments {
  private BoundArguments() {}

  /** Replaces each argument by the weight that it is bound to, which has its type. */
  static void replace(Operation function, Map<BlockArgument, Weight> weights) {
    Block body = function.region(0).entry();
    Operation first = body.firstOp();
    List<BlockArgument> arguments = ImmutableList.copyOf(body.arguments());
    if (function.attribute("arg_attrs") instanceof ArrayAttr array) {
      ImmutableList.Builder<Attribute> kept = ImmutableList.builder();
      for (BlockArgument argument : arguments) {
        if (!weights.containsKey(argument)) {
          kept.add(array.elements().get(argument.index()));
        }
      }
      function.setAttribute("arg_attrs", new ArrayAttr(kept.build()));
    }
    weights.forEach(
        (argument, weight) -> {
          argument.replaceAllUsesWith(constant(body, first, argument, weight));
          body.eraseArgument(argument.index());
        });
    if (function.attribute("function_type") instanceof TypeAttr(FunctionType type)) {
      ImmutableList<org.hlokit.ir.Type> inputs = ImmutableList.copyOf(body.argumentTypes());
      function.setAttribute(
          "function_type", new TypeAttr(new FunctionType(inputs, type.results())));
    }
  }

  private static Value constant(
      Block body, @Nullable Operation position, BlockArgument argument, Weight weight) {
    TensorType type = argument.tensorType();
    ImmutableLongArray shape = type.shape();
    // What is stored by columns is the rows of the transposed.
    TensorType stored =
        weight.columnMajor() ? type.withShape(Longs.toArray(reversed(shape.asList()))) : type;
    Operation constant =
        Operation.builder(StablehloOps.CONSTANT)
            .attribute(
                "value", new DenseElementsAttr(stored, new ElementData.Mapped(weight.data())))
            .result(stored)
            .location(argument.location())
            .build();
    body.insertBefore(position, constant);
    if (!weight.columnMajor()) {
      return constant.result();
    }
    long[] order = LongStream.range(0, shape.length()).map(i -> shape.length() - 1 - i).toArray();
    Operation transpose =
        Operation.builder(StablehloOps.TRANSPOSE)
            .operand(constant.result())
            .attribute("permutation", DenseArrayAttr.i64(order))
            .result(type)
            .location(argument.location())
            .build();
    body.insertBefore(position, transpose);
    return transpose.result();
  }

  private static List<Long> reversed(List<Long> values) {
    List<Long> copy = new ArrayList<>(values);
    Collections.reverse(copy);
    return copy;
  }
}
