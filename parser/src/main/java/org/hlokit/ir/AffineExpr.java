// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import com.google.common.math.LongMath;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * An affine expression. Those that {@link #of} makes are in the form that MLIR keeps them in:
 * constants are folded and stand on the right, and so do symbols beside dimensions.
 */
public sealed interface AffineExpr {
  /** The dimension {@code d0}. */
  record Dimension(int index) implements AffineExpr {}

  /** The symbol {@code s0}. */
  record Symbol(int index) implements AffineExpr {}

  record Constant(long value) implements AffineExpr {}

  /** Two expressions and what stands between them. */
  record Binary(Operator operator, AffineExpr left, AffineExpr right) implements AffineExpr {}

  /** What joins two expressions. */
  enum Operator {
    ADD("+"),
    MULTIPLY("*"),
    MOD("mod"),
    FLOOR_DIVIDE("floordiv"),
    CEIL_DIVIDE("ceildiv");

    private final String text;

    Operator(String text) {
      this.text = text;
    }

    /** As it is written. */
    public String text() {
      return text;
    }
  }

  static AffineExpr constant(long value) {
    return new Constant(value);
  }

  /** The expression of two others in its simplest form. */
  static AffineExpr of(Operator operator, AffineExpr left, AffineExpr right) {
    AffineExpr simple =
        switch (operator) {
          case ADD -> sum(left, right);
          case MULTIPLY -> product(left, right);
          case MOD -> remainder(left, right);
          case FLOOR_DIVIDE, CEIL_DIVIDE -> quotient(operator, left, right);
        };
    return simple == null ? new Binary(operator, left, right) : simple;
  }

  /** The expression with its sign changed. */
  default AffineExpr negate() {
    return of(Operator.MULTIPLY, this, constant(-1));
  }

  /** Whether it holds no dimension. */
  default boolean isSymbolic() {
    return switch (this) {
      case Dimension _ -> false;
      case Symbol _, Constant _ -> true;
      case Binary(_, AffineExpr left, AffineExpr right) -> left.isSymbolic() && right.isSymbolic();
    };
  }

  /** A number that divides every value of the expression. */
  private long divisor() {
    return switch (this) {
      case Dimension _, Symbol _ -> 1;
      case Constant(long value) -> Math.abs(value);
      case Binary(Operator operator, AffineExpr left, AffineExpr right) ->
          switch (operator) {
            case MULTIPLY -> left.divisor() * right.divisor();
            case ADD, MOD -> LongMath.gcd(left.divisor(), right.divisor());
            case FLOOR_DIVIDE, CEIL_DIVIDE ->
                right instanceof Constant(long value) && value != 0 && left.divisor() % value == 0
                    ? Math.abs(left.divisor() / value)
                    : 1;
          };
    };
  }

  private static @Nullable AffineExpr sum(AffineExpr left, AffineExpr right) {
    if (left instanceof Constant(long a) && right instanceof Constant(long b)) {
      return constant(a + b);
    }
    boolean isTurned = left.isSymbolic() && !right.isSymbolic() || isAfter(left, right);
    if (left instanceof Constant || isTurned) {
      return of(Operator.ADD, right, left);
    }
    boolean isSum = left instanceof Binary(Operator operator, _, _) && operator == Operator.ADD;
    if (right instanceof Constant(long b)) {
      if (b == 0) {
        return left;
      }
      if (isSum && left instanceof Binary(_, AffineExpr first, Constant(long a))) {
        return of(Operator.ADD, first, constant(a + b));
      }
    }
    if (base(left).equals(base(right))) {
      return of(Operator.MULTIPLY, base(left), constant(factor(left) + factor(right)));
    }
    if (isSum && left instanceof Binary(_, AffineExpr first, Constant last)) {
      return of(Operator.ADD, of(Operator.ADD, first, right), last);
    }
    return modulo(left, right);
  }

  /** Whether both are dimensions or both are symbols, and {@code left} has the higher number. */
  private static boolean isAfter(AffineExpr left, AffineExpr right) {
    return left instanceof Dimension(int a) && right instanceof Dimension(int b) && a > b
        || left instanceof Symbol(int c) && right instanceof Symbol(int d) && c > d;
  }

  /** What a constant multiplies in {@code expr}. */
  private static AffineExpr base(AffineExpr expr) {
    return expr instanceof Binary(Operator operator, AffineExpr left, Constant _)
            && operator == Operator.MULTIPLY
        ? left
        : expr;
  }

  private static long factor(AffineExpr expr) {
    return expr instanceof Binary(Operator operator, _, Constant(long value))
            && operator == Operator.MULTIPLY
        ? value
        : 1;
  }

  /** {@code e mod q}, where {@code right} is {@code (e floordiv q) * -q}; null where it is not. */
  private static @Nullable AffineExpr modulo(AffineExpr left, AffineExpr right) {
    if (!(right instanceof Binary(Operator outer, AffineExpr inner, AffineExpr factor))
        || outer != Operator.MULTIPLY
        || !(inner instanceof Binary(Operator kind, AffineExpr first, AffineExpr second))) {
      return null;
    }
    if (factor instanceof Constant(long value)
        && value == -1
        && kind == Operator.MULTIPLY
        && first instanceof Binary(Operator divide, AffineExpr divided, AffineExpr by)
        && divide == Operator.FLOOR_DIVIDE
        && by.equals(second)
        && divided.equals(left)) {
      return of(Operator.MOD, left, second);
    }
    return kind == Operator.FLOOR_DIVIDE && first.equals(left) && second.equals(factor.negate())
        ? of(Operator.MOD, left, second)
        : null;
  }

  private static @Nullable AffineExpr product(AffineExpr left, AffineExpr right) {
    if (left instanceof Constant(long a) && right instanceof Constant(long b)) {
      return constant(a * b);
    }
    if (!left.isSymbolic() && !right.isSymbolic()) {
      return null;
    }
    if (!right.isSymbolic() || left instanceof Constant || isAfter(left, right)) {
      return of(Operator.MULTIPLY, right, left);
    }
    if (right instanceof Constant(long b) && (b == 1 || b == 0)) {
      return b == 1 ? left : right;
    }
    if (left instanceof Binary(Operator operator, AffineExpr first, Constant(long a))
        && operator == Operator.MULTIPLY) {
      return right instanceof Constant(long b)
          ? of(Operator.MULTIPLY, first, constant(a * b))
          : of(Operator.MULTIPLY, of(Operator.MULTIPLY, first, right), constant(a));
    }
    return null;
  }

  private static @Nullable AffineExpr quotient(
      Operator operator, AffineExpr left, AffineExpr right) {
    if (!(right instanceof Constant(long by)) || by == 0) {
      return null;
    }
    boolean isFloor = operator == Operator.FLOOR_DIVIDE;
    if (left instanceof Constant(long value)) {
      return constant(isFloor ? Math.floorDiv(value, by) : Math.ceilDiv(value, by));
    }
    if (by == 1) {
      return left;
    }
    if (!(left instanceof Binary(Operator inner, AffineExpr first, AffineExpr second))) {
      return null;
    }
    if (inner == Operator.MULTIPLY && second instanceof Constant(long value) && value % by == 0) {
      return of(Operator.MULTIPLY, first, constant(value / by));
    }
    return isFloor
            && inner == Operator.ADD
            && (first.divisor() % by == 0 || second.divisor() % by == 0)
        ? of(Operator.ADD, of(operator, first, right), of(operator, second, right))
        : null;
  }

  private static @Nullable AffineExpr remainder(AffineExpr left, AffineExpr right) {
    if (!(right instanceof Constant(long by)) || by < 1) {
      return null;
    }
    if (left instanceof Constant(long value)) {
      return constant(Math.floorMod(value, by));
    }
    if (left.divisor() % by == 0) {
      return constant(0);
    }
    if (left instanceof Binary(Operator inner, AffineExpr first, AffineExpr second)) {
      if (inner == Operator.ADD && first.divisor() % by == 0) {
        return of(Operator.MOD, second, right);
      }
      if (inner == Operator.ADD && second.divisor() % by == 0) {
        return of(Operator.MOD, first, right);
      }
      if (inner == Operator.MOD && second instanceof Constant(long other) && other % by == 0) {
        return of(Operator.MOD, first, right);
      }
    }
    return null;
  }

  /** The expression as MLIR writes it, {@code d0 * 2 - 3}. */
  default String toText(IntFunction<String> dimensions, IntFunction<String> symbols) {
    return text(dimensions, symbols, false);
  }

  private String text(
      IntFunction<String> dimensions, IntFunction<String> symbols, boolean isInner) {
    return switch (this) {
      case Dimension(int index) -> dimensions.apply(index);
      case Symbol(int index) -> symbols.apply(index);
      case Constant(long value) -> Long.toString(value);
      case Binary(Operator operator, AffineExpr left, AffineExpr right) -> {
        String text =
            operator == Operator.ADD
                ? left.text(dimensions, symbols, false) + right.added(dimensions, symbols)
                : right.equals(constant(-1)) && operator == Operator.MULTIPLY
                    ? "-" + left.text(dimensions, symbols, true)
                    : left.text(dimensions, symbols, true)
                        + " "
                        + operator.text()
                        + " "
                        + right.text(dimensions, symbols, true);
        yield isInner ? "(" + text + ")" : text;
      }
    };
  }

  /** The right side of a sum with its sign; what is negative is subtracted. */
  private String added(IntFunction<String> dimensions, IntFunction<String> symbols) {
    if (this instanceof Constant(long value) && value < 0) {
      return " - " + -value;
    }
    if (this instanceof Binary(Operator operator, AffineExpr left, Constant(long value))
        && operator == Operator.MULTIPLY
        && value < 0) {
      boolean isSum = left instanceof Binary(Operator inner, _, _) && inner == Operator.ADD;
      String part = left.text(dimensions, symbols, isSum || value < -1);
      return " - " + part + (value < -1 ? " * " + -value : "");
    }
    return " + " + text(dimensions, symbols, false);
  }
}
