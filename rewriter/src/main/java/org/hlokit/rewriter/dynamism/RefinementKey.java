// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.dynamism;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.List;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.TokenType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.print.Printer;
import org.hlokit.rewriter.pattern.Symbols;
import org.hlokit.verify.stablehlo.IntegerConstants;

/**
 * What a function is specialised for: the arguments of a call are tokens, then sizes that are
 * constants, then values.
 *
 * @param function the function
 * @param tokens how many tokens come first
 * @param sizes the constants that follow
 * @param types the types of the other arguments
 */
record RefinementKey(
    Operation function, int tokens, ImmutableList<Long> sizes, ImmutableList<Type> types) {

  /** The function as it is. */
  static RefinementKey ofEntry(Operation function) {
    return new RefinementKey(
        function,
        0,
        ImmutableList.of(),
        ImmutableList.copyOf(function.region(0).entry().argumentTypes()));
  }

  /** What {@code call} needs of {@code function}. */
  static RefinementKey of(Operation call, Operation function) {
    List<Value> operands = call.operands();
    int tokens = 0;
    while (tokens < operands.size() && operands.get(tokens).type() instanceof TokenType) {
      tokens++;
    }
    ImmutableList.Builder<Long> sizes = ImmutableList.builder();
    int next = tokens;
    while (next < operands.size() && isScalarInteger(operands.get(next).type())) {
      ImmutableLongArray size = IntegerConstants.of(operands.get(next));
      if (size == null) {
        break;
      }
      sizes.add(size.get(0));
      next++;
    }
    ImmutableList<Type> types =
        operands.subList(next, operands.size()).stream()
            .map(Value::type)
            .collect(ImmutableList.toImmutableList());
    return new RefinementKey(function, tokens, sizes.build(), types);
  }

  private static boolean isScalarInteger(Type type) {
    return type instanceof TensorType tensor
        && tensor.rank() == 0
        && tensor.element() instanceof IntegerType;
  }

  /** The types of all arguments that stay: tokens and values. */
  ImmutableList<Type> remainingTypes() {
    ImmutableList.Builder<Type> all = ImmutableList.builder();
    for (int i = 0; i < tokens; i++) {
      all.add(TokenType.TOKEN);
    }
    return all.addAll(types).build();
  }

  @Override
  public String toString() {
    return "RefinementKey(%s, toks=%d, dim_args=[%s], fn_args=[%s])"
        .formatted(
            Symbols.name(function).orElse(""),
            tokens,
            sizes.stream().map(String::valueOf).collect(joining(", ")),
            types.stream().map(Printer::toText).collect(joining(", ")));
  }
}
