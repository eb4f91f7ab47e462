// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an op of {@link AssemblyFamily#DECLARATIVE} is written, in the language of MLIR's declarative
 * assembly formats (Operation Definition Specification, "Declarative Assembly Format"), so that an
 * op of another dialect comes into a table with the format that its own definition states.
 *
 * @param elements in the order in which they are written
 */
public record Assembly(ImmutableList<Element> elements) {
  /** What a format is made of. */
  public sealed interface Element {}

  /** Text in backquotes. */
  public record Literal(String text) implements Element {}

  /** {@code ` `} or, where {@code isPresent} is false, {@code ``}: whether a space comes here. */
  public record Space(boolean isPresent) implements Element {}

  /** {@code $name}: an operand, attribute, region or successor; {@code operands} for all. */
  public record Variable(String name) implements Element {}

  /**
   * {@code custom<SingleBlockRegionNoBlockId>($body)}: a region after its arguments, {@code (%a:
   * i32) {..}}.
   */
  public record Body(String region) implements Element {}

  /** {@code custom<SymbolVisibility>($name)}: a bare word, if the attribute is there. */
  public record Visibility(String name) implements Element {}

  /** {@code custom<TypedInitialValue>($type, $value)}: {@code (dense<1> : type) : type}. */
  public record InitialValue(String type, String value) implements Element {}

  /** {@code custom<TokenOrdering>($tokens, type($token))}: {@code ordering(%0 -> type)}. */
  public record Ordering(String tokens, String token) implements Element {}

  /** {@code type($name)}; {@code operands} and {@code results} for all of these. */
  public record TypeOf(String name) implements Element {}

  /** {@code custom<Extents>($name)}: integers of type index in brackets, {@code [4, 32]}. */
  public record Extents(String name) implements Element {}

  /**
   * {@code custom<DynamicIndexList>($values, $numbers)}: values and numbers in brackets, {@code
   * [%0, 4]}; in the array {@code numbers} the least number stands for a value.
   */
  public record IndexList(String values, String numbers) implements Element {}

  /**
   * {@code custom<SelectTypes>($condition, $result)}: the type of the result, after that of the
   * condition where it is not {@code i1}.
   */
  public record SelectTypes(String condition, String result) implements Element {}

  /** {@code functional-type(operands, results)}. */
  public record FunctionalType() implements Element {}

  /** {@code attr-dict}, or {@code attr-dict-with-keyword}. */
  public record AttributeDictionary(boolean hasKeyword) implements Element {}

  /**
   * {@code (.. $anchor^ ..)?}, or with {@code :(..)} what is written otherwise.
   *
   * @param anchor the name whose presence decides
   */
  public record Group(
      ImmutableList<Element> elements, String anchor, ImmutableList<Element> otherwise)
      implements Element {}

  /** All values of one kind, as a name in a format; no operand of a row has such a name. */
  public static final String OPERANDS = "(operands)";

  public static final String RESULTS = "(results)";

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:`([^`]*)`|\\$(\\w+)|type\\((\\$?\\w+)\\)|(functional-type\\(\\$?operands, results\\))"
              + "|(attr-dict-with-keyword)|(attr-dict)|(operands)|([()^?:])"
              + "|custom<(\\w+)>\\(\\$(\\w+)(?:, (?:\\$|type\\(\\$)(\\w+)\\)?)?\\))\\s*");

  /**
   * Reads a format.
   *
   * @throws IllegalArgumentException where it is malformed
   */
  static Assembly of(String format) {
    Parser parser = new Parser(format);
    ImmutableList<Element> elements = parser.elements();
    if (parser.at < format.length()) {
      throw new IllegalArgumentException(
          "cannot read the format from '%s'".formatted(parser.rest()));
    }
    return new Assembly(elements);
  }

  private static final class Parser {
    private final String format;
    private final Matcher matcher;
    private int at;
    private String anchor = "";

    Parser(String format) {
      this.format = format;
      this.matcher = TOKEN.matcher(format);
    }

    String rest() {
      return format.substring(at);
    }

    private boolean next(String punctuation) {
      matcher.region(at, format.length());
      if (matcher.lookingAt() && punctuation.equals(matcher.group(8))) {
        at = matcher.end();
        return true;
      }
      return false;
    }

    private void expect(String punctuation) {
      if (!next(punctuation)) {
        throw new IllegalArgumentException(
            "expected '%s' in the format before '%s'".formatted(punctuation, rest()));
      }
    }

    ImmutableList<Element> elements() {
      List<Element> elements = new ArrayList<>();
      while (at < format.length()) {
        matcher.region(at, format.length());
        if (!matcher.lookingAt()) {
          break;
        }
        if (matcher.group(8) != null) {
          if (!next("(")) {
            break;
          }
          elements.add(group());
          continue;
        }
        at = matcher.end();
        elements.add(element());
        if (next("^")) {
          anchor =
              switch (elements.getLast()) {
                case Variable(String name) -> name;
                case TypeOf(String name) -> name;
                default -> throw new IllegalArgumentException("no anchor before '" + rest() + "'");
              };
        }
      }
      return ImmutableList.copyOf(elements);
    }

    private Element element() {
      if (matcher.group(1) != null) {
        String text = matcher.group(1);
        return text.isBlank() ? new Space(!text.isEmpty()) : new Literal(text);
      }
      if (matcher.group(2) != null) {
        return new Variable(matcher.group(2));
      }
      if (matcher.group(3) != null) {
        String name = matcher.group(3);
        return new TypeOf(name.startsWith("$") ? name.substring(1) : "(" + name + ")");
      }
      if (matcher.group(4) != null) {
        return new FunctionalType();
      }
      if (matcher.group(9) != null) {
        return custom(matcher.group(9), matcher.group(10), String.valueOf(matcher.group(11)));
      }
      return matcher.group(7) != null
          ? new Variable(OPERANDS)
          : new AttributeDictionary(matcher.group(5) != null);
    }

    private static Element custom(String directive, String first, String second) {
      return switch (directive) {
        case "Extents" -> new Extents(first);
        case "DynamicIndexList" -> new IndexList(first, second);
        case "SingleBlockRegionNoBlockId" -> new Body(first);
        case "SymbolVisibility" -> new Visibility(first);
        case "TypedInitialValue" -> new InitialValue(first, second);
        case "SelectTypes" -> new SelectTypes(first, second);
        case "TokenOrdering" -> new Ordering(first, second);
        default -> throw new IllegalArgumentException("no directive: " + directive);
      };
    }

    private Group group() {
      anchor = "";
      ImmutableList<Element> elements = elements();
      String decides = anchor;
      expect(")");
      ImmutableList<Element> otherwise = ImmutableList.of();
      if (next(":")) {
        expect("(");
        otherwise = elements();
        expect(")");
      }
      expect("?");
      if (decides.isEmpty()) {
        throw new IllegalArgumentException("a group without an anchor before '" + rest() + "'");
      }
      return new Group(elements, decides, otherwise);
    }
  }
}
