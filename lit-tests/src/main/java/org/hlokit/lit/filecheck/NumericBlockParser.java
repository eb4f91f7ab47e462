// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

import com.google.common.collect.ImmutableMap;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands in {@code [[# ]]}: {@code [%format,] [NAME:] [==] [expression]}, and the older
 * {@code [[@LINE+1]]}.
 */
final class NumericBlockParser {
  private static final ImmutableMap<String, Expression.Operator> FUNCTIONS =
      ImmutableMap.of(
          "add", Expression.Operator.ADD,
          "div", Expression.Operator.DIV,
          "max", Expression.Operator.MAX,
          "min", Expression.Operator.MIN,
          "mul", Expression.Operator.MUL,
          "sub", Expression.Operator.SUB);

  private static final int MAX_DEPTH = 500;

  private final Variables variables;
  private final int line;
  private Slice rest;
  private int depth;

  private NumericBlockParser(Variables variables, int line, Slice text) {
    this.variables = variables;
    this.line = line;
    this.rest = text;
  }

  /** A block; {@code defined} if it names a variable, {@code expression} if it has a value. */
  record Block(
      NumberFormat format, @Nullable NumericVariable defined, @Nullable Expression expression) {}

  /** What may stand as an operand. */
  private enum Operand {
    /** The variable of an old {@code [[@LINE]]}. */
    LINE_VARIABLE,
    /** The number of an old {@code [[@LINE+1]]}. */
    DECIMAL,
    ANY
  }

  /**
   * Reads a block without its brackets and {@code #}.
   *
   * @param line the line of the check file, or 0
   */
  static Block parse(Slice text, Variables variables, int line) throws CheckSyntaxException {
    return new NumericBlockParser(variables, line, text).block();
  }

  /** Reads {@code @LINE}, {@code @LINE+1} or {@code @LINE-1}. */
  static Block parseLegacyLine(Slice text, Variables variables, int line)
      throws CheckSyntaxException {
    Slice whole = text.trimEnd();
    NumericBlockParser parser = new NumericBlockParser(variables, line, whole);
    Expression value = parser.operand(Operand.LINE_VARIABLE, true);
    if (!parser.rest.isEmpty()) {
      value = parser.binary(whole, value, Operand.DECIMAL);
      if (!parser.rest.isEmpty()) {
        throw new CheckSyntaxException(
            parser.rest, "unexpected characters at end of expression '" + parser.rest.text() + "'");
      }
    }
    return new Block(NumberFormat.UNSIGNED, null, value);
  }

  private Block block() throws CheckSyntaxException {
    NumberFormat explicit = null;
    NumberFormat fallback = NumberFormat.UNSIGNED;
    int comma = rest.indexOf(",", 0);
    int parenthesis = rest.indexOf("(", 0);
    if (comma >= 0 && (parenthesis < 0 || comma < parenthesis)) {
      FormatSpecification specification =
          FormatSpecification.parse(rest.upTo(comma).trimStart().trimEnd());
      if (specification.named()) {
        explicit = specification.format();
      } else {
        fallback = specification.format();
      }
      rest = rest.from(comma + 1);
    }
    Slice definition = null;
    int colon = rest.indexOf(":", 0);
    if (colon >= 0) {
      definition = rest.upTo(colon);
      rest = rest.from(colon + 1);
    }
    skipBlanks();
    boolean constrained = eat("==");
    skipBlanks();
    Expression expression = null;
    if (!rest.isEmpty()) {
      rest = rest.trimEnd();
      Slice whole = rest;
      expression = operand(Operand.ANY, !constrained);
      while (!rest.isEmpty()) {
        expression = binary(whole, expression, Operand.ANY);
      }
    } else if (constrained) {
      throw new CheckSyntaxException(rest, "empty numeric expression should not have a constraint");
    }
    NumberFormat format = explicit;
    if (format == null && expression != null) {
      format = Expression.implicitFormat(expression);
    }
    if (format == null) {
      format = fallback;
    }
    return new Block(
        format, definition == null ? null : define(definition.trimStart(), format), expression);
  }

  private NumericVariable define(Slice text, NumberFormat format) throws CheckSyntaxException {
    VariableName name = VariableName.parse(text);
    if (name.isPseudo()) {
      throw new CheckSyntaxException(
          name.name(), "definition of pseudo numeric variable unsupported");
    }
    if (variables.isString(name.text())) {
      throw new CheckSyntaxException(
          name.name(), "string variable with name '" + name.text() + "' already exists");
    }
    Slice after = name.rest().trimStart();
    if (!after.isEmpty()) {
      throw new CheckSyntaxException(after, "unexpected characters after numeric variable name");
    }
    NumericVariable known = variables.number(name.text());
    if (known == null) {
      return new NumericVariable(name.text(), format, line);
    }
    if (!known.format().equals(format)) {
      throw new CheckSyntaxException(after, "format different from previous variable definition");
    }
    return known;
  }

  /** Reads an operator and an operand behind {@code left}, which is all of {@code whole} so far. */
  private Expression binary(Slice whole, Expression left, Operand allowed)
      throws CheckSyntaxException {
    skipBlanks();
    if (rest.isEmpty()) {
      return left;
    }
    Slice sign = rest;
    rest = rest.from(1);
    Expression.Operator operator =
        switch (sign.charAt(0)) {
          case '+' -> Expression.Operator.ADD;
          case '-' -> Expression.Operator.SUB;
          default ->
              throw new CheckSyntaxException(
                  sign, "unsupported operation '" + sign.charAt(0) + "'");
        };
    skipBlanks();
    if (rest.isEmpty()) {
      throw new CheckSyntaxException(rest, "missing operand in expression");
    }
    Expression right = operand(allowed, false);
    return new Expression.Binary(
        new Slice(whole.source(), whole.start(), rest.start()), operator, left, right);
  }

  private Expression operand(Operand allowed, boolean maybeConstraint) throws CheckSyntaxException {
    if (rest.startsWith("(")) {
      if (allowed != Operand.ANY) {
        throw new CheckSyntaxException(rest, "parenthesized expression not permitted here");
      }
      return parenthesized();
    }
    if (allowed == Operand.LINE_VARIABLE || (allowed == Operand.ANY && startsName())) {
      VariableName name = VariableName.parse(rest);
      rest = name.rest();
      if (rest.trimStart().startsWith("(")) {
        if (allowed != Operand.ANY) {
          throw new CheckSyntaxException(name.name(), "unexpected function call");
        }
        return call(name.name());
      }
      return use(name);
    }
    return literal(allowed == Operand.DECIMAL, maybeConstraint);
  }

  private boolean startsName() {
    try {
      VariableName.parse(rest);
      return true;
    } catch (CheckSyntaxException e) {
      return false; // then it must be a number
    }
  }

  private Expression use(VariableName name) throws CheckSyntaxException {
    String text = name.text();
    if (name.isPseudo() && !text.equals(Variables.LINE)) {
      throw new CheckSyntaxException(name.name(), "invalid pseudo numeric variable '" + text + "'");
    }
    NumericVariable variable = variables.number(text);
    if (variable == null) {
      // A use before every definition is not yet a fault: the match will say so if it comes to it.
      variable = new NumericVariable(text, NumberFormat.UNSIGNED, 0);
      variables.declareNumber(variable);
    }
    if (line != 0 && variable.definedAtLine() == line) {
      throw new CheckSyntaxException(
          name.name(),
          "numeric variable '" + text + "' defined earlier in the same CHECK directive");
    }
    return new Expression.Use(name.name(), variable);
  }

  private Expression literal(boolean decimal, boolean maybeConstraint) throws CheckSyntaxException {
    Slice start = rest;
    boolean negative = eat("-");
    int radix = decimal ? 10 : radix();
    int digits = 0;
    while (digits < rest.length() && isDigit(rest.charAt(digits), radix)) {
      digits++;
    }
    if (digits == 0) {
      throw new CheckSyntaxException(
          start,
          maybeConstraint
              ? "invalid matching constraint or operand format"
              : "invalid operand format");
    }
    BigInteger value = new BigInteger(rest.upTo(digits).text(), radix);
    rest = rest.from(digits);
    return new Expression.Literal(
        new Slice(start.source(), start.start(), rest.start()), negative ? value.negate() : value);
  }

  /** Skips the prefix of a literal and tells its radix. */
  private int radix() {
    if (eat("0x") || eat("0X")) {
      return 16;
    }
    if (eat("0b") || eat("0B")) {
      return 2;
    }
    if (eat("0o")) {
      return 8;
    }
    if (rest.length() > 1 && rest.charAt(0) == '0' && isDigit(rest.charAt(1), 10)) {
      rest = rest.from(1);
      return 8;
    }
    return 10;
  }

  private Expression parenthesized() throws CheckSyntaxException {
    descend();
    rest = rest.from(1);
    skipBlanks();
    if (rest.isEmpty()) {
      throw new CheckSyntaxException(rest, "missing operand in expression");
    }
    Slice start = rest;
    Expression value = operand(Operand.ANY, false);
    skipBlanks();
    while (!rest.isEmpty() && !rest.startsWith(")")) {
      value = binary(start, value, Operand.ANY);
      skipBlanks();
    }
    if (!eat(")")) {
      throw new CheckSyntaxException(rest, "missing ')' at end of nested expression");
    }
    depth--;
    return value;
  }

  private Expression call(Slice function) throws CheckSyntaxException {
    descend();
    Expression.Operator operator = FUNCTIONS.get(function.text());
    if (operator == null) {
      throw new CheckSyntaxException(
          function, "call to undefined function '" + function.text() + "'");
    }
    skipBlanks();
    rest = rest.from(1);
    skipBlanks();
    List<Expression> arguments = new ArrayList<>();
    while (!rest.isEmpty() && !rest.startsWith(")")) {
      if (rest.startsWith(",")) {
        throw new CheckSyntaxException(rest, "missing argument");
      }
      Slice start = rest;
      Expression argument = operand(Operand.ANY, false);
      skipBlanks();
      while (!rest.isEmpty() && !rest.startsWith(",") && !rest.startsWith(")")) {
        argument = binary(start, argument, Operand.ANY);
        skipBlanks();
      }
      arguments.add(argument);
      if (!eat(",")) {
        break;
      }
      skipBlanks();
      if (rest.startsWith(")")) {
        throw new CheckSyntaxException(rest, "missing argument");
      }
    }
    if (!eat(")")) {
      throw new CheckSyntaxException(rest, "missing ')' at end of call expression");
    }
    if (arguments.size() != 2) {
      throw new CheckSyntaxException(
          function,
          "function '%s' takes 2 arguments but %d given"
              .formatted(function.text(), arguments.size()));
    }
    depth--;
    return new Expression.Binary(
        new Slice(function.source(), function.start(), rest.start()),
        operator,
        arguments.get(0),
        arguments.get(1));
  }

  private void descend() throws CheckSyntaxException {
    if (++depth > MAX_DEPTH) {
      throw new CheckSyntaxException(rest, "expression is nested too deeply");
    }
  }

  private static boolean isDigit(char c, int radix) {
    return c < 0x80 && Character.digit(c, radix) >= 0;
  }

  private boolean eat(String text) {
    boolean there = rest.startsWith(text);
    if (there) {
      rest = rest.from(text.length());
    }
    return there;
  }

  private void skipBlanks() {
    rest = rest.trimStart();
  }
}
