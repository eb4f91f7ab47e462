// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import com.google.common.primitives.ImmutableLongArray;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.LongStream;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.hlokit.tflite.legalize.ComplexNumbers.Parts;

/**
 * Fourier transforms as products with the matrices of cosines and sines: for the lengths of speech
 * models about as fast as the fast transform, and exact to rounding. A longer transform is made of
 * two shorter ones, where its length has divisors, and else of longer ones that have; one over
 * several dimensions is one over each.
 */
final class Fourier {
  /** A longer transform has matrices of more than four megabytes. */
  private static final int MAX_LENGTH = 1024;

  /** Twice this power of two is the square of the longest that has a matrix. */
  private static final long LONGEST = 1 << 19;

  private final StablehloBuilder builder;

  private Fourier(StablehloBuilder builder) {
    this.builder = builder;
  }

  /** {@code fft}. */
  static Optional<Parts> transform(Operation op, ComplexNumbers numbers, StablehloBuilder builder) {
    long[] lengths = StablehloBuilder.integers(op, "fft_length");
    if (!(op.attribute("fft_type") instanceof EnumAttr type)
        || !isFloat(op.operand(0))
        || !Arrays.stream(lengths).allMatch(length -> length <= LONGEST)
        || op.operand(0).tensorType().elementCount() == 0) {
      return Optional.empty();
    }
    Fourier fourier = new Fourier(builder);
    int n = (int) lengths[lengths.length - 1];
    return Optional.of(
        switch (type.value()) {
          case "RFFT" -> fourier.alongOthers(fourier.ofReal(op.operand(0), n), lengths, 1);
          case "IRFFT" ->
              fourier.toReal(fourier.alongOthers(numbers.of(op.operand(0)), lengths, -1), n);
          case "IFFT" ->
              fourier.alongOthers(fourier.complex(numbers.of(op.operand(0)), n, -1), lengths, -1);
          default ->
              fourier.alongOthers(fourier.complex(numbers.of(op.operand(0)), n, 1), lengths, 1);
        });
  }

  /** The largest divisor up to the root, so that both factors can be transformed; else 1. */
  private static int divisor(int length) {
    for (int i = (int) Math.sqrt(length); i > 1; i--) {
      if (length % i == 0 && i <= MAX_LENGTH && length / i <= MAX_LENGTH) {
        return i;
      }
    }
    return 1;
  }

  /** Transforms all dimensions but the last. */
  private Parts alongOthers(Parts x, long[] lengths, int sign) {
    int rank = x.real().tensorType().rank();
    Parts result = x;
    for (int i = 0; i < lengths.length - 1; i++) {
      int dimension = rank - lengths.length + i;
      long[] order = LongStream.range(0, rank).toArray();
      order[dimension] = rank - 1L;
      order[rank - 1] = dimension;
      result = transposed(complex(transposed(result, order), (int) lengths[i], sign), order);
    }
    return result;
  }

  private Parts transposed(Parts x, long... order) {
    return new Parts(builder.transpose(x.real(), order), builder.transpose(x.imaginary(), order));
  }

  private Parts ofReal(Value x, int n) {
    int half = n / 2 + 1;
    if (n <= MAX_LENGTH) {
      return new Parts(
          product(x, n, half, i -> Math.cos(angle(i, n, half))),
          product(x, n, half, i -> -Math.sin(angle(i, n, half))));
    }
    Parts whole = complex(new Parts(x, builder.splat(x.tensorType(), 0)), n, 1);
    int last = x.tensorType().rank() - 1;
    return new Parts(
        builder.slice(whole.real(), last, 0, half),
        builder.slice(whole.imaginary(), last, 0, half));
  }

  /** Of a real signal the other half of the spectrum is the mirror of this one. */
  private Parts toReal(Parts x, int n) {
    if (n > MAX_LENGTH) {
      Value mirrored = mirrored(x.real(), n);
      Value negative = builder.unary(StablehloOps.NEGATE, mirrored(x.imaginary(), n));
      int last = mirrored.tensorType().rank() - 1;
      Parts whole =
          new Parts(
              builder.concatenate(List.of(x.real(), mirrored), last),
              builder.concatenate(List.of(x.imaginary(), negative), last));
      Value signal = complex(whole, n, -1).real();
      return new Parts(signal, signal);
    }
    int half = n / 2 + 1;
    Value cosines = product(x.real(), half, n, i -> weight(i / n, n) * Math.cos(angle(i, n, n)));
    Value sines = product(x.imaginary(), half, n, i -> weight(i / n, n) * Math.sin(angle(i, n, n)));
    Value real = builder.binary(StablehloOps.SUBTRACT, cosines, sines);
    return new Parts(real, real);
  }

  private Value mirrored(Value spectrum, int n) {
    int last = spectrum.tensorType().rank() - 1;
    Value others = builder.slice(spectrum, last, 1, n - n / 2);
    return builder.with(
        StablehloOps.REVERSE,
        "dimensions",
        DenseArrayAttr.i64(last),
        others.type(),
        List.of(others));
  }

  /** Over the last dimension; the inverse ({@code sign} -1) is divided by the length. */
  private Parts complex(Parts x, int n, int sign) {
    if (n > MAX_LENGTH) {
      return divisor(n) > 1 ? inTwoSteps(x, n, sign) : byConvolution(x, n, sign);
    }
    double scale = sign > 0 ? 1 : 1.0 / n;
    IntToDoubleFunction cosine = i -> scale * Math.cos(angle(i, n, n));
    IntToDoubleFunction sine = i -> sign * scale * Math.sin(angle(i, n, n));
    return new Parts(
        builder.add(product(x.real(), n, n, cosine), product(x.imaginary(), n, n, sine)),
        builder.binary(
            StablehloOps.SUBTRACT,
            product(x.imaginary(), n, n, cosine),
            product(x.real(), n, n, sine)));
  }

  /**
   * Cooley and Tukey's: the columns of the signal as a matrix are transformed, turned, and then the
   * rows are.
   */
  private Parts inTwoSteps(Parts x, int n, int sign) {
    int rows = divisor(n);
    int columns = n / rows;
    int rank = x.real().tensorType().rank();
    long[] order = LongStream.range(0, rank + 1L).toArray();
    order[rank - 1] = rank;
    order[rank] = rank - 1L;
    Parts turned = complex(transposed(reshaped(x, rank - 1, rows, columns), order), rows, sign);
    TensorType matrix = TensorType.of(x.real().tensorType().element(), columns, rows);
    ImmutableLongArray shape = turned.real().tensorType().shape();
    Value cosine =
        builder.broadcast(
            builder.table(matrix, i -> Math.cos(angle(i, n, rows))), shape, rank - 1, rank);
    Value sine =
        builder.broadcast(
            builder.table(matrix, i -> sign * Math.sin(angle(i, n, rows))), shape, rank - 1, rank);
    Parts twiddled =
        new Parts(
            builder.add(
                builder.multiply(turned.real(), cosine),
                builder.multiply(turned.imaginary(), sine)),
            builder.binary(
                StablehloOps.SUBTRACT,
                builder.multiply(turned.imaginary(), cosine),
                builder.multiply(turned.real(), sine)));
    Parts found = complex(transposed(twiddled, order), columns, sign);
    return reshaped(transposed(found, order), rank - 1, n);
  }

  /**
   * Bluestein's: as {@code 2jk} is {@code j^2 + k^2 - (k - j)^2}, the transform is a convolution
   * with a chirp between two products with it, which a transform of a power of two can do.
   */
  private Parts byConvolution(Parts x, int n, int sign) {
    int size = 4 * Integer.highestOneBit(n);
    TensorType type = x.real().tensorType();
    int last = type.rank() - 1;
    TensorType line = TensorType.of(type.element(), n);
    Parts chirp =
        spread(
            new Parts(
                builder.table(line, i -> Math.cos(square(i, n))),
                builder.table(line, i -> -sign * Math.sin(square(i, n)))),
            type.shape(),
            last);
    Parts signal = times(x, chirp);
    long[] high = new long[last + 1];
    high[last] = (long) size - n;
    Parts padded = new Parts(padded(signal.real(), high), padded(signal.imaginary(), high));
    TensorType around = TensorType.of(type.element(), size);
    Parts filter =
        complex(
            new Parts(
                builder.table(
                    around, i -> near(i, size) < n ? Math.cos(square(near(i, size), n)) : 0),
                builder.table(
                    around,
                    i -> near(i, size) < n ? sign * Math.sin(square(near(i, size), n)) : 0)),
            size,
            1);
    ImmutableLongArray shape = padded.real().tensorType().shape();
    Parts filtered =
        complex(times(complex(padded, size, 1), spread(filter, shape, last)), size, -1);
    Parts first =
        new Parts(
            builder.slice(filtered.real(), last, 0, n),
            builder.slice(filtered.imaginary(), last, 0, n));
    Parts found = times(first, chirp);
    Value scale = builder.splat(type, 1.0 / n);
    return sign > 0
        ? found
        : new Parts(
            builder.multiply(found.real(), scale), builder.multiply(found.imaginary(), scale));
  }

  /** The distance from the first element, both ways round. */
  private static int near(int index, int size) {
    return Math.min(index, size - index);
  }

  private static double square(int index, int n) {
    return Math.PI * ((long) index * index % (2L * n)) / n;
  }

  private Value padded(Value value, long[] high) {
    Value zero = builder.splat(TensorType.of(value.tensorType().element()), 0);
    return builder.pad(value, zero, new long[high.length], high, new long[high.length]);
  }

  private Parts spread(Parts line, ImmutableLongArray shape, int dimension) {
    return new Parts(
        builder.broadcast(line.real(), shape, dimension),
        builder.broadcast(line.imaginary(), shape, dimension));
  }

  private Parts times(Parts left, Parts right) {
    return new Parts(
        builder.binary(
            StablehloOps.SUBTRACT,
            builder.multiply(left.real(), right.real()),
            builder.multiply(left.imaginary(), right.imaginary())),
        builder.add(
            builder.multiply(left.real(), right.imaginary()),
            builder.multiply(left.imaginary(), right.real())));
  }

  /** The dimensions from {@code first} on become {@code sizes}. */
  private Parts reshaped(Parts x, int first, long... sizes) {
    ImmutableLongArray shape =
        ImmutableLongArray.copyOf(
            LongStream.concat(
                x.real().tensorType().shape().stream().limit(first), LongStream.of(sizes)));
    return new Parts(builder.reshape(x.real(), shape), builder.reshape(x.imaginary(), shape));
  }

  private static boolean isFloat(Value value) {
    return ComplexNumbers.isComplex(value)
        || value.tensorType().element() instanceof FloatType && value.tensorType().hasStaticShape();
  }

  /** The angle of element {@code index} of a matrix with so many columns. */
  private static double angle(int index, int n, int columns) {
    return 2 * Math.PI * (index / columns * (long) (index % columns) % n) / n;
  }

  private static double weight(int frequency, int n) {
    boolean alone = frequency == 0 || 2 * frequency == n;
    return (alone ? 1.0 : 2.0) / n;
  }

  private Value product(Value x, int rows, int columns, IntToDoubleFunction element) {
    TensorType type = x.tensorType();
    Value constant = builder.table(TensorType.of(type.element(), rows, columns), element);
    long[] shape = type.shape().toArray();
    shape[shape.length - 1] = columns;
    DictionaryAttr numbers =
        DictionaryAttr.EMPTY
            .with("lhs_contracting_dimensions", DenseArrayAttr.i64(shape.length - 1L))
            .with("rhs_contracting_dimensions", DenseArrayAttr.i64(0));
    return builder.with(
        StablehloOps.DOT_GENERAL,
        "dot_dimension_numbers",
        new StructAttr("stablehlo.dot", numbers),
        TensorType.of(type.element(), ImmutableLongArray.copyOf(shape)),
        List.of(x, constant));
  }
}
