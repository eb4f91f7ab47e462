// SPDX-License-Identifier: Apache-2.0
package org.hlokit.pass;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of a pass's options: those that were given, and the defaults of the others. */
public final class PassOptions {
  private final ImmutableMap<String, PassOption> options;
  private final ImmutableMap<String, String> values;

  private PassOptions(ImmutableMap<String, PassOption> options, Map<String, String> values) {
    this.options = options;
    this.values = ImmutableMap.copyOf(values);
  }

  /**
   * Reads {@code text}, options as {@code name=value} or a bare {@code name} for a flag, separated
   * by blanks or by commas: {@code "emit=composite allow-narrowing"}.
   *
   * @throws PassUsageException naming the option that is unknown or has a bad value
   */
  public static PassOptions parse(PassDefinition pass, String text) {
    ImmutableMap<String, PassOption> options = pass.optionsByName();
    Map<String, String> values = new LinkedHashMap<>();
    for (String item : split(text, options)) {
      int equals = item.indexOf('=');
      String name = equals < 0 ? item : item.substring(0, equals);
      PassOption option = options.get(name);
      if (option == null) {
        throw new PassUsageException(
            "pass '%s' has no option '%s'".formatted(pass.name(), name),
            options.isEmpty()
                ? "it has no options"
                : "its options are " + String.join(", ", options.keySet()));
      }
      if (equals < 0 && option.kind() != PassOption.Kind.FLAG) {
        throw new PassUsageException(
            "option '%s' of pass '%s' needs a value".formatted(name, pass.name()),
            option.summary());
      }
      values.put(name, checked(pass, option, equals < 0 ? "true" : item.substring(equals + 1)));
    }
    return new PassOptions(options, values);
  }

  private static String checked(PassDefinition pass, PassOption option, String value) {
    boolean good =
        switch (option.kind()) {
          case FLAG -> value.equals("true") || value.equals("false");
          case INTEGER -> value.matches("-?\\d{1,18}");
          case NUMBER -> value.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
          case TEXT -> true;
          case CHOICE -> option.choices().contains(value);
        };
    if (!good) {
      String expected =
          switch (option.kind()) {
            case FLAG -> "true or false";
            case INTEGER -> "an integer";
            case NUMBER -> "a number";
            case TEXT -> "text";
            case CHOICE -> "one of " + String.join(", ", option.choices());
          };
      throw new PassUsageException(
          "option '%s' of pass '%s' cannot be '%s'".formatted(option.name(), pass.name(), value),
          "it takes " + expected);
    }
    return value;
  }

  /** Items of the text; a comma separates only where an option's name follows it. */
  private static ImmutableList<String> split(
      String text, ImmutableMap<String, PassOption> options) {
    ImmutableList.Builder<String> items = ImmutableList.builder();
    for (String word : Splitter.on(CharMatcher.whitespace()).omitEmptyStrings().split(text)) {
      List<String> parts = new ArrayList<>();
      for (String part : Splitter.on(',').split(word)) {
        int equals = part.indexOf('=');
        boolean startsItem = parts.isEmpty() || equals >= 0 || options.containsKey(part);
        if (startsItem) {
          parts.add(part);
        } else {
          parts.set(parts.size() - 1, parts.getLast() + "," + part);
        }
      }
      parts.stream().filter(part -> !part.isEmpty()).forEach(items::add);
    }
    return items.build();
  }

  /** Whether the user gave the option. */
  public boolean isGiven(String name) {
    return values.containsKey(name);
  }

  public boolean flag(String name) {
    return Boolean.parseBoolean(text(name));
  }

  public long integer(String name) {
    return Long.parseLong(text(name));
  }

  public double number(String name) {
    return Double.parseDouble(text(name));
  }

  /** The value as text, of whatever kind. */
  public String text(String name) {
    String value = values.get(name);
    if (value != null) {
      return value;
    }
    PassOption option = options.get(name);
    if (option == null) {
      throw new IllegalArgumentException("no such option: " + name);
    }
    return option.defaultValue();
  }

  /** The given options as they can be read again: {@code emit=composite min-rank=2}. */
  @Override
  public String toString() {
    List<String> items = new ArrayList<>();
    values.forEach((name, value) -> items.add(name + "=" + value));
    return String.join(" ", items);
  }
}
