// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.kernel;

import com.google.common.primitives.Ints;
import java.util.Arrays;
import org.hlokit.interpreter.value.DoubleTensor;
import org.hlokit.interpreter.value.ElementTypes;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.FloatTensor;
import org.hlokit.interpreter.value.LongTensor;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Type;

/**
 * Sums of products, each in ascending order of the positions that are summed over, a product
 * rounded before it is added. Floating-point types up to {@code f32} are accumulated in {@code f32}
 * and rounded once at the end, {@code f64} and complex types in themselves, integers exactly before
 * they are wrapped.
 */
public final class Contraction {
  /** Rows of the right-hand matrix that are used while they stay in the cache. */
  private static final int BLOCK = 64;

  private Contraction() {}

  /**
   * Dimension numbers of "dot_general".
   *
   * @param lhsBatching dimensions of lhs that pair with those of rhs and lead the result
   * @param lhsContracting dimensions of lhs that pair with those of rhs and are summed over
   */
  @SuppressWarnings("ArrayRecordComponent") // parameters, which nobody compares
  public record DotDimensions(
      int[] lhsBatching, int[] rhsBatching, int[] lhsContracting, int[] rhsContracting) {}

  /** Section "dot_general": batch dimensions, then those left of lhs, then those left of rhs. */
  public static Tensor dotGeneral(Tensor lhs, Tensor rhs, DotDimensions dims, Type element) {
    int[] lhsFree =
        Shapes.others(lhs.rank(), Ints.concat(dims.lhsBatching(), dims.lhsContracting()));
    int[] rhsFree =
        Shapes.others(rhs.rank(), Ints.concat(dims.rhsBatching(), dims.rhsContracting()));
    int[] batchShape = Shapes.pick(lhs.shape(), dims.lhsBatching());
    int[] innerShape = Shapes.pick(lhs.shape(), dims.lhsContracting());
    if (!Arrays.equals(batchShape, Shapes.pick(rhs.shape(), dims.rhsBatching()))
        || !Arrays.equals(innerShape, Shapes.pick(rhs.shape(), dims.rhsContracting()))) {
      throw new EvaluationException(
          "paired dimensions of %s and %s differ in extent"
              .formatted(Shapes.show(lhs.shape()), Shapes.show(rhs.shape())));
    }
    Tensor left =
        Movement.transpose(lhs, Ints.concat(dims.lhsBatching(), lhsFree, dims.lhsContracting()));
    Tensor right =
        Movement.transpose(rhs, Ints.concat(dims.rhsBatching(), dims.rhsContracting(), rhsFree));
    int[] lhsFreeShape = Shapes.pick(lhs.shape(), lhsFree);
    int[] rhsFreeShape = Shapes.pick(rhs.shape(), rhsFree);
    Type accumulated = accumulator(element);
    int batches = Shapes.count(batchShape);
    int rows = Shapes.count(lhsFreeShape);
    int inner = Shapes.count(innerShape);
    int columns = Shapes.count(rhsFreeShape);
    Tensor a = Conversion.convert(left, accumulated);
    Tensor b = Conversion.convert(right, accumulated);
    Tensor sum =
        Tensor.zeros(Shapes.type(accumulated, Ints.concat(batchShape, lhsFreeShape, rhsFreeShape)));
    for (int batch = 0; batch < batches; batch++) {
      multiply(
          a,
          batch * rows * inner,
          b,
          batch * inner * columns,
          sum,
          batch * rows * columns,
          rows,
          inner,
          columns);
    }
    return Conversion.convert(sum, element);
  }

  /** The type that a sum whose result is {@code element} is kept in. */
  private static Type accumulator(Type element) {
    return switch (element) {
      case FloatType.F64 -> element;
      case FloatType _ -> FloatType.F32;
      case ComplexType _ -> element;
      default -> ElementTypes.isUnsigned(element) ? IntegerType.UI64 : IntegerType.I64;
    };
  }

  /** {@code sum[i, j] += a[i, k] * b[k, j]} from the given element on. */
  private static void multiply(
      Tensor a,
      int aAt,
      Tensor b,
      int bAt,
      Tensor sum,
      int sumAt,
      int rows,
      int inner,
      int columns) {
    if (sum instanceof FloatTensor s && s.lanes() == 1) {
      multiply(
          ((FloatTensor) a).data(),
          aAt,
          ((FloatTensor) b).data(),
          bAt,
          s.data(),
          sumAt,
          rows,
          inner,
          columns);
      return;
    }
    for (int from = 0; from < inner; from += BLOCK) {
      int to = Math.min(inner, from + BLOCK);
      for (int i = 0; i < rows; i++) {
        for (int k = from; k < to; k++) {
          addProduct(
              a, aAt + i * inner + k, b, bAt + k * columns, sum, sumAt + i * columns, columns);
        }
      }
    }
  }

  /** Four rows of {@code b} at a time, so that a sum is loaded and stored once for all four. */
  private static void multiply(
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] sum,
      int sumAt,
      int rows,
      int inner,
      int columns) {
    if (columns < 4) {
      multiplyNarrow(a, aAt, b, bAt, sum, sumAt, rows, inner, columns);
      return;
    }
    for (int from = 0; from < inner; from += BLOCK) {
      int to = Math.min(inner, from + BLOCK);
      for (int i = 0; i < rows; i++) {
        int row = aAt + i * inner;
        int k = from;
        for (; k + 4 <= to; k += 4) {
          addFourProducts(a, row + k, b, bAt + k * columns, sum, sumAt + i * columns, columns);
        }
        for (; k < to; k++) {
          addProduct(a[row + k], b, bAt + k * columns, sum, sumAt + i * columns, columns);
        }
      }
    }
  }

  private static void multiplyNarrow(
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] sum,
      int sumAt,
      int rows,
      int inner,
      int columns) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        float total = 0;
        for (int k = 0, at = bAt + j; k < inner; k++, at += columns) {
          total += a[aAt + i * inner + k] * b[at];
        }
        sum[sumAt + i * columns + j] = total;
      }
    }
  }

  private static void addFourProducts(
      float[] a, int aAt, float[] b, int bAt, float[] sum, int sumAt, int length) {
    float a0 = a[aAt];
    float a1 = a[aAt + 1];
    float a2 = a[aAt + 2];
    float a3 = a[aAt + 3];
    int b1 = bAt + length;
    int b2 = b1 + length;
    int b3 = b2 + length;
    for (int j = 0; j < length; j++) {
      sum[sumAt + j] =
          sum[sumAt + j] + a0 * b[bAt + j] + a1 * b[b1 + j] + a2 * b[b2 + j] + a3 * b[b3 + j];
    }
  }

  private static void addProduct(
      float factor, float[] b, int bAt, float[] sum, int sumAt, int length) {
    for (int j = 0; j < length; j++) {
      sum[sumAt + j] += factor * b[bAt + j];
    }
  }

  /** {@code sum[sumAt + j] += a[aAt] * b[bAt + j]} for {@code j < length}, in elements. */
  private static void addProduct(
      Tensor a, int aAt, Tensor b, int bAt, Tensor sum, int sumAt, int length) {
    switch (sum) {
      case FloatTensor s when s.lanes() == 1 ->
          addProduct(
              ((FloatTensor) a).data()[aAt],
              ((FloatTensor) b).data(),
              bAt,
              s.data(),
              sumAt,
              length);
      case DoubleTensor s when s.lanes() == 1 -> {
        double factor = ((DoubleTensor) a).data()[aAt];
        double[] x = ((DoubleTensor) b).data();
        for (int j = 0; j < length; j++) {
          s.data()[sumAt + j] += factor * x[bAt + j];
        }
      }
      case LongTensor s -> {
        long factor = ((LongTensor) a).data()[aAt];
        long[] x = ((LongTensor) b).data();
        for (int j = 0; j < length; j++) {
          s.data()[sumAt + j] += factor * x[bAt + j];
        }
      }
      case FloatTensor s ->
          addComplexProduct(
              ((FloatTensor) a).data(),
              2 * aAt,
              ((FloatTensor) b).data(),
              2 * bAt,
              s.data(),
              2 * sumAt,
              2 * length);
      case DoubleTensor s ->
          addComplexProduct(
              ((DoubleTensor) a).data(),
              2 * aAt,
              ((DoubleTensor) b).data(),
              2 * bAt,
              s.data(),
              2 * sumAt,
              2 * length);
    }
  }

  private static void addComplexProduct(
      float[] a, int aAt, float[] b, int bAt, float[] sum, int sumAt, int length) {
    float re = a[aAt];
    float im = a[aAt + 1];
    for (int j = 0; j < length; j += 2) {
      float x = b[bAt + j];
      float y = b[bAt + j + 1];
      sum[sumAt + j] += re * x - im * y;
      sum[sumAt + j + 1] += re * y + im * x;
    }
  }

  private static void addComplexProduct(
      double[] a, int aAt, double[] b, int bAt, double[] sum, int sumAt, int length) {
    double re = a[aAt];
    double im = a[aAt + 1];
    for (int j = 0; j < length; j += 2) {
      double x = b[bAt + j];
      double y = b[bAt + j + 1];
      sum[sumAt + j] += re * x - im * y;
      sum[sumAt + j + 1] += re * y + im * x;
    }
  }

  /**
   * A convolution whose operands are in the order [batch, spatial.., feature], kernel [spatial..,
   * input feature, output feature].
   *
   * @param padding low padding of each spatial dimension
   * @param output spatial extents of the result
   */
  @SuppressWarnings("ArrayRecordComponent") // parameters, which nobody compares
  public record Window(
      int[] strides,
      int[] padding,
      int[] lhsDilation,
      int[] rhsDilation,
      boolean[] reversal,
      int[] output,
      int featureGroups,
      int batchGroups) {}

  /** Section "convolution"; the result is in the order [batch, spatial.., feature]. */
  public static Tensor convolve(Tensor lhs, Tensor rhs, Window window, Type element) {
    Type accumulated = accumulator(element);
    Tensor x = Conversion.convert(lhs, accumulated);
    Tensor kernel = Conversion.convert(rhs, accumulated);
    int spatial = window.output().length;
    int batch = lhs.dimension(0) / window.batchGroups();
    int inputs = lhs.dimension(spatial + 1);
    int kernelInputs = rhs.dimension(spatial);
    int outputs = rhs.dimension(spatial + 1);
    if (inputs / window.featureGroups() != kernelInputs) {
      throw new EvaluationException(
          "the kernel takes %d features, each group of the operand has %d"
              .formatted(kernelInputs, inputs / window.featureGroups()));
    }
    int[] shape = new int[spatial + 2];
    shape[0] = batch;
    System.arraycopy(window.output(), 0, shape, 1, spatial);
    shape[spatial + 1] = outputs;
    Tensor sum = Tensor.zeros(Shapes.type(accumulated, shape));
    int[] xShape = Arrays.copyOfRange(lhs.shape(), 1, spatial + 1);
    int[] kernelShape = Arrays.copyOf(rhs.shape(), spatial);
    int groups = window.featureGroups() * window.batchGroups();
    int groupOutputs = outputs / groups;
    int points = Shapes.count(window.output());
    int[] kernelIndex = new int[spatial];
    for (int k = 0; k < Shapes.count(kernelShape); k++, Shapes.next(kernelIndex, kernelShape)) {
      int[] outIndex = new int[spatial];
      for (int p = 0; p < points; p++, Shapes.next(outIndex, window.output())) {
        int position = source(window, kernelShape, xShape, outIndex, kernelIndex);
        if (position < 0) {
          continue;
        }
        for (int n = 0; n < batch; n++) {
          for (int g = 0; g < groups; g++) {
            int xBatch = window.batchGroups() > 1 ? g * batch + n : n;
            int firstInput = window.featureGroups() > 1 ? g * kernelInputs : 0;
            int xAt = (xBatch * Shapes.count(xShape) + position) * inputs + firstInput;
            int to = (n * points + p) * outputs + g * groupOutputs;
            for (int i = 0; i < kernelInputs; i++) {
              int kernelAt = (k * kernelInputs + i) * outputs + g * groupOutputs;
              addProduct(x, xAt + i, kernel, kernelAt, sum, to, groupOutputs);
            }
          }
        }
      }
    }
    return Conversion.convert(sum, element);
  }

  /** The spatial position of lhs that a kernel element meets, or -1 in padding and dilation. */
  private static int source(
      Window window, int[] kernelShape, int[] xShape, int[] outIndex, int[] kernelIndex) {
    int position = 0;
    for (int d = 0; d < outIndex.length; d++) {
      int k = window.reversal()[d] ? kernelShape[d] - 1 - kernelIndex[d] : kernelIndex[d];
      int at =
          outIndex[d] * window.strides()[d] + k * window.rhsDilation()[d] - window.padding()[d];
      int dilation = window.lhsDilation()[d];
      if (at < 0 || at % dilation != 0 || at / dilation >= xShape[d]) {
        return -1;
      }
      position = position * xShape[d] + at / dilation;
    }
    return position;
  }
}
