// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.equiv;

import java.util.Random;
import org.hlokit.interpreter.value.DoubleTensor;
import org.hlokit.interpreter.value.ElementTypes;
import org.hlokit.interpreter.value.FloatTensor;
import org.hlokit.interpreter.value.LongTensor;
import org.hlokit.interpreter.value.Rounding;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Floats;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;

/** Draws inputs that hurt. The same seed draws the same inputs. */
public final class InputDraw {
  private final Random random;

  public InputDraw(long seed) {
    this.random = new Random(seed);
  }

  /** A tensor of a static type, its numbers as {@code regime} says. */
  public Tensor draw(TensorType type, Regime regime) {
    Tensor tensor = Tensor.zeros(TensorType.of(type.element(), type.shape()));
    int rank = tensor.rank();
    int row = Math.max(1, rank == 0 ? 1 : tensor.dimension(rank - 1)) * tensor.lanes();
    int lanes = tensor.count() * tensor.lanes();
    Type part = ElementTypes.part(type.element());
    double rowScale = 1;
    for (int i = 0; i < lanes; i++) {
      if (i % row == 0) {
        rowScale = rowScale(regime, part, row);
      }
      switch (tensor) {
        case FloatTensor t ->
            t.data()[i] = Rounding.toFloat(part, real(regime, part, rowScale, i / row));
        case DoubleTensor t -> t.data()[i] = real(regime, part, rowScale, i / row);
        case LongTensor t -> t.data()[i] = integer(regime, type.element());
      }
    }
    return tensor;
  }

  private double rowScale(Regime regime, Type part, int row) {
    boolean half = part == FloatType.F16;
    return switch (regime) {
      case TINY -> Math.pow(10, -6 + 3 * random.nextDouble());
      case LARGE -> random.nextBoolean() ? 300 : 65504 / Math.sqrt(row) * (half ? 1 : 2);
      case HUGE ->
          part instanceof FloatType type && type.exponentBits() < 8 ? 0.2 * largest(type) : 1e25;
      default -> 1;
    };
  }

  private static double largest(FloatType type) {
    return Floats.toDouble(type, Floats.largest(type));
  }

  private double real(Regime regime, Type part, double rowScale, int rowNumber) {
    double ordinary = random.nextGaussian();
    return switch (regime) {
      case ORDINARY, TINY, HUGE -> ordinary * rowScale;
      case ZERO_ROWS -> rowNumber % 2 == 0 ? (random.nextInt(4) == 0 ? -0.0 : 0.0) : ordinary;
      case LARGE -> Math.copySign(rowScale * (0.9 + 0.6 * random.nextDouble()), ordinary);
      case MIXED -> Math.scalb(ordinary, random.nextInt(25) - 12);
      case SPECIAL -> rowNumber % 3 == 2 ? ordinary : special(ordinary);
      case DENORMAL -> denormal(part, ordinary);
    };
  }

  private double special(double ordinary) {
    return switch (random.nextInt(24)) {
      case 0 -> Double.NaN;
      case 1 -> Double.POSITIVE_INFINITY;
      case 2 -> Double.NEGATIVE_INFINITY;
      case 3, 4, 5 -> -0.0;
      default -> ordinary;
    };
  }

  /** A number below the smallest normal one of the format, of either sign. */
  private double denormal(Type part, double ordinary) {
    double smallest =
        part instanceof FloatType type && type != FloatType.F64
            ? Floats.toDouble(type, 1L << (type.precision() - 1))
            : Double.MIN_NORMAL;
    return Math.copySign(smallest * random.nextDouble(), ordinary);
  }

  /** Small numbers, which may be indices; outside of the ordinary regime also the limits. */
  private long integer(Regime regime, Type element) {
    long min = ElementTypes.min(element);
    long max = ElementTypes.max(element);
    if (ElementTypes.isBoolean(element)) {
      return random.nextInt(2);
    }
    if (regime == Regime.ZERO_ROWS) {
      return 0;
    }
    if (regime != Regime.ORDINARY) {
      switch (random.nextInt(10)) {
        case 0 -> {
          return min;
        }
        case 1 -> {
          return max;
        }
        case 2 -> {
          return ElementTypes.wrap(element, -1);
        }
        case 3 -> {
          return ElementTypes.wrap(element, random.nextLong());
        }
        default -> {}
      }
    }
    return ElementTypes.wrap(element, random.nextInt(16));
  }
}
