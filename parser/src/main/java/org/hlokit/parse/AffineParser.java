// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hlokit.ir.AffineAttr;
import org.hlokit.ir.AffineExpr;
import org.hlokit.ir.AffineExpr.Operator;
import org.hlokit.ir.AffineMap;
import org.jspecify.annotations.Nullable;

/** Affine maps, sets and expressions from their text. */
final class AffineParser {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?:\\s|//[^\\n]*)*(->|==|>=|<=|[-+*(),:\\[\\]]|%?[A-Za-z_0-9$.#-]*[A-Za-z_0-9$]|$)");

  /** A text that is no affine expression; it is kept as it is. */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;
  }

  /** What a name stands for, or null where it stands for nothing. */
  interface Names {
    @Nullable AffineExpr of(String name, boolean isSymbol);
  }

  private final String text;
  private final Names names;
  private String token = "";
  private int at;

  private AffineParser(String text, Names names) throws Unreadable {
    this.text = text;
    this.names = names;
    next();
  }

  /** A map or a set in the form that is printed; the text as it is where it cannot be read. */
  static AffineAttr attribute(boolean isSet, String text) {
    List<String> dimensions = new ArrayList<>();
    List<String> symbols = new ArrayList<>();
    Names declared =
        (name, _) ->
            dimensions.contains(name)
                ? new AffineExpr.Dimension(dimensions.indexOf(name))
                : symbols.contains(name) ? new AffineExpr.Symbol(symbols.indexOf(name)) : null;
    try {
      AffineParser parser = new AffineParser(text, declared);
      parser.declarations("(", ")", dimensions);
      if (parser.token.equals("[")) {
        parser.declarations("[", "]", symbols);
      }
      parser.expect(isSet ? ":" : "->");
      return isSet
          ? parser.set(dimensions.size(), symbols.size())
          : new AffineMap(dimensions.size(), symbols.size(), parser.list()).toAttribute();
    } catch (Unreadable e) {
      return new AffineAttr(isSet, text, null);
    }
  }

  /** The expressions of a list without its brackets, {@code %0 + 1, %1}. */
  static Optional<ImmutableList<AffineExpr>> expressions(String text, Names names) {
    try {
      AffineParser parser = new AffineParser(text, names);
      ImmutableList.Builder<AffineExpr> found = ImmutableList.builder();
      while (!parser.token.isEmpty()) {
        found.add(parser.sum());
        if (!parser.token.isEmpty()) {
          parser.expect(",");
        }
      }
      return Optional.of(found.build());
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  private void next() throws Unreadable {
    Matcher matcher = TOKEN.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw new Unreadable();
    }
    token = matcher.group(1);
    at = matcher.end();
  }

  private boolean take(String expected) throws Unreadable {
    if (!token.equals(expected)) {
      return false;
    }
    next();
    return true;
  }

  private void expect(String expected) throws Unreadable {
    if (!take(expected)) {
      throw new Unreadable();
    }
  }

  private void declarations(String open, String close, List<String> into) throws Unreadable {
    expect(open);
    while (!take(close)) {
      into.add(token);
      next();
      take(",");
    }
  }

  private ImmutableList<AffineExpr> list() throws Unreadable {
    ImmutableList.Builder<AffineExpr> expressions = ImmutableList.builder();
    expect("(");
    while (!take(")")) {
      expressions.add(sum());
      take(",");
    }
    end();
    return expressions.build();
  }

  private void end() throws Unreadable {
    if (!token.isEmpty()) {
      throw new Unreadable();
    }
  }

  private AffineAttr set(int dimensions, int symbols) throws Unreadable {
    List<String> constraints = new ArrayList<>();
    expect("(");
    while (!take(")")) {
      AffineExpr left = sum();
      String relation = token;
      next();
      AffineExpr right = sum();
      take(",");
      constraints.add(
          switch (relation) {
            case ">=" -> AffineMap.text(difference(left, right)) + " >= 0";
            case "<=" -> AffineMap.text(difference(right, left)) + " >= 0";
            case "==" -> AffineMap.text(difference(left, right)) + " == 0";
            default -> throw new Unreadable();
          });
    }
    end();
    String all = constraints.isEmpty() ? "0 == 0" : String.join(", ", constraints);
    AffineMap declared = new AffineMap(dimensions, symbols, ImmutableList.of());
    return new AffineAttr(true, declared.signature() + " : (" + all + ")", declared);
  }

  private static AffineExpr difference(AffineExpr left, AffineExpr right) {
    return AffineExpr.of(Operator.ADD, left, right.negate());
  }

  private AffineExpr sum() throws Unreadable {
    AffineExpr left = product();
    while (true) {
      if (take("+")) {
        left = AffineExpr.of(Operator.ADD, left, product());
      } else if (take("-")) {
        left = difference(left, product());
      } else {
        return left;
      }
    }
  }

  private AffineExpr product() throws Unreadable {
    AffineExpr left = operand();
    while (true) {
      Operator operator =
          switch (token) {
            case "*" -> Operator.MULTIPLY;
            case "mod" -> Operator.MOD;
            case "floordiv" -> Operator.FLOOR_DIVIDE;
            case "ceildiv" -> Operator.CEIL_DIVIDE;
            default -> null;
          };
      if (operator == null) {
        return left;
      }
      next();
      left = AffineExpr.of(operator, left, operand());
    }
  }

  private AffineExpr operand() throws Unreadable {
    if (take("-")) {
      return operand().negate();
    }
    if (take("(")) {
      AffineExpr inner = sum();
      expect(")");
      return inner;
    }
    String word = token;
    next();
    if (word.equals("symbol") && take("(")) {
      String name = token;
      next();
      expect(")");
      return known(names.of(name, true));
    }
    if (!word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9') && word.length() < 19) {
      return AffineExpr.constant(Long.parseLong(word));
    }
    return known(names.of(word, false));
  }

  private static AffineExpr known(@Nullable AffineExpr expr) throws Unreadable {
    if (expr == null) {
      throw new Unreadable();
    }
    return expr;
  }
}
