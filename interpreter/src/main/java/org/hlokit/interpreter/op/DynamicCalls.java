// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.op;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.function.Function;
import org.hlokit.interpreter.kernel.Body;
import org.hlokit.interpreter.kernel.RandomBits;
import org.hlokit.interpreter.kernel.Reduction;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.RuntimeValue;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.TensorType;

/**
 * Custom calls of JAX's programs of dynamic shape: ops that StableHLO has with attributes, here
 * with operands in their place, and the assertion that shapes are as the program assumes.
 */
final class DynamicCalls {
  static final ImmutableMap<String, Function<OpCall, List<? extends RuntimeValue>>> TABLE =
      ImmutableMap.of(
          "shape_assertion", DynamicCalls::shapeAssertion,
          "stablehlo.dynamic_reduce_window", DynamicCalls::reduceWindow,
          "stablehlo.dynamic_rng_bit_generator", DynamicCalls::randomBits,
          "stablehlo.dynamic_top_k", DynamicCalls::topK);

  private DynamicCalls() {}

  private static List<RuntimeValue> shapeAssertion(OpCall call) {
    if (call.tensor(0).longAt(0) != 0) {
      return ImmutableList.of();
    }
    String message =
        call.attribute("error_message") instanceof StringAttr text ? ": " + text.value() : "";
    throw new EvaluationException("asserts what does not hold of the shapes" + message);
  }

  /** Inputs and initial values, then dimensions, strides, both dilations and padding. */
  private static List<Tensor> reduceWindow(OpCall call) {
    int count = (call.operandCount() - 5) / 2;
    int at = 2 * count;
    int[] padding = call.shapeOperand(at + 4);
    int rank = padding.length / 2;
    int[] low = new int[rank];
    int[] high = new int[rank];
    for (int i = 0; i < rank; i++) {
      low[i] = padding[2 * i];
      high[i] = padding[2 * i + 1];
    }
    return Reduction.reduceWindow(
        call.tensors(0, count),
        call.tensors(count, at),
        new Reduction.Window(
            call.shapeOperand(at),
            call.shapeOperand(at + 1),
            call.shapeOperand(at + 2),
            call.shapeOperand(at + 3),
            low,
            high),
        calledBody(call));
  }

  private static Body calledBody(OpCall call) {
    Attribute called = call.attribute("called_computations");
    if (called instanceof ArrayAttr(ImmutableList<Attribute> functions)
        && !functions.isEmpty()
        && functions.getFirst() instanceof SymbolRefAttr function) {
      return call.evaluation().body(function.root());
    }
    throw new EvaluationException("names no called computation");
  }

  private static List<Tensor> randomBits(OpCall call) {
    TensorType type = Shapes.type(call.resultType(1).element(), call.shapeOperand(1));
    RandomBits.Drawn drawn =
        call.word("rng_algorithm", "DEFAULT").equals("THREE_FRY")
            ? RandomBits.threeFry(call.tensor(0), type)
            : RandomBits.philox(call.tensor(0), type);
    return ImmutableList.of(drawn.state(), drawn.bits());
  }

  private static List<Tensor> topK(OpCall call) {
    return ReductionOps.topK(
        call.tensor(0), (int) call.tensor(1).longAt(0), call.resultType(1).element());
  }
}
