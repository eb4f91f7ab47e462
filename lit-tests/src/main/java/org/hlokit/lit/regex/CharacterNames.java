// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.regex;

import com.google.common.collect.ImmutableMap;
import java.util.function.IntPredicate;

/**
 * The POSIX character classes, and the names of characters in {@code [.space.]}, in the C locale.
 */
final class CharacterNames {
  private static final ImmutableMap<String, IntPredicate> CLASSES =
      ImmutableMap.<String, IntPredicate>builder()
          .put("alnum", c -> isLetter(c) || isDigit(c))
          .put("alpha", CharacterNames::isLetter)
          .put("blank", c -> c == ' ' || c == '\t')
          .put("cntrl", c -> c < ' ' || c == 0x7f)
          .put("digit", CharacterNames::isDigit)
          .put("graph", c -> c > ' ' && c < 0x7f)
          .put("lower", c -> c >= 'a' && c <= 'z')
          .put("print", c -> c >= ' ' && c < 0x7f)
          .put("punct", c -> c > ' ' && c < 0x7f && !isLetter(c) && !isDigit(c))
          .put("space", c -> c == ' ' || (c >= '\t' && c <= '\r'))
          .put("upper", c -> c >= 'A' && c <= 'Z')
          .put("xdigit", c -> isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))
          .buildOrThrow();

  private static final ImmutableMap<String, Character> ELEMENTS =
      ImmutableMap.<String, Character>builder()
          .put("NUL", '\0')
          .put("tab", '\t')
          .put("newline", '\n')
          .put("vertical-tab", '\013')
          .put("form-feed", '\f')
          .put("carriage-return", '\r')
          .put("space", ' ')
          .put("exclamation-mark", '!')
          .put("quotation-mark", '"')
          .put("number-sign", '#')
          .put("dollar-sign", '$')
          .put("percent-sign", '%')
          .put("ampersand", '&')
          .put("apostrophe", '\'')
          .put("left-parenthesis", '(')
          .put("right-parenthesis", ')')
          .put("asterisk", '*')
          .put("plus-sign", '+')
          .put("comma", ',')
          .put("hyphen", '-')
          .put("hyphen-minus", '-')
          .put("period", '.')
          .put("full-stop", '.')
          .put("slash", '/')
          .put("colon", ':')
          .put("semicolon", ';')
          .put("less-than-sign", '<')
          .put("equals-sign", '=')
          .put("greater-than-sign", '>')
          .put("question-mark", '?')
          .put("commercial-at", '@')
          .put("left-square-bracket", '[')
          .put("backslash", '\\')
          .put("reverse-solidus", '\\')
          .put("right-square-bracket", ']')
          .put("circumflex", '^')
          .put("circumflex-accent", '^')
          .put("underscore", '_')
          .put("low-line", '_')
          .put("grave-accent", '`')
          .put("left-brace", '{')
          .put("left-curly-bracket", '{')
          .put("vertical-line", '|')
          .put("right-brace", '}')
          .put("right-curly-bracket", '}')
          .put("tilde", '~')
          .put("DEL", '\177')
          .buildOrThrow();

  static void addClass(String name, ByteSet set) {
    IntPredicate members = CLASSES.get(name);
    if (members == null) {
      throw new RegexSyntaxException("invalid character class");
    }
    for (int c = 0; c < 0x80; c++) {
      if (members.test(c)) {
        set.add(c);
      }
    }
  }

  static char element(String name) {
    Character named = ELEMENTS.get(name);
    if (named != null) {
      return named;
    }
    if (name.length() != 1) {
      throw new RegexSyntaxException("invalid collating element");
    }
    return name.charAt(0);
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private CharacterNames() {}
}
