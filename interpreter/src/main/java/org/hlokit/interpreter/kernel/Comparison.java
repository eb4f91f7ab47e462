// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.kernel;

import org.hlokit.interpreter.value.DoubleTensor;
import org.hlokit.interpreter.value.ElementTypes;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.FloatTensor;
import org.hlokit.interpreter.value.LongTensor;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Type;

/** Section "compare", and choosing by what it gives. */
public final class Comparison {
  private Comparison() {}

  /** What a pair of elements is asked. */
  public enum Direction {
    EQ,
    NE,
    GE,
    GT,
    LE,
    LT;

    boolean holds(int order) {
      return switch (this) {
        case EQ -> order == 0;
        case NE -> order != 0;
        case GE -> order >= 0;
        case GT -> order > 0;
        case LE -> order <= 0;
        case LT -> order < 0;
      };
    }
  }

  /**
   * Compares elements of equal index.
   *
   * @param totalOrder whether floating-point numbers are ordered {@code -NaN < -inf < .. < -0 < +0
   *     < .. < inf < NaN} instead of NaN being unordered and zeros equal
   * @return booleans
   */
  public static Tensor compare(Tensor lhs, Tensor rhs, Direction direction, boolean totalOrder) {
    int[] shape = BinaryOp.commonShape(lhs, rhs);
    Tensor a = BinaryOp.spread(lhs, shape);
    Tensor b = BinaryOp.spread(rhs, shape);
    long[] result = new long[Shapes.count(shape)];
    for (int i = 0; i < result.length; i++) {
      result[i] = holds(a, b, i, direction, totalOrder) ? 1 : 0;
    }
    return new LongTensor(Shapes.type(IntegerType.I1, shape), result);
  }

  private static boolean holds(Tensor a, Tensor b, int i, Direction direction, boolean totalOrder) {
    Type element = a.element();
    if (ElementTypes.isComplex(element)) {
      boolean equal =
          a.doubleAt(2 * i) == b.doubleAt(2 * i) && a.doubleAt(2 * i + 1) == b.doubleAt(2 * i + 1);
      return switch (direction) {
        case EQ -> equal;
        case NE -> !equal;
        case GE, GT, LE, LT ->
            throw new EvaluationException("complex numbers have no order " + direction);
      };
    }
    return switch (a) {
      case LongTensor t -> direction.holds(Arithmetic.compare(t.data()[i], b.longAt(i), element));
      case FloatTensor t when totalOrder ->
          direction.holds(Integer.compare(key(t.data()[i]), key(((FloatTensor) b).data()[i])));
      case DoubleTensor t when totalOrder ->
          direction.holds(Long.compare(key(t.data()[i]), key(b.doubleAt(i))));
      default -> holds(a.doubleAt(i), b.doubleAt(i), direction);
    };
  }

  private static boolean holds(double a, double b, Direction direction) {
    return switch (direction) {
      case EQ -> a == b;
      case NE -> a != b;
      case GE -> a >= b;
      case GT -> a > b;
      case LE -> a <= b;
      case LT -> a < b;
    };
  }

  /** Bits as an integer that grows as the total order does. */
  static int key(float value) {
    int bits = Float.floatToRawIntBits(value);
    return bits ^ (bits >> 31 & Integer.MAX_VALUE);
  }

  static long key(double value) {
    long bits = Double.doubleToRawLongBits(value);
    return bits ^ (bits >> 63 & Long.MAX_VALUE);
  }

  /** Section "select"; a scalar {@code predicate} decides for all elements. */
  public static Tensor select(Tensor predicate, Tensor onTrue, Tensor onFalse) {
    int[] shape = BinaryOp.commonShape(onTrue, onFalse);
    if (predicate.rank() > 0 && shape.length == 0) {
      shape = predicate.shape();
    }
    Tensor yes = BinaryOp.spread(onTrue, shape);
    Tensor no = BinaryOp.spread(onFalse, shape);
    if (predicate.rank() == 0) {
      return predicate.longAt(0) != 0 ? yes : no;
    }
    BinaryOp.commonShape(predicate, yes);
    Tensor result = Movement.copyOf(no);
    int lanes = yes.lanes();
    for (int i = 0; i < predicate.count(); i++) {
      if (predicate.longAt(i) != 0) {
        yes.copyRun(i * lanes, 1, result, i * lanes, 1, lanes);
      }
    }
    return result;
  }

  /** Section "is_finite". */
  public static Tensor isFinite(Tensor operand) {
    return test(operand, x -> Math.abs(x) <= Double.MAX_VALUE);
  }

  /** Booleans telling of each real number whether it passes. */
  public static Tensor test(Tensor operand, java.util.function.DoublePredicate predicate) {
    long[] result = new long[operand.count()];
    for (int i = 0; i < result.length; i++) {
      result[i] = predicate.test(operand.doubleAt(i)) ? 1 : 0;
    }
    return new LongTensor(Shapes.type(IntegerType.I1, operand.shape()), result);
  }
}
