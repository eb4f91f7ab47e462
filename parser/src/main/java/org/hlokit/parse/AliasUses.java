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
  /** A string, which holds no aliases, or a word that may be one; not {@code #dialect.name}. */
  private static final Pattern WORD =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|([#!][A-Za-z_][A-Za-z0-9_$]*)(?![.<A-Za-z0-9_$-])");

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
    while (matcher.find()) {
      String word = matcher.group(1);
      if (word == null) {
        continue;
      }
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
