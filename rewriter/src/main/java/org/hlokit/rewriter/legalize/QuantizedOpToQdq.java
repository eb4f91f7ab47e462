// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.legalize;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.FuncOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.QuantizedType;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.pass.PassDefinition;
import org.hlokit.rewriter.pattern.Outcome;
import org.hlokit.rewriter.pattern.Outcome.Rewritten;
import org.hlokit.rewriter.pattern.RewriteRule;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.hlokit.rewriter.simplify.GreedyRewriting;

/**
 * Arithmetic of quantized numbers as arithmetic of what they mean. Before:
 *
 * <pre>{@code
 * %2 = stablehlo.add %0, %1 : tensor<4x!quant.uniform<i8:f32, 0.5>>
 * }</pre>
 *
 * <p>After:
 *
 * <pre>{@code
 * %2 = stablehlo.uniform_dequantize %0 : (tensor<4x!quant.uniform<i8:f32, 0.5>>) -> tensor<4xf32>
 * %3 = stablehlo.uniform_dequantize %1 : (tensor<4x!quant.uniform<i8:f32, 0.5>>) -> tensor<4xf32>
 * %4 = stablehlo.add %2, %3 : tensor<4xf32>
 * %5 = stablehlo.uniform_quantize %4 : (tensor<4xf32>) -> tensor<4x!quant.uniform<i8:f32, 0.5>>
 * }</pre>
 *
 * <p>That is how the specification defines the operation, so nothing changes.
 */
public final class QuantizedOpToQdq implements RewriteRule {
  public static final PassDefinition DEFINITION =
      PassDefinition.of(
              "stablehlo-legalize-quantized-op-to-qdq",
              "compute on quantized numbers by dequantizing, computing and quantizing",
              () ->
                  (root, context) ->
                      context.count(
                          "operations legalized",
                          GreedyRewriting.apply(
                              ImmutableList.of(new QuantizedOpToQdq()), root, context)))
          .anchoredOn(FuncOps.FUNC);

  private static final ImmutableSet<OpDefinition> OPS =
      ImmutableSet.of(
          StablehloOps.ABS,
          StablehloOps.ADD,
          StablehloOps.ATAN2,
          StablehloOps.BATCH_NORM_GRAD,
          StablehloOps.BATCH_NORM_INFERENCE,
          StablehloOps.BATCH_NORM_TRAINING,
          StablehloOps.CBRT,
          StablehloOps.CEIL,
          StablehloOps.CHOLESKY,
          StablehloOps.CLAMP,
          StablehloOps.COMPARE,
          StablehloOps.CONVOLUTION,
          StablehloOps.COSINE,
          StablehloOps.DIVIDE,
          StablehloOps.DOT,
          StablehloOps.DOT_GENERAL,
          StablehloOps.EXPONENTIAL,
          StablehloOps.EXPONENTIAL_MINUS_ONE,
          StablehloOps.FLOOR,
          StablehloOps.LOG,
          StablehloOps.LOG_PLUS_ONE,
          StablehloOps.LOGISTIC,
          StablehloOps.MAXIMUM,
          StablehloOps.MINIMUM,
          StablehloOps.MULTIPLY,
          StablehloOps.NEGATE,
          StablehloOps.POWER,
          StablehloOps.REDUCE_PRECISION,
          StablehloOps.REMAINDER,
          StablehloOps.ROUND_NEAREST_AFZ,
          StablehloOps.ROUND_NEAREST_EVEN,
          StablehloOps.RSQRT,
          StablehloOps.SELECT,
          StablehloOps.SIGN,
          StablehloOps.SINE,
          StablehloOps.SQRT,
          StablehloOps.SUBTRACT,
          StablehloOps.TAN,
          StablehloOps.TANH,
          StablehloOps.TRIANGULAR_SOLVE);

  private QuantizedOpToQdq() {}

  @Override
  public boolean startsAt(Operation op) {
    return OPS.contains(op.definition())
        && (op.operands().stream().anyMatch(value -> isQuantized(value.type()))
            || op.results().stream().anyMatch(value -> isQuantized(value.type())));
  }

  @Override
  public Outcome apply(Operation op, Rewriter rewriter) {
    StablehloBuilder build = new StablehloBuilder(rewriter);
    OperationBuilder builder =
        Operation.builder(op.definition())
            .properties(op.properties())
            .discardable(op.discardable());
    for (Value operand : op.operands()) {
      builder.operand(
          isQuantized(operand.type())
              ? build.create(
                  StablehloOps.UNIFORM_DEQUANTIZE, expressed(operand.type()), List.of(operand))
              : operand);
    }
    op.results().forEach(result -> builder.result(expressed(result.type())));
    Operation computed = rewriter.insert(builder);
    List<Value> results = new ArrayList<>();
    for (int i = 0; i < op.resultCount(); i++) {
      Value value = computed.result(i);
      Type type = op.result(i).type();
      results.add(
          isQuantized(type)
              ? build.create(StablehloOps.UNIFORM_QUANTIZE, type, List.of(value))
              : value);
    }
    rewriter.replace(op, results);
    return new Rewritten(op.name());
  }

  static boolean isQuantized(Type type) {
    return type instanceof TensorType tensor && tensor.element() instanceof QuantizedType;
  }

  /** The type of the numbers that are meant. */
  private static Type expressed(Type type) {
    return type instanceof TensorType tensor && tensor.element() instanceof QuantizedType element
        ? tensor.withElement(element.expressed())
        : type;
  }
}
