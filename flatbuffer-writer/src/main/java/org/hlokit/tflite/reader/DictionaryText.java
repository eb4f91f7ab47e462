// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.reader;

import com.google.common.collect.ImmutableMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the scalar entries of an MLIR dictionary in text form, the convention for parameters in
 * {@code backend_config}: <code>{epsilon = 9.99999997E-7 : f32, cast_before_scale = true}</code>.
 * Text of another form, which is any backend's right, has no entries.
 */
final class DictionaryText {
  private static final Pattern DICTIONARY = Pattern.compile("\\s*\\{(.*)}\\s*", Pattern.DOTALL);
  private static final Pattern ENTRY =
      Pattern.compile(
          """
          \\s*(?<key>[A-Za-z_][\\w.$]*|"[^"]*")\\s*=\\s*\
          (?:(?<truth>true|false)|"(?<text>(?:[^"\\\\]|\\\\.)*)"\
          |(?<number>[-+]?[0-9][0-9.]*(?:[eE][-+]?[0-9]+)?)(?:\\s*:\\s*[\\w.!]+)?)\\s*(?:,|$)""");

  private DictionaryText() {}

  /** {@link Boolean}, {@link Long}, {@link Double} and {@link String} by key. */
  static ImmutableMap<String, Object> parse(String text) {
    Matcher dictionary = DICTIONARY.matcher(text);
    if (!dictionary.matches()) {
      return ImmutableMap.of();
    }
    ImmutableMap.Builder<String, Object> entries = ImmutableMap.builder();
    Matcher entry = ENTRY.matcher(dictionary.group(1));
    while (entry.find()) {
      entries.put(entry.group("key").replace("\"", ""), value(entry));
    }
    return entries.buildKeepingLast();
  }

  private static Object value(Matcher entry) {
    if (entry.group("truth") != null) {
      return Boolean.valueOf(entry.group("truth"));
    }
    if (entry.group("text") != null) {
      return entry.group("text");
    }
    String number = entry.group("number");
    boolean integer = number.chars().allMatch(c -> c == '-' || c == '+' || Character.isDigit(c));
    return integer ? (Object) Long.valueOf(number) : (Object) Double.valueOf(number);
  }
}
