// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import com.google.common.primitives.ImmutableLongArray;
import com.google.common.primitives.Longs;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/** Products of tensors, of types that the runtime does not sum, and those that name dimensions. */
final class Products {
  /** Up to here {@code f32} holds every integer. */
  private static final long EXACT = 1 << 24;

  private Products() {}

  /** {@code dot}: the last dimension with the first. */
  static List<Value> dot(Operation op, Rewriter rewriter) {
    long last = op.operand(0).tensorType().rank() - 1L;
    return product(op, new long[0], new long[0], new long[] {last}, new long[] {0}, rewriter);
  }

  /** {@code dot_general}. */
  static List<Value> dotGeneral(Operation op, Rewriter rewriter) {
    if (!(op.attribute("dot_dimension_numbers") instanceof StructAttr numbers)) {
      return List.of();
    }
    return product(
        op,
        longs(numbers, "lhs_batching_dimensions"),
        longs(numbers, "rhs_batching_dimensions"),
        longs(numbers, "lhs_contracting_dimensions"),
        longs(numbers, "rhs_contracting_dimensions"),
        rewriter);
  }

  private static List<Value> product(
      Operation op,
      long[] leftBatch,
      long[] rightBatch,
      long[] leftContracted,
      long[] rightContracted,
      Rewriter rewriter) {
    Type left = op.operand(0).tensorType().element();
    Type right = op.operand(1).tensorType().element();
    Type wanted = op.result().tensorType().element();
    if (!left.equals(right) && wanted instanceof FloatType) {
      StablehloBuilder builder = new StablehloBuilder(rewriter);
      return List.of(
          builder.like(
              op,
              List.of(
                  builder.convert(op.operand(0), wanted), builder.convert(op.operand(1), wanted)),
              op.result().type()));
    }
    long exact = exactTerms(op);
    if (exact == 0 || leftContracted.length != 1) {
      return summed(op, leftBatch, rightBatch, leftContracted, rightContracted, rewriter);
    }
    DictionaryAttr numbers =
        DictionaryAttr.EMPTY
            .with("lhs_batching_dimensions", DenseArrayAttr.i64(leftBatch))
            .with("rhs_batching_dimensions", DenseArrayAttr.i64(rightBatch))
            .with("lhs_contracting_dimensions", DenseArrayAttr.i64(leftContracted))
            .with("rhs_contracting_dimensions", DenseArrayAttr.i64(rightContracted));
    StructAttr dimensions = new StructAttr("stablehlo.dot", numbers);
    int alongLeft = (int) leftContracted[0];
    int alongRight = (int) rightContracted[0];
    long count = op.operand(0).tensorType().dimension(alongLeft);
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    TensorType type = op.result().tensorType();
    Value sum = builder.splat(type.withElement(IntegerType.I32), 0); // of no terms
    for (long start = 0; start < count; start += exact) {
      long end = Math.min(start + exact, count);
      Value part =
          builder.with(
              StablehloOps.DOT_GENERAL,
              "dot_dimension_numbers",
              dimensions,
              type.withElement(FloatType.F32),
              List.of(
                  floats(op.operand(0), alongLeft, start, end, builder),
                  floats(op.operand(1), alongRight, start, end, builder)));
      Value exactly = builder.convert(part, IntegerType.I32);
      sum = start == 0 ? exactly : builder.add(sum, exactly);
    }
    return List.of(builder.convert(sum, type.element()));
  }

  private static Value floats(
      Value value, int dimension, long start, long end, StablehloBuilder builder) {
    boolean isWhole = end - start == value.tensorType().dimension(dimension);
    Value part = isWhole ? value : builder.slice(value, dimension, start, end);
    return builder.convert(part, FloatType.F32);
  }

  /** How many products of 8-bit integers {@code f32} adds exactly; none of others. */
  private static long exactTerms(Operation op) {
    long largest = 1;
    for (Value operand : op.operands()) {
      if (!(operand.tensorType().element() instanceof IntegerType type)
          || type.width() != 8
          || !operand.tensorType().hasStaticShape()) {
        return 0;
      }
      largest *= type.isUnsigned() ? 255 : 128;
    }
    return op.result().tensorType().element() instanceof IntegerType result && result.width() <= 32
        ? EXACT / largest
        : 0;
  }

  /** Each element times each, then a sum: of batch, left, right and contracted dimensions. */
  private static List<Value> summed(
      Operation op,
      long[] leftBatch,
      long[] rightBatch,
      long[] leftContracted,
      long[] rightContracted,
      Rewriter rewriter) {
    if (!op.operands().stream().allMatch(ScalarBodies::isNumeric)) {
      return List.of();
    }
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    Type element = op.result().tensorType().element();
    Value left = builder.convert(op.operand(0), element);
    Value right = builder.convert(op.operand(1), element);
    long[] leftFree = others(left, leftBatch, leftContracted);
    long[] rightFree = others(right, rightBatch, rightContracted);
    int batch = leftBatch.length;
    int rank = batch + leftFree.length + rightFree.length + leftContracted.length;
    long[] shape =
        Longs.concat(
            sizes(left, leftBatch),
            sizes(left, leftFree),
            sizes(right, rightFree),
            sizes(left, leftContracted));
    long[] contracted = LongStream.range(rank - leftContracted.length, rank).toArray();
    long[] batching = LongStream.range(0, batch).toArray();
    long[] atLeft = LongStream.range(batch, batch + leftFree.length).toArray();
    long[] atRight =
        LongStream.range(batch + leftFree.length, rank - leftContracted.length).toArray();
    Value product =
        builder.multiply(
            spread(
                left,
                Longs.concat(leftBatch, leftFree, leftContracted),
                Longs.concat(batching, atLeft, contracted),
                shape,
                builder),
            spread(
                right,
                Longs.concat(rightBatch, rightFree, rightContracted),
                Longs.concat(batching, atRight, contracted),
                shape,
                builder));
    if (contracted.length == 0) {
      return List.of(product);
    }
    Value zero = builder.splat(TensorType.of(element), 0);
    return List.of(builder.reduce(StablehloOps.ADD, product, zero, contracted));
  }

  private static Value spread(
      Value value, long[] order, long[] places, long[] shape, StablehloBuilder builder) {
    return builder.broadcast(
        builder.transpose(value, order), ImmutableLongArray.copyOf(shape), places);
  }

  /** {@code unary_einsum} whose letters each occur once. */
  static List<Value> unaryEinsum(Operation op, Rewriter rewriter) {
    if (!(op.attribute("einsum_config") instanceof StringAttr config)
        || !ScalarBodies.isNumeric(op.operand(0))) {
      return List.of();
    }
    String[] sides = config.value().replace(" ", "").split("->", -1);
    if (sides.length != 2 || !areKnown(new String[] {sides[0], ""}, sides[1])) {
      return List.of();
    }
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    Named left = summed(op.operand(0), sides[0], sides[1], builder);
    return List.of(builder.transpose(left.value(), left.places(sides[1])));
  }

  /** {@code einsum} of two operands, each of whose letters occurs once. */
  static List<Value> einsum(Operation op, Rewriter rewriter) {
    if (!(op.attribute("einsum_config") instanceof StringAttr config)
        || !op.operands().stream().allMatch(ScalarBodies::isNumeric)) {
      return List.of();
    }
    String[] sides = config.value().replace(" ", "").split("->", -1);
    String[] inputs = sides[0].split(",", -1);
    if (sides.length != 2 || inputs.length != 2 || !areKnown(inputs, sides[1])) {
      return List.of();
    }
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    String result = sides[1];
    Named left = summed(op.operand(0), inputs[0], inputs[1] + result, builder);
    Named right = summed(op.operand(1), inputs[1], inputs[0] + result, builder);
    String batch = common(left.letters(), right.letters(), result, true);
    String contracted = common(left.letters(), right.letters(), result, false);
    String letters =
        batch
            + without(left.letters(), batch + contracted)
            + without(right.letters(), batch + contracted);
    long[] shape =
        letters
            .chars()
            .mapToLong(letter -> (left.has(letter) ? left : right).size(letter))
            .toArray();
    DictionaryAttr numbers =
        DictionaryAttr.EMPTY
            .with("lhs_batching_dimensions", DenseArrayAttr.i64(left.places(batch)))
            .with("rhs_batching_dimensions", DenseArrayAttr.i64(right.places(batch)))
            .with("lhs_contracting_dimensions", DenseArrayAttr.i64(left.places(contracted)))
            .with("rhs_contracting_dimensions", DenseArrayAttr.i64(right.places(contracted)));
    Value product =
        builder.with(
            StablehloOps.DOT_GENERAL,
            "dot_dimension_numbers",
            new StructAttr("stablehlo.dot", numbers),
            TensorType.of(op.result().tensorType().element(), shape),
            List.of(left.value(), right.value()));
    return List.of(builder.transpose(product, new Named(product, letters).places(result)));
  }

  /** A tensor whose dimensions have letters. */
  private record Named(Value value, String letters) {
    boolean has(int letter) {
      return letters.indexOf(letter) >= 0;
    }

    long size(int letter) {
      return value.tensorType().dimension(letters.indexOf(letter));
    }

    long[] places(String wanted) {
      return wanted.chars().mapToLong(letters::indexOf).toArray();
    }
  }

  private static boolean areKnown(String[] inputs, String result) {
    return isDistinct(inputs[0])
        && isDistinct(inputs[1])
        && isDistinct(result)
        && result.chars().allMatch(letter -> (inputs[0] + inputs[1]).indexOf(letter) >= 0);
  }

  private static boolean isDistinct(String letters) {
    return letters.chars().allMatch(Character::isLetter)
        && letters.chars().distinct().count() == letters.length();
  }

  /** Sums over the dimensions whose letters occur nowhere else. */
  private static Named summed(
      Value value, String letters, String others, StablehloBuilder builder) {
    long[] lonely =
        IntStream.range(0, letters.length())
            .filter(i -> others.indexOf(letters.charAt(i)) < 0)
            .asLongStream()
            .toArray();
    if (lonely.length == 0) {
      return new Named(value, letters);
    }
    Value zero = builder.splat(TensorType.of(value.tensorType().element()), 0);
    return new Named(
        builder.reduce(StablehloOps.ADD, value, zero, lonely),
        only(letters, letter -> others.indexOf(letter) >= 0));
  }

  private static String common(String left, String right, String result, boolean isKept) {
    return only(
        left, letter -> right.indexOf(letter) >= 0 && (result.indexOf(letter) >= 0) == isKept);
  }

  private static String without(String letters, String others) {
    return only(letters, letter -> others.indexOf(letter) < 0);
  }

  private static String only(String letters, IntPredicate wanted) {
    return letters
        .chars()
        .filter(wanted)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static long[] others(Value value, long[] first, long[] second) {
    return LongStream.range(0, value.tensorType().rank())
        .filter(i -> !Longs.contains(first, i) && !Longs.contains(second, i))
        .toArray();
  }

  private static long[] sizes(Value value, long[] dimensions) {
    return LongStream.of(dimensions).map(i -> value.tensorType().dimension((int) i)).toArray();
  }

  private static long[] longs(StructAttr numbers, String field) {
    return numbers.get(field) instanceof DenseArrayAttr array
        ? array.values().toArray()
        : new long[0];
  }
}
