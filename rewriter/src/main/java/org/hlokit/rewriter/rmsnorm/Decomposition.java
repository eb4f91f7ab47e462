// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Floats;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/**
 * Writes a normalisation as primitive operations, in the one spelling that {@link FuseRmsNorm}
 * gives back as the same operation.
 */
final class Decomposition {
  private final NormCall norm;
  private final Rewriter rewriter;
  private final StablehloBuilder builder;
  private final boolean reduceByCustomCall;
  private final FloatType compute;

  /**
   * @param reduceByCustomCall whether the mean is {@code custom_call @reduce_mean}
   */
  Decomposition(NormCall norm, Rewriter rewriter, boolean reduceByCustomCall) {
    this.norm = norm;
    this.rewriter = rewriter;
    this.builder = new StablehloBuilder(rewriter);
    this.reduceByCustomCall = reduceByCustomCall;
    this.compute = norm.compute();
  }

  /** {@code x * rsqrt(mean(x^2) + epsilon)}, then cast and weight in the norm's order. */
  Value plain() {
    Value x = wideX();
    Value mean = mean(builder.multiply(x, x));
    return scaled(builder.multiply(x, likeX(reciprocalRoot(plusEpsilon(mean)), x)));
  }

  /**
   * The same with x divided by {@code m = max(1, max|x|)} first and epsilon by m^2, so that no
   * square overflows: {@code x/m * rsqrt(mean((x/m)^2) + epsilon/m^2)}. A row with an infinity is
   * divided by the largest finite number instead, so that it gives what {@link #plain} gives.
   */
  Value stable() {
    Value x = wideX();
    TensorType scalar = TensorType.of(compute);
    Value largest =
        builder.reduce(
            StablehloOps.MAXIMUM,
            builder.unary(StablehloOps.ABS, x),
            builder.splat(scalar, 0),
            dimensions());
    Value factor = keepDimensions(largest, x);
    factor = builder.binary(StablehloOps.MAXIMUM, factor, constantLike(factor, 1));
    double finite = Floats.toDouble(compute, Floats.largest(compute));
    factor = builder.binary(StablehloOps.MINIMUM, factor, constantLike(factor, finite));
    Value small = builder.divide(x, likeX(factor, x));
    Value mean = mean(builder.multiply(small, small));
    if (norm.epsilon() != 0) {
      Value epsilon = builder.divide(constantLike(factor, norm.epsilon()), factor);
      mean = builder.add(mean, builder.divide(epsilon, factor));
    }
    return scaled(builder.multiply(small, likeX(reciprocalRoot(mean), x)));
  }

  // --- parts ------------------------------------------------------------------------------------

  /** x with its residual, in the type that is computed in. */
  Value wideX() {
    Value residual = norm.residual();
    Value x = residual == null ? norm.x() : builder.add(norm.x(), residual);
    return builder.convert(x, compute);
  }

  private Value mean(Value squares) {
    return reduceByCustomCall ? customMean(squares) : realMean(squares);
  }

  private Value realMean(Value squares) {
    Value zero = builder.splat(TensorType.of(compute), 0);
    Value sum =
        keepDimensions(builder.reduce(StablehloOps.ADD, squares, zero, dimensions()), squares);
    return builder.divide(sum, length(sum, squares));
  }

  /** The number of elements that are averaged. */
  private Value length(Value sum, Value squares) {
    TensorType type = squares.tensorType();
    long known = 1;
    Value unknown = null;
    for (int dimension : norm.dimensions()) {
      if (type.isDynamic(dimension)) {
        Value size = builder.convert(builder.dimensionSize(norm.x(), dimension), compute);
        unknown = unknown == null ? size : builder.multiply(unknown, size);
      } else {
        known *= type.dimension(dimension);
      }
    }
    if (unknown == null) {
      return constantLike(sum, (double) known);
    }
    Value count = builder.multiply(unknown, builder.splat(TensorType.of(compute), (double) known));
    return broadcast(count, sum.tensorType(), List.of());
  }

  private Value customMean(Value squares) {
    ImmutableLongArray shape = keptShape(squares.tensorType());
    return rewriter
        .insert(
            Operation.builder(StablehloOps.CUSTOM_CALL)
                .operand(squares)
                .attribute("call_target_name", StringAttr.of("reduce_mean"))
                .attribute(
                    "dimensions",
                    new ArrayAttr(
                        norm.dimensions().stream()
                            .map(IntegerAttr::i64)
                            .collect(toImmutableList())))
                .attribute("keepdim", BoolAttr.TRUE)
                .result(TensorType.of(compute, shape)))
        .result();
  }

  private Value plusEpsilon(Value mean) {
    return norm.epsilon() == 0 ? mean : builder.add(mean, constantLike(mean, norm.epsilon()));
  }

  /** One over the root; without an epsilon 0 where the mean is, so that rows of zeros stay zero. */
  private Value reciprocalRoot(Value mean) {
    Value root = builder.unary(StablehloOps.RSQRT, mean);
    if (norm.epsilon() != 0) {
      return root;
    }
    Value zero = constantLike(mean, 0);
    return builder.select(builder.compareEqual(mean, zero), zero, root);
  }

  /** Rounds and weights what is normalised, in the norm's order. */
  Value scaled(Value normalized) {
    FloatType output = (FloatType) norm.resultType().element();
    Value weight = norm.weight();
    if (weight == null) {
      return builder.convert(normalized, output);
    }
    if (!norm.castBeforeScale() || output == compute) {
      return builder.convert(times(normalized, builder.convert(weight, compute)), output);
    }
    Value rounded = builder.convert(normalized, output);
    if (weight.tensorType().element() == output) {
      return times(rounded, weight);
    }
    Value wide = builder.convert(rounded, compute);
    return builder.convert(times(wide, builder.convert(weight, compute)), output);
  }

  private Value times(Value value, Value weight) {
    return builder.multiply(value, broadcast(weight, value.tensorType(), norm.dimensions()));
  }

  // --- shapes -----------------------------------------------------------------------------------

  private long[] dimensions() {
    return norm.dimensions().stream().mapToLong(Integer::longValue).toArray();
  }

  private ImmutableLongArray keptShape(TensorType type) {
    long[] shape = type.shape().toArray();
    norm.dimensions().forEach(dimension -> shape[dimension] = 1);
    return ImmutableLongArray.copyOf(shape);
  }

  /** Puts the reduced dimensions back as dimensions of length 1. */
  private Value keepDimensions(Value reduced, Value from) {
    TensorType type = from.tensorType();
    List<Integer> kept =
        IntStream.range(0, type.rank())
            .filter(i -> !norm.dimensions().contains(i))
            .boxed()
            .toList();
    return broadcast(reduced, TensorType.of(compute, keptShape(type)), kept);
  }

  private Value likeX(Value row, Value x) {
    List<Integer> all = IntStream.range(0, x.tensorType().rank()).boxed().toList();
    return broadcast(row, x.tensorType(), all);
  }

  private Value constantLike(Value value, double number) {
    TensorType type = value.tensorType();
    return broadcast(builder.splat(TensorType.of(compute), number), type, List.of());
  }

  /**
   * Broadcasts to {@code type}; extents of it that are dynamic are those of the same dimensions of
   * x.
   */
  private Value broadcast(Value value, TensorType type, List<Integer> dimensions) {
    long[] to = dimensions.stream().mapToLong(Integer::longValue).toArray();
    if (type.hasStaticShape()) {
      return builder.broadcast(value, type.shape(), to);
    }
    List<Value> extents = new ArrayList<>();
    for (int i = 0; i < type.rank(); i++) {
      TensorType one = TensorType.of(IntegerType.I32, 1);
      extents.add(
          type.isDynamic(i)
              ? builder.reshape(builder.dimensionSize(norm.x(), i), one.shape())
              : builder.splat(one, (double) type.dimension(i)));
    }
    Value shape = builder.concatenate(extents, 0);
    return builder.dynamicBroadcast(value, shape, type.shape(), to);
  }
}
