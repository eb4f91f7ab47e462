// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.op;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.function.Function;
import org.hlokit.interpreter.kernel.BinaryOp;
import org.hlokit.interpreter.kernel.UnaryOp;
import org.hlokit.interpreter.value.RuntimeValue;

/** Computes the results of one op. */
public sealed interface Evaluator {
  List<RuntimeValue> evaluate(OpCall call);

  /** Whether it takes quantized elements as they are stored. */
  default boolean keepsStorage() {
    return false;
  }

  /**
   * Whether the op works element by element, so that on tensors of one shape in place of scalars it
   * does the same for every element. A scalar among them stands for all.
   */
  default boolean elementwise() {
    return false;
  }

  /** A function of one operand. */
  record Unary(UnaryOp function) implements Evaluator {
    @Override
    public List<RuntimeValue> evaluate(OpCall call) {
      return ImmutableList.of(function.apply(call.tensor(0)));
    }

    @Override
    public boolean elementwise() {
      return true;
    }
  }

  /** A function of two operands. */
  record Binary(BinaryOp function) implements Evaluator {
    @Override
    public List<RuntimeValue> evaluate(OpCall call) {
      return ImmutableList.of(function.apply(call.tensor(0), call.tensor(1)));
    }

    @Override
    public boolean elementwise() {
      return true;
    }
  }

  /**
   * Any other op that works element by element, with one result.
   *
   * @param keepsStorage whether it takes quantized values as they are
   */
  record Elementwise(Function<OpCall, RuntimeValue> function, boolean keepsStorage)
      implements Evaluator {
    @Override
    public List<RuntimeValue> evaluate(OpCall call) {
      return ImmutableList.of(function.apply(call));
    }

    @Override
    public boolean elementwise() {
      return true;
    }
  }

  /** An op that moves or reinterprets elements, with one result. */
  record Moving(Function<OpCall, RuntimeValue> function) implements Evaluator {
    @Override
    public List<RuntimeValue> evaluate(OpCall call) {
      return ImmutableList.of(function.apply(call));
    }

    @Override
    public boolean keepsStorage() {
      return true;
    }
  }

  /** An op with one result. */
  record Single(Function<OpCall, RuntimeValue> function) implements Evaluator {
    @Override
    public List<RuntimeValue> evaluate(OpCall call) {
      return ImmutableList.of(function.apply(call));
    }
  }

  /**
   * An op with any number of results.
   *
   * @param keepsStorage whether it takes quantized values as they are
   */
  record Many(Function<OpCall, List<? extends RuntimeValue>> function, boolean keepsStorage)
      implements Evaluator {
    @Override
    public List<RuntimeValue> evaluate(OpCall call) {
      return ImmutableList.copyOf(function.apply(call));
    }
  }
}
