// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Type;
import org.hlokit.print.Printer;

/**
 * Aliases in text that is kept as it is written. The definitions are not kept, so what the aliases
 * stand for has to be.
 */
final class AliasUses {
  /** A word that may be an alias; not {@code #dialect.name}. */
  private static final Pattern WORD =
      Pattern.compile("[#!][A-Za-z_][A-Za-z0-9_$]*+(?![.<A-Za-z0-9_$-])");

  private final Reader reader;

  AliasUses(Reader reader) {
    this.reader = reader;
  }

  /** Takes the parts of a text. */
  interface Parts {
    void text(String text);

    void attribute(Attribute value);

    void type(Type type);
  }

  /** Divides a text at the aliases in it. */
  void divide(String text, Parts parts) {
    int at = 0;
    Matcher matcher = WORD.matcher(text);
    for (int next = start(text, 0); next < text.length(); next = start(text, next)) {
      if (!matcher.region(next, text.length()).lookingAt()) {
        next++;
        continue;
      }
      String word = matcher.group();
      next = matcher.end();
      Optional<Attribute> attribute = word.startsWith("#") ? attribute(word) : Optional.empty();
      Optional<Type> type = word.startsWith("!") ? type(word) : Optional.empty();
      if (attribute.isPresent() || type.isPresent()) {
        if (matcher.start() > at) {
          parts.text(text.substring(at, matcher.start()));
        }
        attribute.ifPresent(parts::attribute);
        type.ifPresent(parts::type);
        at = matcher.end();
      }
    }
    if (at < text.length()) {
      parts.text(text.substring(at));
    }
  }

  /** Where from {@code from} on a word may begin; not in a string. */
  private static int start(String text, int from) {
    for (int at = from; at < text.length(); at++) {
      switch (text.charAt(at)) {
        case '#', '!' -> {
          return at;
        }
        case '"' -> at = stringEnd(text, at);
        default -> {}
      }
    }
    return text.length();
  }

  private static int stringEnd(String text, int start) {
    int at = start + 1;
    while (at < text.length() && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }

  private Optional<Attribute> attribute(String word) {
    String name = word.substring(1);
    return Optional.ofNullable(reader.attributeAliases().get(name))
        .or(() -> reader.later().attribute(name));
  }

  private Optional<Type> type(String word) {
    String name = word.substring(1);
    return Optional.ofNullable(reader.typeAliases().get(name)).or(() -> reader.later().type(name));
  }

  /** The text with what its aliases stand for in their place. */
  String expand(String text) {
    if (text.indexOf('#') < 0 && text.indexOf('!') < 0) {
      return text;
    }
    StringBuilder expanded = new StringBuilder();
    divide(
        text,
        new Parts() {
          @Override
          public void text(String part) {
            expanded.append(part);
          }

          @Override
          public void attribute(Attribute value) {
            expanded.append(Printer.toText(value));
          }

          @Override
          public void type(Type type) {
            expanded.append(Printer.toText(type));
          }
        });
    return expanded.toString();
  }
}
