// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.op;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.function.Function;
import org.hlokit.interpreter.kernel.Body;
import org.hlokit.interpreter.kernel.Movement;
import org.hlokit.interpreter.kernel.RandomBits;
import org.hlokit.interpreter.kernel.Reduction;
import org.hlokit.interpreter.kernel.Sorting;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.RuntimeValue;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.TensorType;

/**
 * Custom calls of JAX's programs: ops that StableHLO has with attributes, here with operands in
 * their place, for dynamic shapes; the assertion that shapes are as the program assumes; and the
 * choice of about the greatest elements.
 */
final class DynamicCalls {
  static final ImmutableMap<String, Function<OpCall, List<? extends RuntimeValue>>> TABLE =
      ImmutableMap.of(
          "ApproxTopK", DynamicCalls::approximateTopK,
          "shape_assertion", DynamicCalls::shapeAssertion,
          "stablehlo.dynamic_approx_top_k", DynamicCalls::approximateTopK,
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

  /**
   * Inputs, an initial value for each, and where shapes are dynamic the number of elements that are
   * wanted; then the shapes of the results. Exact here: nothing is missed.
   */
  private static List<Tensor> approximateTopK(OpCall call) {
    int count = call.resultTypes().size();
    if (!(call.attribute("mhlo.backend_config") instanceof DictionaryAttr config)
        || !(config.get("reduction_dim") instanceof IntegerAttr dim)) {
      throw new EvaluationException("has no mhlo.backend_config with a reduction_dim");
    }
    boolean aggregates =
        !(config.get("aggregate_to_topk") instanceof BoolAttr(boolean flag)) || flag;
    if (!aggregates) {
      throw new EvaluationException("is supported with aggregate_to_topk only");
    }
    int k =
        config.get("top_k") instanceof IntegerAttr number
            ? (int) number.longValue()
            : (int) call.tensor(2 * count).longAt(0);
    List<Tensor> inputs = call.tensors(0, count);
    int dimension = (int) dim.longValue();
    int[] sizes = inputs.getFirst().shape().clone();
    sizes[dimension] = k;
    return Sorting.sort(inputs, dimension, true, ReductionOps.order(inputs, calledBody(call)))
        .stream()
        .map(sorted -> Movement.box(sorted, new int[sizes.length], sizes))
        .collect(toImmutableList());
  }
}
