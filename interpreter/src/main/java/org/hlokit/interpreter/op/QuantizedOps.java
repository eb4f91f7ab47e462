// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.op;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.interpreter.kernel.Quantization;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.RuntimeValue;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;

/** Ops on quantized elements. */
public final class QuantizedOps {
  private QuantizedOps() {}

  /**
   * Section "Execution semantics of quantized operations": operands are dequantized, the op is
   * computed on real numbers, its results are quantized. Sums are the exception: they are lowered
   * to sums of integers, which round each operand to the steps of the result.
   */
  public static ImmutableList<RuntimeValue> evaluate(Evaluator evaluator, OpCall call) {
    if (call.op().is(StablehloOps.ADD) && call.element() instanceof QuantizedType sum) {
      if (isAlike(call.tensor(0), sum) && isAlike(call.tensor(1), sum)) {
        return ImmutableList.of(Quantization.add(call.tensor(0), call.tensor(1), sum));
      }
    }
    List<RuntimeValue> operands =
        call.operands().stream().map(QuantizedOps::dequantized).collect(toImmutableList());
    List<Type> types =
        call.resultTypes().stream().map(QuantizedOps::expressed).collect(toImmutableList());
    List<RuntimeValue> results =
        evaluator.evaluate(new OpCall(call.op(), operands, types, call.evaluation()));
    ImmutableList.Builder<RuntimeValue> quantized = ImmutableList.builder();
    for (int i = 0; i < results.size(); i++) {
      quantized.add(
          results.get(i) instanceof Tensor tensor
                  && call.resultTypes().get(i) instanceof TensorType type
                  && type.element() instanceof QuantizedType element
              ? Quantization.quantize(tensor, element)
              : results.get(i));
    }
    return quantized.build();
  }

  /** Whether integers of both types can be added: both have one scale, or the same ones. */
  private static boolean isAlike(Tensor operand, QuantizedType sum) {
    return operand.element() instanceof QuantizedType type
        && (type.equals(sum) || (type.axes().isEmpty() && sum.axes().isEmpty()));
  }

  /**
   * Stored elements that were only moved, under the types that are declared: after a transposition,
   * say, scales belong to another dimension.
   */
  public static ImmutableList<RuntimeValue> moved(List<RuntimeValue> results, List<Type> declared) {
    ImmutableList.Builder<RuntimeValue> moved = ImmutableList.builder();
    for (int i = 0; i < results.size(); i++) {
      moved.add(
          results.get(i) instanceof Tensor tensor
                  && tensor.element() instanceof QuantizedType from
                  && declared.get(i) instanceof TensorType type
                  && type.element() instanceof QuantizedType to
                  && from.storage().equals(to.storage())
              ? tensor.as(tensor.type().withElement(to))
              : results.get(i));
    }
    return moved.build();
  }

  private static RuntimeValue dequantized(RuntimeValue value) {
    return value instanceof Tensor tensor && tensor.element() instanceof QuantizedType
        ? Quantization.dequantize(tensor)
        : value;
  }

  private static Type expressed(Type type) {
    return type instanceof TensorType tensor && tensor.element() instanceof QuantizedType quantized
        ? tensor.withElement(quantized.expressed())
        : type;
  }

  /** Section "uniform_quantize", of real or of quantized numbers. */
  static Tensor quantize(OpCall call) {
    Tensor operand = call.tensor(0);
    if (call.element() instanceof QuantizedType type) {
      if (operand.element() instanceof QuantizedType) {
        return Quantization.requantize(operand, type);
      }
      if (operand.element() instanceof FloatType) {
        return Quantization.quantize(operand, type);
      }
    }
    throw new EvaluationException("cannot quantize " + operand.element() + " to " + call.element());
  }
}
