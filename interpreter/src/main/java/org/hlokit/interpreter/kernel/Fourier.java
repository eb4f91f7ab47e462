// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.kernel;

import org.hlokit.interpreter.value.ElementTypes;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.Type;

/** Section "fft". Everything is computed in double precision and rounded at the end. */
public final class Fourier {
  private Fourier() {}

  /** The last {@code dimensions} dimensions of a complex tensor, forward or inverse. */
  public static Tensor transform(Tensor operand, int dimensions, boolean inverse) {
    Tensor result = Movement.copyOf(operand);
    for (int d = operand.rank() - 1; d >= operand.rank() - dimensions; d--) {
      alongDimension(result, d, inverse);
    }
    return result;
  }

  /** Real to complex, {@code length / 2 + 1} elements in the last dimension. */
  public static Tensor realToComplex(Tensor operand, int[] length) {
    Type element = new ComplexType(operand.element());
    Tensor full = transform(wide(Conversion.convert(operand, element)), length.length, false);
    int[] sizes = full.shape().clone();
    int last = sizes.length - 1;
    sizes[last] = sizes[last] == 0 ? 0 : sizes[last] / 2 + 1;
    return Conversion.convert(Movement.box(full, new int[sizes.length], sizes), element);
  }

  /** Complex to real: the missing half of the last dimension is the conjugate of the given one. */
  public static Tensor complexToReal(Tensor operand, int[] length) {
    Type part = ElementTypes.part(operand.element());
    Tensor spectrum = wide(operand);
    int last = operand.rank() - 1;
    for (int d = last - 1; d > last - length.length; d--) {
      alongDimension(spectrum, d, true);
    }
    int n = length[length.length - 1];
    int given = operand.dimension(last);
    int[] shape = operand.shape().clone();
    shape[last] = n;
    Tensor full = spectrum.allocate(Shapes.type(spectrum.element(), shape));
    int lines = n == 0 ? 0 : full.count() / n;
    for (int line = 0; line < lines; line++) {
      for (int i = 0; i < n; i++) {
        boolean mirrored = i >= given;
        int from = line * given + (mirrored ? n - i : i);
        double imaginary = spectrum.doubleAt(2 * from + 1);
        // What real values cannot have is left out, as the libraries do.
        boolean real = i == 0 || 2 * i == n;
        Complexes.set(
            full,
            line * n + i,
            spectrum.doubleAt(2 * from),
            real ? 0 : mirrored ? -imaginary : imaginary);
      }
    }
    alongDimension(full, last, true);
    return Conversion.convert(Complexes.part(full, 0), part);
  }

  private static Tensor wide(Tensor complex) {
    Type wide = new ComplexType(org.hlokit.ir.FloatType.F64);
    Tensor converted = Conversion.convert(complex, wide);
    return converted == complex ? Movement.copyOf(complex) : converted;
  }

  private static void alongDimension(Tensor tensor, int dimension, boolean inverse) {
    int n = tensor.dimension(dimension);
    int step = Shapes.strides(tensor.shape())[dimension];
    double[] re = new double[n];
    double[] im = new double[n];
    for (int start = 0; start < tensor.count(); start++) {
      if (start / step % n != 0) {
        continue;
      }
      for (int i = 0; i < n; i++) {
        re[i] = tensor.doubleAt(2 * (start + i * step));
        im[i] = tensor.doubleAt(2 * (start + i * step) + 1);
      }
      double[][] transformed = transform(re, im, inverse ? 1 : -1);
      double scale = inverse ? n : 1;
      for (int i = 0; i < n; i++) {
        Complexes.set(
            tensor, start + i * step, transformed[0][i] / scale, transformed[1][i] / scale);
      }
    }
  }

  /** {@code sum x[j] exp(sign 2 pi i j k / n)}; splits while n is even, else by definition. */
  private static double[][] transform(double[] re, double[] im, int sign) {
    int n = re.length;
    if (n <= 1) {
      return new double[][] {re.clone(), im.clone()};
    }
    if (n % 2 != 0) {
      return byDefinition(re, im, sign);
    }
    int half = n / 2;
    double[][] even = transform(every2nd(re, 0), every2nd(im, 0), sign);
    double[][] odd = transform(every2nd(re, 1), every2nd(im, 1), sign);
    double[][] result = new double[2][n];
    for (int k = 0; k < half; k++) {
      double c = cosine(k, n);
      double s = sign * cosine(4L * k - n, 4L * n);
      double x = odd[0][k] * c - odd[1][k] * s;
      double y = odd[0][k] * s + odd[1][k] * c;
      result[0][k] = even[0][k] + x;
      result[1][k] = even[1][k] + y;
      result[0][k + half] = even[0][k] - x;
      result[1][k + half] = even[1][k] - y;
    }
    return result;
  }

  private static double[] every2nd(double[] values, int first) {
    double[] result = new double[values.length / 2];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[2 * i + first];
    }
    return result;
  }

  private static double[][] byDefinition(double[] re, double[] im, int sign) {
    int n = re.length;
    double[] cosines = new double[n];
    double[] sines = new double[n];
    for (int k = 0; k < n; k++) {
      cosines[k] = cosine(k, n);
      sines[k] = sign * cosine(4L * k - n, 4L * n);
    }
    double[][] result = new double[2][n];
    for (int k = 0; k < n; k++) {
      double x = 0;
      double y = 0;
      for (int j = 0; j < n; j++) {
        int turn = (int) ((long) j * k % n);
        x += re[j] * cosines[turn] - im[j] * sines[turn];
        y += re[j] * sines[turn] + im[j] * cosines[turn];
      }
      result[0][k] = x;
      result[1][k] = y;
    }
    return result;
  }

  /** The cosine of {@code k / n} turns, exact at quarter turns. */
  private static double cosine(long k, long n) {
    long eighths = Math.floorMod(8 * k, 8 * n);
    long quarter = eighths / (2 * n);
    double angle = 2 * Math.PI * (eighths - quarter * 2 * n) / (8.0 * n);
    return switch ((int) quarter) {
      case 0 -> Math.cos(angle);
      case 1 -> -Math.sin(angle);
      case 2 -> -Math.cos(angle);
      default -> Math.sin(angle);
    };
  }
}
