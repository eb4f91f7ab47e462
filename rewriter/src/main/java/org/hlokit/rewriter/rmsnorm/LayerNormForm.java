// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import com.google.common.primitives.ImmutableLongArray;
import java.util.List;
import java.util.stream.IntStream;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Writes a normalisation as the LayerNorm of x and -x side by side. Their mean is zero and their
 * variance is {@code mean(x^2)}, so that the first half is what the normalisation gives:
 *
 * <pre>
 *   %c = concatenate %x, -%x          last dimension
 *   %l = (%c - mean(%c)) * rsqrt(variance(%c) + epsilon)
 *   %y = slice %l                     first half, then cast and weight
 * </pre>
 */
final class LayerNormForm implements NormWriter {
  private static final String NAME = "odml.layer_norm";

  private final @Nullable Composites composites;
  private final boolean inTypeOfX;

  /**
   * @param composites writes the LayerNorm as one composite; null for primitive operations
   * @param inTypeOfX whether to compute in x's element type rather than in f32 (f64 for f64)
   */
  LayerNormForm(@Nullable Composites composites, boolean inTypeOfX) {
    this.composites = composites;
    this.inTypeOfX = inTypeOfX;
  }

  @Override
  public boolean needsStaticShape() {
    return true;
  }

  @Override
  public Value write(
      Rewriter rewriter,
      Value x,
      @Nullable Value weight,
      TensorType result,
      RmsNormParameters parameters) {
    NormCall norm =
        NormComposite.norm(weight == null ? List.of(x) : List.of(x, weight), result, parameters);
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    Type compute = inTypeOfX ? x.tensorType().element() : norm.compute();
    Value wide = builder.convert(x, compute);
    int last = x.tensorType().rank() - 1;
    Value both = builder.concatenate(List.of(wide, builder.unary(StablehloOps.NEGATE, wide)), last);
    double epsilon = parameters.epsilon().doubleValue();
    Value normalized =
        composites == null
            ? layerNorm(both, epsilon, builder)
            : composite(composites, rewriter, both, parameters.epsilon());
    Value half = builder.slice(normalized, last, 0, x.tensorType().dimension(last));
    return new Decomposition(norm, rewriter, false).scaled(builder.convert(half, norm.compute()));
  }

  /** With gamma 1 and beta 0 as operands, as the field's LayerNorm has them. */
  private static Value composite(
      Composites composites, Rewriter rewriter, Value both, FloatAttr epsilon) {
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    TensorType type = both.tensorType();
    int last = type.rank() - 1;
    TensorType row = TensorType.of(type.element(), type.dimension(last));
    DictionaryAttr attributes =
        DictionaryAttr.of(
            List.of(
                new NamedAttribute("axis", IntegerAttr.i64(-1)),
                new NamedAttribute("epsilon", epsilon)));
    return composites.insert(
        rewriter,
        NAME,
        attributes,
        List.of(both, builder.splat(row, 1), builder.splat(row, 0)),
        type,
        (arguments, inner) -> {
          StablehloBuilder body = new StablehloBuilder(inner);
          Value normalized = layerNorm(arguments.getFirst(), epsilon.doubleValue(), body);
          Value gamma = body.broadcast(arguments.get(1), type.shape(), last);
          Value beta = body.broadcast(arguments.get(2), type.shape(), last);
          return body.add(body.multiply(normalized, gamma), beta);
        });
  }

  private static Value layerNorm(Value c, double epsilon, StablehloBuilder builder) {
    Value centered =
        builder.binary(StablehloOps.SUBTRACT, c, likeInput(mean(c, builder), c, builder));
    Value variance = mean(builder.multiply(centered, centered), builder);
    Value root;
    if (epsilon == 0) { // rows of zeros stay zero
      Value zero = splatLike(variance, 0, builder);
      root =
          builder.select(
              builder.compareEqual(variance, zero),
              zero,
              builder.unary(StablehloOps.RSQRT, variance));
    } else {
      Value sum = builder.add(variance, splatLike(variance, epsilon, builder));
      root = builder.unary(StablehloOps.RSQRT, sum);
    }
    return builder.multiply(centered, likeInput(root, c, builder));
  }

  /** Over the last dimension, which stays with length 1. */
  private static Value mean(Value value, StablehloBuilder builder) {
    TensorType type = value.tensorType();
    int last = type.rank() - 1;
    Value zero = builder.splat(TensorType.of(type.element()), 0);
    Value sum = builder.reduce(StablehloOps.ADD, value, zero, last);
    long[] shape = type.shape().toArray();
    shape[last] = 1;
    Value row = builder.reshape(sum, ImmutableLongArray.copyOf(shape));
    return builder.divide(row, splatLike(row, (double) type.dimension(last), builder));
  }

  private static Value likeInput(Value row, Value input, StablehloBuilder builder) {
    long[] all = IntStream.range(0, row.tensorType().rank()).asLongStream().toArray();
    return builder.broadcast(row, input.tensorType().shape(), all);
  }

  private static Value splatLike(Value value, double number, StablehloBuilder builder) {
    return builder.splat(value.tensorType(), number);
  }
}
