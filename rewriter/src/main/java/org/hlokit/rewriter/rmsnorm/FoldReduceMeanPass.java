// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Floats;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassDefinition;
import org.hlokit.pass.Remark;
import org.hlokit.rewriter.pattern.Literals;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Reason;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The pass {@code fold-reduce-mean}: makes reductions that an exporter wrote as custom calls
 * reductions of StableHLO.
 *
 * <pre>
 *   %m = stablehlo.custom_call {@literal @}reduce_mean(%x) {dimensions = [1], keepdim = true}
 *
 *   ==>
 *
 *   %s = stablehlo.reduce(%x init: 0.0) applies stablehlo.add across dimensions = [1]
 *   %m = stablehlo.divide (stablehlo.reshape %s), N
 * </pre>
 *
 * The same for {@code @reduce_sum}, {@code @reduce_max} and {@code @reduce_min}. Whether reduced
 * dimensions stay follows from the result type, which has to be right.
 *
 * <p>Rounding: sums of f16 and bf16 are taken in f32, and rounded once.
 */
public final class FoldReduceMeanPass implements Pass {
  public static final PassDefinition DEFINITION =
      PassDefinition.of(
          "fold-reduce-mean",
          "make custom_call @reduce_mean, @reduce_sum, @reduce_max and @reduce_min a reduce",
          FoldReduceMeanPass::new);

  private static final String REQUIRED =
      "operand, dimensions and result type are those of a reduction";

  private FoldReduceMeanPass() {}

  @Override
  public void run(Operation root, PassContext context) {
    List<Operation> calls = new ArrayList<>();
    root.walk(
        op -> {
          if (op.is(StablehloOps.CUSTOM_CALL) && Reduction.isReduction(op)) {
            calls.add(op);
          }
        });
    Rewriter rewriter = new Rewriter(context);
    for (Operation call : calls) {
      String finding = fold(call, rewriter);
      if (finding == null) {
        context.remark(
            Remark.applied(call, "folded: custom_call @%s".formatted(Reduction.target(call))));
        context.count("reductions folded", 1);
      } else {
        Reason reason = new Reason("call-is-well-formed", REQUIRED, finding, null);
        context.remark(NormReport.missed("not folded", call, new NoMatch(reason, call)));
      }
    }
  }

  /** Replaces {@code call}, or says why not. */
  private static @Nullable String fold(Operation call, Rewriter rewriter) {
    Reduction reduction = Reduction.read(call);
    if (reduction == null || !(call.result().type() instanceof TensorType result)) {
      return "it has not one ranked operand and dimensions of it";
    }
    TensorType type = reduction.input().tensorType();
    Type element = type.element();
    if (!result.element().equals(element)
        || !(element instanceof FloatType || element instanceof IntegerType)) {
      return "the element types differ or are no numbers";
    }
    long[] dimensions = reduction.dimensions();
    if (dimensions.length == 0) { // all of them, as the field's array libraries have it
      dimensions = LongStream.range(0, type.rank()).toArray();
    }
    if (Arrays.stream(dimensions).anyMatch(d -> type.isDynamic((int) d))
        || !result.hasStaticShape()) {
      return "a shape is dynamic";
    }
    if (!isReduced(type, result, dimensions)) {
      return "the result type is not that of the operand without the dimensions";
    }
    rewriter.before(call);
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    boolean sums = reduction.combiner() == StablehloOps.ADD;
    boolean isNarrow = element instanceof FloatType narrow && narrow.precision() < 24;
    Type compute = sums && isNarrow ? FloatType.F32 : element;
    Value wide = builder.convert(reduction.input(), compute);
    Value start =
        builder.constant(
            Literals.splatBits(TensorType.of(compute), start(reduction.combiner(), compute)));
    Value reduced = builder.reduce(reduction.combiner(), wide, start, dimensions);
    Value value = builder.reshape(reduced, result.shape());
    if (reduction.isMean()) {
      long count =
          Arrays.stream(dimensions)
              .map(d -> type.dimension((int) d))
              .reduce(1, Math::multiplyExact);
      value = builder.divide(value, builder.splat(value.tensorType(), (double) count));
    }
    rewriter.replace(call, builder.convert(value, element));
    return null;
  }

  /** Whether {@code result} has all dimensions but those reduced, or 1 in their places. */
  private static boolean isReduced(TensorType type, TensorType result, long[] dimensions) {
    long[] kept = type.shape().toArray();
    for (long dimension : dimensions) {
      kept[(int) dimension] = 1;
    }
    long[] dropped =
        LongStream.range(0, type.rank())
            .filter(i -> Arrays.stream(dimensions).noneMatch(d -> d == i))
            .map(i -> type.dimension((int) i))
            .toArray();
    long[] shape = result.shape().toArray();
    return Arrays.equals(shape, kept) || Arrays.equals(shape, dropped);
  }

  /** The bits of what a reduction starts from. */
  private static long start(OpDefinition combiner, Type element) {
    if (combiner == StablehloOps.ADD) {
      return Literals.encode(element, 0);
    }
    boolean isMaximum = combiner == StablehloOps.MAXIMUM;
    return switch (element) {
      case FloatType type ->
          Floats.fromDouble(type, isMaximum ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
      case IntegerType type when type.isUnsigned() || type.isBoolean() ->
          isMaximum ? 0 : -1L >>> (Long.SIZE - type.width());
      case IntegerType type ->
          isMaximum ? -1L << (type.width() - 1) : -1L >>> (Long.SIZE - type.width() + 1);
      default -> throw new IllegalArgumentException("no number: " + element);
    };
  }
}
