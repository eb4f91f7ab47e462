// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import com.google.common.primitives.ImmutableLongArray;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
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
 * Fourier transforms over the last dimension as products with the matrices of cosines and sines:
 * for the lengths of speech models about as fast as the fast transform, and exact to rounding.
 */
final class Fourier {
  /** A longer transform has matrices of more than four megabytes. */
  private static final int MAX_LENGTH = 1024;

  private Fourier() {}

  /** {@code fft} of {@code f32}. */
  static Optional<Parts> transform(Operation op, ComplexNumbers numbers, StablehloBuilder builder) {
    long[] lengths = StablehloBuilder.integers(op, "fft_length");
    if (!(op.attribute("fft_type") instanceof EnumAttr type)
        || lengths.length != 1
        || lengths[0] > MAX_LENGTH
        || !isSingle(op.operand(0))) {
      return Optional.empty();
    }
    int n = (int) lengths[0];
    return Optional.of(
        switch (type.value()) {
          case "RFFT" -> ofReal(op.operand(0), n, builder);
          case "IRFFT" -> toReal(numbers.of(op.operand(0), builder), n, builder);
          case "IFFT" -> complex(numbers.of(op.operand(0), builder), n, -1, 1.0 / n, builder);
          default -> complex(numbers.of(op.operand(0), builder), n, 1, 1, builder);
        });
  }

  private static Parts ofReal(Value x, int n, StablehloBuilder builder) {
    int half = n / 2 + 1;
    return new Parts(
        product(x, n, half, i -> Math.cos(angle(i, n, half)), builder),
        product(x, n, half, i -> -Math.sin(angle(i, n, half)), builder));
  }

  /** Of a real signal the other half of the spectrum is the mirror of this one. */
  private static Parts toReal(Parts x, int n, StablehloBuilder builder) {
    int half = n / 2 + 1;
    Value cosines =
        product(x.real(), half, n, i -> weight(i / n, n) * Math.cos(angle(i, n, n)), builder);
    Value sines =
        product(x.imaginary(), half, n, i -> weight(i / n, n) * Math.sin(angle(i, n, n)), builder);
    Value real = builder.binary(StablehloOps.SUBTRACT, cosines, sines);
    return new Parts(real, real);
  }

  private static Parts complex(Parts x, int n, int sign, double scale, StablehloBuilder builder) {
    IntToDoubleFunction cosine = i -> scale * Math.cos(angle(i, n, n));
    IntToDoubleFunction sine = i -> sign * scale * Math.sin(angle(i, n, n));
    return new Parts(
        builder.add(
            product(x.real(), n, n, cosine, builder), product(x.imaginary(), n, n, sine, builder)),
        builder.binary(
            StablehloOps.SUBTRACT,
            product(x.imaginary(), n, n, cosine, builder),
            product(x.real(), n, n, sine, builder)));
  }

  private static boolean isSingle(Value value) {
    TensorType type = value.tensorType();
    return ComplexNumbers.isComplex(value)
        ? ComplexNumbers.part(type) == FloatType.F32
        : type.element() == FloatType.F32 && type.hasStaticShape();
  }

  /** The angle of element {@code index} of a matrix with so many columns. */
  private static double angle(int index, int n, int columns) {
    return 2 * Math.PI * (index / columns * (long) (index % columns) % n) / n;
  }

  private static double weight(int frequency, int n) {
    boolean alone = frequency == 0 || 2 * frequency == n;
    return (alone ? 1.0 : 2.0) / n;
  }

  private static Value product(
      Value x, int rows, int columns, IntToDoubleFunction element, StablehloBuilder builder) {
    Value constant = builder.table(TensorType.of(FloatType.F32, rows, columns), element);
    TensorType type = x.tensorType();
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
