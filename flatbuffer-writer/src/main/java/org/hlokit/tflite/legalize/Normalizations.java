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

  /** {@code batch_norm_grad}. */
  static List<Value> gradient(Operation op, Rewriter rewriter) {
    if (!ScalarBodies.isStatic(op.operand(0))) {
      return List.of();
    }
    Normalizations norm = new Normalizations(op, rewriter);
    StablehloBuilder builder = norm.builder;
    Value scale = op.operand(1);
    Value given = op.operand(4);
    Value centered =
        builder.binary(StablehloOps.SUBTRACT, op.operand(0), norm.spread(op.operand(2)));
    Value raised = norm.raised(op.operand(3));
    Value inverse = builder.unary(StablehloOps.RSQRT, raised);
    Value sum = norm.sum(given);
    Value moment = norm.sum(builder.multiply(given, centered));
    Value count = builder.splat(sum.tensorType(), norm.count());
    Value mean = norm.spread(builder.divide(sum, count));
    Value slope = norm.spread(builder.divide(builder.divide(moment, count), raised));
    Value rest =
        builder.binary(
            StablehloOps.SUBTRACT,
            builder.binary(StablehloOps.SUBTRACT, given, mean),
            builder.multiply(centered, slope));
    Value gradient = builder.multiply(rest, norm.spread(builder.multiply(scale, inverse)));
    return List.of(gradient, builder.multiply(moment, inverse), sum);
  }

  private Value normalized(Value x, Value scale, Value offset, Value mean, Value variance) {
    Value factor = builder.multiply(scale, builder.unary(StablehloOps.RSQRT, raised(variance)));
    Value centered = builder.binary(StablehloOps.SUBTRACT, x, spread(mean));
    return builder.add(builder.multiply(centered, spread(factor)), spread(offset));
  }

  private Value raised(Value variance) {
    return builder.add(variance, builder.splat(variance.tensorType(), epsilon));
  }

  private Value mean(Value x) {
    Value sum = sum(x);
    return builder.divide(sum, builder.splat(sum.tensorType(), count()));
  }

  private Value sum(Value x) {
    Value zero = builder.splat(TensorType.of(type.element()), 0);
    return builder.reduce(StablehloOps.ADD, x, zero, others());
  }

  /** How many elements each feature has. */
  private double count() {
    return LongStream.of(others()).map(i -> type.dimension((int) i)).reduce(1, (a, b) -> a * b);
  }

  private long[] others() {
    return LongStream.range(0, type.rank()).filter(i -> i != feature).toArray();
  }

  private Value spread(Value vector) {
    return builder.broadcast(vector, ImmutableLongArray.copyOf(type.shape().toArray()), feature);
  }
}
