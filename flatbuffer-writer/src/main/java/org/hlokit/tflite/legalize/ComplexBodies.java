// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.Region;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.tflite.legalize.ComplexNumbers.Parts;

/**
 * Operations with bodies on complex numbers as such on pairs of floats: loops, choices, reductions
 * and scatters. Among the operands, results and arguments of each kind, what is no complex number
 * comes first, then the pairs.
 */
final class ComplexBodies {
  private static final ImmutableSet<OpDefinition> CHOICES =
      ImmutableSet.of(StablehloOps.CASE, StablehloOps.IF, StablehloOps.WHILE);

  private static final ImmutableSet<OpDefinition> REDUCTIONS =
      ImmutableSet.of(StablehloOps.REDUCE, StablehloOps.REDUCE_WINDOW, StablehloOps.SCATTER);

  private final ComplexNumbers numbers;
  private final Rewriter rewriter;

  ComplexBodies(ComplexNumbers numbers, Rewriter rewriter) {
    this.numbers = numbers;
    this.rewriter = rewriter;
  }

  /** Whether {@link #split} knows an operation. */
  static boolean canSplit(Operation op) {
    return CHOICES.contains(op.definition()) || REDUCTIONS.contains(op.definition());
  }

  /** Whether an operation or its bodies compute with complex numbers. */
  static boolean mentionsComplex(Operation op) {
    boolean[] found = {false};
    op.walk(
        inner ->
            found[0] |=
                inner.results().stream().anyMatch(ComplexNumbers::isComplex)
                    || inner.operands().stream().anyMatch(ComplexNumbers::isComplex));
    return found[0];
  }

  /** Inserts the operation on pairs, and says what the parts of its results are. */
  void split(Operation op) {
    OperationBuilder pairs =
        Operation.builder(op.definition())
            .properties(op.properties())
            .discardable(op.discardable())
            .range(op.range());
    int inputs = op.resultCount();
    List<? extends Value> operands = op.operands();
    if (op.is(StablehloOps.SCATTER)) {
      pairs
          .operands(split(operands.subList(0, inputs)))
          .operand(operands.get(inputs))
          .operands(split(operands.subList(inputs + 1, operands.size())));
    } else if (REDUCTIONS.contains(op.definition())) {
      pairs
          .operands(split(operands.subList(0, inputs)))
          .operands(split(operands.subList(inputs, operands.size())));
    } else {
      pairs.operands(split(operands));
    }
    for (Region region : op.regions()) {
      Region moved = new Region();
      moved.takeBlocks(region);
      pairs.region(moved);
    }
    addTypes(op, pairs);
    Operation inserted = rewriter.insert(pairs);
    define(op.results(), inserted.results());
    for (int i = 0; i < inserted.regions().size(); i++) {
      boolean isCondition = op.is(StablehloOps.WHILE) && i == 0;
      rewrite(inserted.region(i).entry(), REDUCTIONS.contains(op.definition()), isCondition);
    }
  }

  private static void addTypes(Operation op, OperationBuilder pairs) {
    for (Value result : op.results()) {
      if (!ComplexNumbers.isComplex(result)) {
        pairs.result(result.type());
      }
    }
    for (Value result : op.results()) {
      if (ComplexNumbers.isComplex(result)) {
        pairs.result(part(result)).result(part(result));
      }
    }
  }

  private static TensorType part(Value value) {
    return value.tensorType().withElement(ComplexNumbers.part(value.tensorType()));
  }

  private void rewrite(Block body, boolean isReduction, boolean isCondition) {
    List<? extends Value> arguments = List.copyOf(body.arguments());
    if (isReduction) {
      int half = arguments.size() / 2;
      // All arguments are made anew, since those of the second half stand behind the pairs.
      replace(body, arguments.subList(0, half));
      replace(body, arguments.subList(half, arguments.size()));
      for (int i = arguments.size() - 1; i >= 0; i--) {
        if (!ComplexNumbers.isComplex(arguments.get(i))) {
          body.eraseArgument(i);
        }
      }
    } else {
      for (Value argument : arguments) {
        if (ComplexNumbers.isComplex(argument)) {
          define(body, argument);
        }
      }
    }
    numbers.rewriteBody(body);
    if (!isCondition) {
      Operation last = body.terminator();
      last.setOperands(split(last.operands()));
    }
  }

  private void replace(Block body, List<? extends Value> arguments) {
    for (Value argument : arguments) {
      if (!ComplexNumbers.isComplex(argument)) {
        argument.replaceAllUsesWith(body.addArgument(argument.type()));
      }
    }
    for (Value argument : arguments) {
      if (ComplexNumbers.isComplex(argument)) {
        define(body, argument);
      }
    }
  }

  private void define(Block body, Value argument) {
    Value real = body.addArgument(part(argument));
    Value imaginary = body.addArgument(part(argument));
    numbers.define(argument, new Parts(real, imaginary));
  }

  /** What is no complex number, then the parts of what is one. */
  private List<Value> split(List<? extends Value> values) {
    List<Value> split = new ArrayList<>();
    for (Value value : values) {
      if (!ComplexNumbers.isComplex(value)) {
        split.add(value);
      }
    }
    for (Value value : values) {
      if (ComplexNumbers.isComplex(value)) {
        Parts parts = numbers.of(value);
        split.add(parts.real());
        split.add(parts.imaginary());
      }
    }
    return split;
  }

  private void define(List<? extends Value> results, List<? extends Value> pairs) {
    int next = 0;
    for (Value result : results) {
      if (!ComplexNumbers.isComplex(result)) {
        result.replaceAllUsesWith(pairs.get(next++));
      }
    }
    for (Value result : results) {
      if (ComplexNumbers.isComplex(result)) {
        numbers.define(result, new Parts(pairs.get(next), pairs.get(next + 1)));
        next += 2;
      }
    }
  }
}
