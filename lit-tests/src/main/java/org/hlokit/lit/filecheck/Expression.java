// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An integer expression of a {@code [[#..]]} block. */
sealed interface Expression {
  /** The text of the expression. */
  Slice text();

  record Literal(Slice text, BigInteger value) implements Expression {}

  record Use(Slice text, NumericVariable variable) implements Expression {}

  record Binary(Slice text, Operator operator, Expression left, Expression right)
      implements Expression {}

  enum Operator {
    ADD,
    SUB,
    MUL,
    DIV,
    MAX,
    MIN;

    /** The result; empty for a division by zero. */
    Optional<BigInteger> apply(BigInteger left, BigInteger right) {
      return switch (this) {
        case ADD -> Optional.of(left.add(right));
        case SUB -> Optional.of(left.subtract(right));
        case MUL -> Optional.of(left.multiply(right));
        case DIV -> right.signum() == 0 ? Optional.empty() : Optional.of(left.divide(right));
        case MAX -> Optional.of(left.max(right));
        case MIN -> Optional.of(left.min(right));
      };
    }
  }

  /** What an evaluation ran into. */
  sealed interface Fault {
    record Undefined(Slice name) implements Fault {}

    record Overflow() implements Fault {}
  }

  /** The value; null if there is none, and then {@code faults} says why. */
  static @Nullable BigInteger evaluate(Expression expression, List<Fault> faults) {
    return switch (expression) {
      case Literal(Slice text, BigInteger value) -> value;
      case Use(Slice text, NumericVariable variable) -> {
        BigInteger value = variable.value();
        if (value == null) {
          faults.add(new Fault.Undefined(text));
        }
        yield value;
      }
      case Binary(Slice text, Operator operator, Expression left, Expression right) -> {
        BigInteger leftValue = evaluate(left, faults);
        BigInteger rightValue = evaluate(right, faults);
        if (leftValue == null || rightValue == null) {
          yield null;
        }
        Optional<BigInteger> result = operator.apply(leftValue, rightValue);
        if (result.isEmpty()) {
          faults.add(new Fault.Overflow());
        }
        yield result.orElse(null);
      }
    };
  }

  /**
   * The format that the variables in the expression have, if it has any.
   *
   * @throws CheckSyntaxException if they have several
   */
  static @Nullable NumberFormat implicitFormat(Expression expression) throws CheckSyntaxException {
    return switch (expression) {
      case Literal literal -> null;
      case Use(Slice text, NumericVariable variable) -> variable.format();
      case Binary(Slice text, Operator operator, Expression left, Expression right) -> {
        NumberFormat leftFormat = implicitFormat(left);
        NumberFormat rightFormat = implicitFormat(right);
        if (leftFormat != null && rightFormat != null && !leftFormat.equals(rightFormat)) {
          throw new CheckSyntaxException(
              text,
              "implicit format conflict between '%s' (%s) and '%s' (%s), need an explicit format specifier"
                  .formatted(
                      left.text().text(),
                      leftFormat.kind().spelling(),
                      right.text().text(),
                      rightFormat.kind().spelling()));
        }
        yield leftFormat != null ? leftFormat : rightFormat;
      }
    };
  }
}
