// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.kernel;

import org.apache.commons.numbers.complex.Complex;
import org.hlokit.interpreter.value.ElementTypes;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Type;

/** Factorisations and solutions. */
public final class LinearAlgebra {
  private LinearAlgebra() {}

  /** How "triangular_solve" reads its coefficients. */
  public enum Transpose {
    NO_TRANSPOSE,
    TRANSPOSE,
    ADJOINT
  }

  /**
   * Section "cholesky": the triangular factor of each Hermitian matrix, zero in the other triangle;
   * NaN in a matrix that is not positive definite. Computed in double precision.
   */
  public static Tensor cholesky(Tensor a, boolean lower) {
    Complex[] x = read(a);
    int n = square(a);
    Complex[] result = new Complex[x.length];
    java.util.Arrays.fill(result, Complex.ZERO);
    for (int base = 0; base < x.length; base += n * n) {
      for (int j = 0; j < n; j++) {
        for (int i = j; i < n; i++) {
          Complex given = lower ? x[base + i * n + j] : x[base + j * n + i].conj();
          Complex sum = i == j ? Complex.ofCartesian(given.real(), 0) : given;
          for (int k = 0; k < j; k++) {
            sum =
                sum.subtract(
                    Complexes.multiply(result[base + i * n + k], result[base + j * n + k].conj()));
          }
          result[base + i * n + j] =
              i == j
                  ? Complex.ofCartesian(Math.sqrt(sum.real()), 0)
                  : sum.divide(result[base + j * n + j].real());
        }
      }
      if (!lower) {
        adjoint(result, base, n);
      }
    }
    return write(result, a);
  }

  private static void adjoint(Complex[] matrix, int base, int n) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        Complex below = matrix[base + i * n + j];
        matrix[base + i * n + j] = matrix[base + j * n + i].conj();
        matrix[base + j * n + i] = below.conj();
      }
    }
  }

  /** Section "triangular_solve"; every product, difference and quotient is rounded. */
  public static Tensor triangularSolve(
      Tensor a, Tensor b, boolean leftSide, boolean lower, boolean unitDiagonal, Transpose how) {
    Complex[] matrix = read(a);
    Complex[] x = read(b);
    int n = square(a);
    int rows = b.dimension(b.rank() - 2);
    int columns = b.dimension(b.rank() - 1);
    if ((leftSide ? rows : columns) != n) {
      throw new EvaluationException(
          "%d equations do not fit shape %s".formatted(n, Shapes.show(b.shape())));
    }
    int vectors = leftSide ? columns : rows;
    int step = leftSide ? columns : 1;
    int next = leftSide ? 1 : columns;
    // x * A = b is the transposed system A^T * x^T = b^T.
    boolean transposed = leftSide == (how != Transpose.NO_TRANSPOSE);
    boolean conjugated = how == Transpose.ADJOINT;
    boolean forward = lower != transposed;
    int matrices = n == 0 ? 0 : matrix.length / (n * n);
    Type part = ElementTypes.part(b.element());
    for (int m = 0; m < matrices; m++) {
      for (int v = 0; v < vectors; v++) {
        int at = m * rows * columns + v * next;
        for (int s = 0; s < n; s++) {
          int i = forward ? s : n - 1 - s;
          Complex sum = x[at + i * step];
          for (int t = 0; t < s; t++) {
            int j = forward ? t : n - 1 - t;
            Complex factor = coefficient(matrix, m * n * n, n, i, j, transposed, conjugated);
            Complex product = Complexes.multiply(factor, x[at + j * step], part);
            sum = Complexes.round(sum.subtract(product), part);
          }
          x[at + i * step] =
              unitDiagonal
                  ? sum
                  : Complexes.round(
                      divide(sum, coefficient(matrix, m * n * n, n, i, i, false, conjugated)),
                      part);
        }
      }
    }
    return write(x, b);
  }

  private static Complex divide(Complex a, Complex b) {
    return b.imag() == 0 ? a.divide(b.real()) : a.divide(b);
  }

  private static Complex coefficient(
      Complex[] matrix, int base, int n, int i, int j, boolean transposed, boolean conjugated) {
    Complex value = transposed ? matrix[base + j * n + i] : matrix[base + i * n + j];
    return conjugated ? value.conj() : value;
  }

  private static int square(Tensor a) {
    int n = a.dimension(a.rank() - 1);
    if (n != a.dimension(a.rank() - 2)) {
      throw new EvaluationException(
          "matrices of shape %s are not square".formatted(Shapes.show(a.shape())));
    }
    return n;
  }

  private static Complex[] read(Tensor tensor) {
    Tensor wide = Conversion.convert(tensor, new ComplexType(FloatType.F64));
    Complex[] values = new Complex[tensor.count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Complexes.get(wide, i);
    }
    return values;
  }

  private static Tensor write(Complex[] values, Tensor like) {
    Type wide = new ComplexType(FloatType.F64);
    Tensor result = Tensor.zeros(Shapes.type(wide, like.shape()));
    for (int i = 0; i < values.length; i++) {
      Complexes.set(result, i, values[i]);
    }
    return Conversion.convert(result, like.element());
  }
}
