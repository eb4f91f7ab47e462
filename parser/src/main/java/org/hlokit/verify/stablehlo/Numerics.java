// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.ir.TensorType.DYNAMIC;
import static org.hlokit.verify.stablehlo.Arguments.longs;
import static org.hlokit.verify.stablehlo.Arguments.operand;
import static org.hlokit.verify.stablehlo.Arguments.quoted;
import static org.hlokit.verify.stablehlo.Arguments.result;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;

/** Linear algebra, Fourier transforms and random numbers. */
final class Numerics {
  static final ImmutableMap<OpDefinition, Constraint> CONSTRAINTS =
      ImmutableMap.of(StablehloOps.RNG_BIT_GENERATOR, Numerics::checkRngBitGenerator);

  static final ImmutableMap<OpDefinition, Inference> INFERENCES =
      ImmutableMap.of(
          StablehloOps.CHOLESKY, Numerics::inferCholesky,
          StablehloOps.TRIANGULAR_SOLVE, Numerics::inferTriangularSolve,
          StablehloOps.FFT, Numerics::inferFft,
          StablehloOps.RNG, Numerics::inferRng);

  private Numerics() {}

  private static ImmutableList<Type> inferCholesky(Operation op) {
    TensorType a = operand(op, 0);
    int rank = a.rank();
    if (rank < 2) {
      throw new Violation(
          "argument 'a' must have rank >= 2, got shape %s.".formatted(Dims.list(a.shape())));
    }
    if (!Dims.agree(a.dimension(rank - 2), a.dimension(rank - 1))) {
      throw new Violation(
          "minor dimensions of 'a' must have equal size, got shape %s."
              .formatted(Dims.list(a.shape())));
    }
    return ImmutableList.of(a);
  }

  private static ImmutableList<Type> inferTriangularSolve(Operation op) {
    TensorType a = operand(op, 0);
    TensorType b = operand(op, 1);
    int rank = a.rank();
    if (rank < 2) {
      throw new Violation("operand 'a' must have rank >= 2, but got " + quoted(a));
    }
    if (!Dims.agree(a.dimension(rank - 2), a.dimension(rank - 1))) {
      throw new Violation(
          "two minor dimensions of operand 'a' must be compatible, but got " + quoted(a));
    }
    if (rank != b.rank()) {
      throw disagree("operands must have equal rank, but got", a, b);
    }
    int shared = Arguments.flag(op, "left_side") ? rank - 2 : rank - 1;
    if (!Dims.agree(a.dimension(rank - 1), b.dimension(shared))) {
      throw disagree("shared dimension of operands 'a' and 'b' must be compatible, but got", a, b);
    }
    for (int d = 0; d < rank - 2; d++) {
      if (!Dims.agree(a.dimension(d), b.dimension(d))) {
        throw disagree("batch dimensions of the operands must be compatible, but got", a, b);
      }
    }
    if (Arguments.word(op, "transpose_a").equals("TRANSPOSE_INVALID")) {
      throw new Violation("Invalid transpose option value for triangular solve");
    }
    return ImmutableList.of(b);
  }

  private static Violation disagree(String message, TensorType a, TensorType b) {
    return new Violation("%s %s and %s".formatted(message, quoted(a), quoted(b)));
  }

  private static ImmutableList<Type> inferFft(Operation op) {
    ImmutableLongArray length = longs(op, "fft_length");
    int count = length.length();
    if (count < 1 || count > 3) {
      throw new Violation("rank must be between 1 and 3, but got " + count + ".");
    }
    TensorType operand = operand(op, 0);
    String kind = Arguments.word(op, "fft_type");
    boolean toComplex = kind.equals("RFFT");
    boolean toReal = kind.equals("IRFFT");
    Type element = transformed(operand, toComplex, toReal);
    int rank = operand.rank();
    if (rank < count) {
      throw new Violation(
          "operand rank must not be less than fft rank of %d for operand of type %s."
              .formatted(count, quoted(operand)));
    }
    long[] shape = operand.shape().toArray();
    ImmutableLongArray bounds = Bounds.of(operand);
    long[] resultBounds = bounds == null ? new long[0] : bounds.toArray();
    long last = length.get(count - 1);
    if (toComplex) {
      checkRfft(operand, length);
      shape[rank - 1] = last == 0 ? shape[rank - 1] : last / 2 + 1;
    }
    if (toReal) {
      checkIrfft(operand, length);
      shape[rank - 1] = last;
    }
    if ((toComplex || toReal) && bounds != null) {
      resultBounds[rank - 1] = DYNAMIC;
    }
    return ImmutableList.of(Bounds.type(shape, element, operand.encoding(), resultBounds));
  }

  private static Type transformed(TensorType operand, boolean toComplex, boolean toReal) {
    Type element = operand.element();
    if (toComplex) {
      if (element != FloatType.F32 && element != FloatType.F64) {
        throw new Violation(
            "RFFT requires f32 or f64 input type, but is given " + quoted(element) + ".");
      }
      return new ComplexType(element);
    }
    if (!(element instanceof ComplexType(Type part))) {
      throw new Violation(
          "FFT/IFFT/IRFFT take a complex tensor as input, but is given " + quoted(operand) + ".");
    }
    return toReal ? part : element;
  }

  private static void checkRfft(TensorType operand, ImmutableLongArray length) {
    int from = operand.rank() - length.length();
    for (int i = 0; i < length.length(); i++) {
      if (!Dims.agree(operand.dimension(from + i), length.get(i))) {
        throw new Violation(
            ("RFFT requires innermost dimensions to be compatible with fft_length. Got: %s but "
                    + "wanted %s.")
                .formatted(Dims.list(operand.shape()), Dims.list(length)));
      }
    }
  }

  private static void checkIrfft(TensorType operand, ImmutableLongArray length) {
    int from = operand.rank() - length.length();
    for (int i = 0; i < length.length() - 1; i++) {
      long extent = operand.dimension(from + i);
      if (!Dims.agree(extent, length.get(i))) {
        throw new Violation(
            ("IRFFT requires non-final dimensions to be compatible with fft_length. Got: %s but "
                    + "wanted %s, and %d != %d.")
                .formatted(Dims.list(operand.shape()), Dims.list(length), extent, length.get(i)));
      }
    }
    long extent = operand.dimension(operand.rank() - 1);
    long last = length.get(length.length() - 1);
    if ((!Dims.agree(extent, 0) || last != 0) && !Dims.agree(extent, last / 2 + 1)) {
      throw new Violation(
          ("IRFFT requires innermost dimension to be compatible with fft_length[-1]/2+1. Got: %d "
                  + "but fft_length is %s.")
              .formatted(extent, Dims.list(length)));
    }
  }

  private static ImmutableList<Type> inferRng(Operation op) {
    TensorType a = operand(op, 0);
    TensorType b = operand(op, 1);
    if (!Arguments.word(op, "rng_distribution").equals("UNIFORM")
        && !(a.element() instanceof FloatType && b.element() instanceof FloatType)) {
      throw new Violation("mu and sigma must be floats");
    }
    ImmutableLongArray shape = IntegerConstants.of(op.operand(2));
    if (shape != null) {
      return ImmutableList.of(TensorType.of(b.element(), shape));
    }
    TensorType rank = operand(op, 2);
    return ImmutableList.of(
        TensorType.of(b.element(), Merging.unbounded((int) Dims.count(rank.shape()))));
  }

  private static void checkRngBitGenerator(Operation op) {
    TensorType initial = operand(op, 0);
    TensorType output = result(op, 0);
    if (!Dims.agree(initial.shape(), output.shape())) {
      throw new Violation(
          "output state shape must be compatible with initial state shape. Got: %s and %s"
              .formatted(quoted(initial), quoted(output)));
    }
  }
}
