// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.chlo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.hlokit.dialect.FuncOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Value;
import org.hlokit.pass.PassFailure;
import org.hlokit.rewriter.pattern.Literals;
import org.hlokit.rewriter.pattern.Scalars;
import org.jspecify.annotations.Nullable;

/**
 * What a function of one value is written with for values of one type, to be found again in a
 * program: the same operations on the same numbers, wherever the constants stand and on whichever
 * side of an operation that commutes.
 */
final class Expansion {
  /** With fewer numbers than this, somebody may have meant something else. */
  private static final int FEWEST_NUMBERS = 6;

  /** How far to look for numbers. */
  private static final int MOST_OPERATIONS = 100;

  private final Operation last;

  private Expansion(Operation last) {
    this.last = last;
  }

  /**
   * The expansion of a function.
   *
   * @param type of static shape
   * @return null where the function has none for the type, or one that is too short to tell
   */
  static @Nullable Expansion of(OpDefinition function, TensorType type, ChloLegalizer legalizer) {
    Region region = new Region();
    Block block = region.addBlock();
    BlockArgument x = block.addArgument(type);
    Operation program = Operation.builder(FuncOps.FUNC).region(region).build();
    Operation op = Operation.builder(function).operand(x).result(type).build();
    block.append(op);
    Operation end = Operation.builder(FuncOps.RETURN).operand(op.result()).build();
    block.append(end);
    try {
      legalizer.legalize(program, any -> true);
    } catch (PassFailure e) {
      return null;
    }
    Operation last = end.operand(0).definingOp();
    return last == null || !hasNumbers(last) ? null : new Expansion(last);
  }

  /**
   * Whether a value is computed of enough numbers to be some function's, which is cheap to tell.
   */
  static boolean hasNumbers(Operation last) {
    Deque<Operation> ops = new ArrayDeque<>();
    Set<Operation> seen = new HashSet<>();
    ops.add(last);
    int numbers = 0;
    while (!ops.isEmpty() && seen.size() < MOST_OPERATIONS) {
      Operation op = ops.poll();
      if (!isElementwise(op, last) || !seen.add(op)) {
        continue;
      }
      for (Value operand : op.operands()) {
        Operation definition = operand.definingOp();
        if (definition == null) {
          continue;
        }
        if (isNumber(definition) && ++numbers == FEWEST_NUMBERS) {
          return true;
        }
        ops.add(definition);
      }
    }
    return false;
  }

  /** As far as shapes tell. */
  private static boolean isElementwise(Operation op, Operation last) {
    return op.resultCount() == 1
        && op.regions().isEmpty()
        && isShapedAs(last, op.result())
        && op.operands().stream().allMatch(operand -> isShapedAs(last, operand));
  }

  private static boolean isShapedAs(Operation last, Value value) {
    return value.type() instanceof TensorType type
        && type.shape().equals(last.result().tensorType().shape());
  }

  private static boolean isNumber(Operation op) {
    if (!op.is(StablehloOps.BROADCAST_IN_DIM)) {
      return Literals.isConstant(op);
    }
    Operation broadcast = op.operand(0).definingOp();
    return broadcast != null && Literals.isConstant(broadcast);
  }

  /** What the function is of where {@code op} is its last operation; null where it is not. */
  @Nullable Value argument(Operation op) {
    Match match = new Match();
    return op.is(last.definition()) && match.fits(last.result(), op.result()) ? match.x : null;
  }

  /** One attempt to lay the expansion over a program. */
  private static final class Match {
    private final Map<Value, Value> found = new HashMap<>();
    private @Nullable Value x;

    private boolean fits(Value wanted, Value value) {
      if (!wanted.type().equals(value.type())) {
        return false;
      }
      Value before = found.putIfAbsent(wanted, value);
      if (before != null) {
        return before == value;
      }
      Operation op = wanted.definingOp();
      if (op == null) {
        x = value;
        return true;
      }
      return fits(op, value.definingOp());
    }

    private boolean fits(Operation wanted, @Nullable Operation op) {
      if (op == null
          || !op.definition().equals(wanted.definition())
          || !op.properties().equals(wanted.properties())
          || op.operandCount() != wanted.operandCount()) {
        return false;
      }
      boolean isSwapped =
          op.definition().has(Trait.COMMUTATIVE)
              && number(wanted.operand(0)).isPresent() != Scalars.read(op.operand(0)).isPresent();
      for (int i = 0; i < op.operandCount(); i++) {
        if (!fitsOperand(wanted.operand(i), op.operand(isSwapped ? 1 - i : i))) {
          return false;
        }
      }
      return true;
    }

    private boolean fitsOperand(Value wanted, Value value) {
      OptionalDouble number = number(wanted);
      return number.isPresent()
          ? wanted.type().equals(value.type()) && number.equals(Scalars.read(value))
          : fits(wanted, value);
    }

    private static OptionalDouble number(Value value) {
      Operation op = value.definingOp();
      return op != null && Literals.isConstant(op) ? Scalars.read(value) : OptionalDouble.empty();
    }
  }
}
