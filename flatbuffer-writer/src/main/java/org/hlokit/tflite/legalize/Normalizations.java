// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import com.google.common.primitives.ImmutableLongArray;
import java.util.List;
import java.util.stream.LongStream;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/** Normalisations over a batch, by their definitions in the specification. */
final class Normalizations {
  private final StablehloBuilder builder;
  private final TensorType type;
  private final long feature;
  private final double epsilon;

  private Normalizations(Operation op, Rewriter rewriter) {
    this.builder = new StablehloBuilder(rewriter);
    this.type = op.operand(0).tensorType();
    this.feature = op.attribute("feature_index") instanceof IntegerAttr i ? i.longValue() : 0;
    this.epsilon = op.attribute("epsilon") instanceof FloatAttr e ? e.doubleValue() : 0;
  }

  /** {@code batch_norm_inference}. */
  static List<Value> inference(Operation op, Rewriter rewriter) {
    if (!ScalarBodies.isStatic(op.operand(0))) {
      return List.of();
    }
    Normalizations norm = new Normalizations(op, rewriter);
    return List.of(
        norm.normalized(op.operand(0), op.operand(1), op.operand(2), op.operand(3), op.operand(4)));
  }

  /** {@code batch_norm_training}: mean and variance are those of the batch. */
  static List<Value> training(Operation op, Rewriter rewriter) {
    if (!ScalarBodies.isStatic(op.operand(0))) {
      return List.of();
    }
    Normalizations norm = new Normalizations(op, rewriter);
    Value x = op.operand(0);
    Value mean = norm.mean(x);
    Value centered = norm.builder.binary(StablehloOps.SUBTRACT, x, norm.spread(mean));
    Value variance = norm.mean(norm.builder.multiply(centered, centered));
    return List.of(
        norm.normalized(x, op.operand(1), op.operand(2), mean, variance), mean, variance);
  }

  private Value normalized(Value x, Value scale, Value offset, Value mean, Value variance) {
    Value raised = builder.add(variance, builder.splat(variance.tensorType(), epsilon));
    Value factor = builder.multiply(scale, builder.unary(StablehloOps.RSQRT, raised));
    Value centered = builder.binary(StablehloOps.SUBTRACT, x, spread(mean));
    return builder.add(builder.multiply(centered, spread(factor)), spread(offset));
  }

  private Value mean(Value x) {
    long[] others = LongStream.range(0, type.rank()).filter(i -> i != feature).toArray();
    long count = LongStream.of(others).map(i -> type.dimension((int) i)).reduce(1, (a, b) -> a * b);
    Value zero = builder.splat(TensorType.of(type.element()), 0);
    Value sum = builder.reduce(StablehloOps.ADD, x, zero, others);
    return builder.divide(sum, builder.splat(sum.tensorType(), (double) count));
  }

  private Value spread(Value vector) {
    return builder.broadcast(vector, ImmutableLongArray.copyOf(type.shape().toArray()), feature);
  }
}
