// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.kernel;

import static com.google.common.truth.Truth.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Longs;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.hlokit.interpreter.kernel.Contraction.DotDimensions;
import org.hlokit.interpreter.value.DoubleTensor;
import org.hlokit.interpreter.value.FloatTensor;
import org.hlokit.interpreter.value.LongTensor;
import org.hlokit.interpreter.value.Rounding;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Type;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kernels against the formulas that define them, on random operands with fixed seeds. */
final class KernelPropertiesTest {
  private static final int[] NONE = {};

  private static FloatTensor floats(Random random, int... shape) {
    float[] data = new float[Shapes.count(shape)];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) random.nextGaussian();
    }
    return new FloatTensor(Shapes.type(FloatType.F32, shape), data);
  }

  private static DoubleTensor doubles(Random random, Type element, int... shape) {
    int lanes = element instanceof ComplexType ? 2 : 1;
    double[] data = new double[Shapes.count(shape) * lanes];
    for (int i = 0; i < data.length; i++) {
      data[i] = random.nextGaussian();
    }
    return new DoubleTensor(Shapes.type(element, shape), data);
  }

  /** Bit for bit: one rounded product after the other, from the first position to the last. */
  @RepeatedTest(12)
  void dotGeneralSumsInAscendingOrder(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    int batch = 1 + random.nextInt(3);
    int rows = 1 + random.nextInt(9);
    int inner = 1 + random.nextInt(150);
    int columns = 1 + random.nextInt(9);
    FloatTensor a = floats(random, batch, inner, rows);
    FloatTensor b = floats(random, batch, columns, inner);
    Tensor c =
        Contraction.dotGeneral(
            a,
            b,
            new DotDimensions(new int[] {0}, new int[] {0}, new int[] {1}, new int[] {2}),
            FloatType.F32);
    assertThat(c.shape()).isEqualTo(new int[] {batch, rows, columns});
    for (int n = 0; n < batch; n++) {
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          float sum = 0;
          for (int k = 0; k < inner; k++) {
            float x = a.data()[(n * inner + k) * rows + i];
            float y = b.data()[(n * columns + j) * inner + k];
            sum += x * y;
          }
          assertThat((float) c.doubleAt((n * rows + i) * columns + j)).isEqualTo(sum);
        }
      }
    }
  }

  @RepeatedTest(12)
  void convolutionSumsOverTheWindow(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    int height = 3 + random.nextInt(5);
    int inputs = 1 + random.nextInt(3);
    int outputs = 1 + random.nextInt(3);
    int extent = 1 + random.nextInt(3);
    int stride = 1 + random.nextInt(2);
    int padding = random.nextInt(3);
    int dilation = 1 + random.nextInt(2);
    int width = (extent - 1) * dilation + 1;
    int places = Math.max(0, (height + 2 * padding - width) / stride + 1);
    FloatTensor x = floats(random, 2, height, inputs);
    FloatTensor kernel = floats(random, extent, inputs, outputs);
    Tensor y =
        Contraction.convolve(
            x,
            kernel,
            new Contraction.Window(
                new int[] {stride},
                new int[] {padding},
                new int[] {1},
                new int[] {dilation},
                new boolean[] {false},
                new int[] {places},
                1,
                1),
            FloatType.F32);
    for (int n = 0; n < 2; n++) {
      for (int p = 0; p < places; p++) {
        for (int o = 0; o < outputs; o++) {
          float sum = 0;
          for (int k = 0; k < extent; k++) {
            int at = p * stride + k * dilation - padding;
            for (int i = 0; at >= 0 && at < height && i < inputs; i++) {
              float weight = kernel.data()[(k * inputs + i) * outputs + o];
              sum += x.data()[(n * height + at) * inputs + i] * weight;
            }
          }
          assertThat((float) y.doubleAt((n * places + p) * outputs + o)).isEqualTo(sum);
        }
      }
    }
  }

  @RepeatedTest(8)
  void inverseFourierTransformsGiveBackWhatWasTransformed(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    int n = 1 + random.nextInt(40);
    Tensor x = doubles(random, new ComplexType(FloatType.F64), 3, n);
    Tensor spectrum = Fourier.transform(x, 2, false);
    Tensor back = Fourier.transform(spectrum, 2, true);
    double energy = 0;
    double spectralEnergy = 0;
    for (int i = 0; i < 6 * n; i++) {
      assertThat(back.doubleAt(i)).isWithin(1e-13).of(x.doubleAt(i));
      energy += x.doubleAt(i) * x.doubleAt(i);
      spectralEnergy += spectrum.doubleAt(i) * spectrum.doubleAt(i) / (3 * n);
    }
    assertThat(spectralEnergy).isWithin(1e-10 * energy).of(energy);
  }

  @RepeatedTest(8)
  void sortsAreSortedPermutations(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    int n = 1 + random.nextInt(200);
    long[] keys = random.longs(n, 0, 10).toArray();
    LongTensor values = new LongTensor(Shapes.type(IntegerType.I64, n), keys);
    long[] positions = LongStream.range(0, n).toArray();
    LongTensor places = new LongTensor(Shapes.type(IntegerType.I64, n), positions);
    for (boolean stable : new boolean[] {false, true}) {
      List<Tensor> sorted =
          Sorting.sort(ImmutableList.of(values, places), 0, stable, (a, b) -> keys[a] < keys[b]);
      List<Long> seen = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        int place = (int) sorted.get(1).longAt(i);
        seen.add((long) place);
        assertThat(sorted.get(0).longAt(i)).isEqualTo(keys[place]);
        if (i > 0) {
          long before = sorted.get(0).longAt(i - 1);
          assertThat(before).isAtMost(keys[place]);
          if (stable && before == keys[place]) {
            assertThat(sorted.get(1).longAt(i - 1)).isLessThan((long) place);
          }
        }
      }
      assertThat(seen).containsExactlyElementsIn(Longs.asList(positions));
    }
  }

  /** An order in which everything is less than everything must not lead outside of the line. */
  @RepeatedTest(4)
  void survivesOrdersThatContradictThemselves(RepetitionInfo repetition) {
    int n = 40 * repetition.getCurrentRepetition();
    Tensor values = floats(new Random(1), n);
    for (boolean answer : new boolean[] {false, true}) {
      Tensor sorted = Sorting.sort(ImmutableList.of(values), 0, false, (a, b) -> answer).getFirst();
      assertThat(sorted.count()).isEqualTo(n);
    }
  }

  @RepeatedTest(6)
  void solutionsSolveTheirEquations(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    int n = 1 + random.nextInt(6);
    Tensor g = doubles(random, FloatType.F64, n, n);
    DotDimensions squared = new DotDimensions(NONE, NONE, new int[] {1}, new int[] {1});
    Tensor identity = Tensor.zeros(Shapes.type(FloatType.F64, n, n));
    for (int i = 0; i < n; i++) {
      ((DoubleTensor) identity).data()[i * n + i] = 1;
    }
    Tensor a = Arithmetic.ADD.apply(Contraction.dotGeneral(g, g, squared, FloatType.F64), identity);
    Tensor lower = LinearAlgebra.cholesky(a, true);
    assertClose(Contraction.dotGeneral(lower, lower, squared, FloatType.F64), a);
    Tensor b = doubles(random, FloatType.F64, n, 2);
    Tensor x =
        LinearAlgebra.triangularSolve(
            lower, b, true, true, false, LinearAlgebra.Transpose.NO_TRANSPOSE);
    DotDimensions product = new DotDimensions(NONE, NONE, new int[] {1}, new int[] {0});
    assertClose(Contraction.dotGeneral(lower, x, product, FloatType.F64), b);
  }

  private static void assertClose(Tensor actual, Tensor expected) {
    for (int i = 0; i < expected.count(); i++) {
      assertThat(actual.doubleAt(i)).isWithin(1e-10).of(expected.doubleAt(i));
    }
  }

  /** What a number is rounded to is as near as its neighbours, and of even bits where both are. */
  @ParameterizedTest
  @EnumSource(names = {"F16", "BF16", "F8E5M2", "F8E4M3FN", "F8E4M3", "F8E3M4"})
  void roundsToTheNearest(FloatType type) {
    Random random = new Random(3);
    for (int i = 0; i < 2000; i++) {
      double x = random.nextGaussian() * Math.scalb(1.0, random.nextInt(6) - 3);
      float rounded = Rounding.toFloat(type, x);
      long bits = Rounding.bits(type, rounded);
      double below = Rounding.ofBits(type, bits - 1);
      double above = Rounding.ofBits(type, bits + 1);
      double error = Math.abs(x - rounded);
      assertThat(error).isAtMost(Math.abs(x - above));
      if ((bits & 0x7FFF) != 0 && (bits & 0x7F) != 0) {
        assertThat(error).isAtMost(Math.abs(x - below));
      }
    }
  }
}
