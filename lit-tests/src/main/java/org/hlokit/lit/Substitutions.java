// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code %s}, {@code %t}, {@code %{name}} and {@code %if} in RUN lines. */
final class Substitutions {
  private static final Pattern ELSE = Pattern.compile("\\s*%else\\s*(%\\{)?");
  private static final int MAX_ROUNDS = 10;

  /** Stands for {@code %%} until all else is done. */
  private static final String PERCENT = "\0";

  private final ImmutableSet<String> features;
  private final Map<String, String> values = new LinkedHashMap<>();

  /**
   * Makes the substitutions for one test.
   *
   * @param custom further names with their values, which come first
   * @param temporary what {@code %t} stands for
   */
  Substitutions(
      ImmutableMap<String, String> custom,
      ImmutableSet<String> features,
      Path test,
      Path temporary) {
    this.features = features;
    values.putAll(custom);
    String directory = String.valueOf(test.getParent());
    String name = test.getFileName().toString();
    String temporaryName = temporary.getFileName().toString();
    String stem =
        temporaryName.endsWith(".tmp")
            ? temporaryName.substring(0, temporaryName.length() - ".tmp".length())
            : temporaryName;
    values.put("%{pathsep}", ":");
    values.put("%{fs-sep}", "/");
    values.put("%{s:basename}", name);
    values.put("%{t:stem}", stem);
    values.put("%basename_t", stem);
    Map<String, String> paths = new LinkedHashMap<>();
    paths.put("s", test.toString());
    paths.put("S", directory);
    paths.put("p", directory);
    paths.put("t", temporary.toString());
    paths.put("T", String.valueOf(temporary.getParent()));
    paths.forEach(
        (letter, path) -> {
          values.put("%{" + letter + ":real}", path);
          values.put("%/" + letter, path);
          values.put("%:" + letter, path.substring(1));
        });
    paths.forEach((letter, path) -> values.put("%" + letter, path));
  }

  void define(String name, String value) {
    values.remove(name);
    // A later definition may use an earlier one, so it is looked for first.
    Map<String, String> rest = new LinkedHashMap<>(values);
    values.clear();
    values.put(name, value);
    values.putAll(rest);
  }

  /**
   * The command with everything replaced; it may be blank if a condition leaves nothing.
   *
   * @throws ScriptException if a condition is broken or a definition uses itself
   */
  String apply(String command) throws ScriptException {
    String text = command.replace("%%", PERCENT);
    for (int round = 0; ; round++) {
      String before = text;
      text = conditionals(text);
      for (Map.Entry<String, String> value : values.entrySet()) {
        text = text.replace(value.getKey(), value.getValue());
      }
      // Only names in braces have values with further names; %s ends here.
      if (text.equals(before) || !text.contains("%{")) {
        return text.replace(PERCENT, "%").strip();
      }
      if (round == MAX_ROUNDS) {
        throw new ScriptException("a substitution in '" + command + "' comes to no end");
      }
    }
  }

  private String conditionals(String text) throws ScriptException {
    return text.contains("%if ") ? new Conditional(text).parse(false) : text;
  }

  /** Reads {@code %if condition %{ text %} %else %{ text %}}, which may be nested. */
  private final class Conditional {
    private String rest;

    Conditional(String text) {
      rest = text;
    }

    String parse(boolean nested) throws ScriptException {
      StringBuilder result = new StringBuilder();
      while (!rest.isEmpty()) {
        if (nested && rest.startsWith("%}")) {
          break;
        }
        if (rest.startsWith("%if ")) {
          result.append(choice());
          continue;
        }
        int end = nextOf(nested);
        result.append(rest, 0, end);
        rest = rest.substring(end);
      }
      return result.toString();
    }

    private int nextOf(boolean nested) {
      int end = rest.indexOf("%if ", 1);
      int close = nested ? rest.indexOf("%}", 1) : -1;
      if (close >= 0 && (end < 0 || close < end)) {
        end = close;
      }
      return end < 0 ? rest.length() : end;
    }

    private String choice() throws ScriptException {
      int open = rest.indexOf("%{");
      if (open < 0) {
        throw new ScriptException("'%{' is missing for %if");
      }
      String condition = rest.substring("%if ".length(), open);
      rest = rest.substring(open + 2);
      String chosen = branch("%if");
      String other = "";
      Matcher orElse = ELSE.matcher(rest);
      if (orElse.lookingAt()) {
        if (orElse.group(1) == null) {
          throw new ScriptException("'%{' is missing for %else");
        }
        rest = rest.substring(orElse.end());
        other = branch("%else");
      }
      return Condition.holds(condition, features) ? chosen : other;
    }

    private String branch(String keyword) throws ScriptException {
      String text = parse(true);
      if (!rest.startsWith("%}")) {
        throw new ScriptException("'%}' is missing for " + keyword);
      }
      rest = rest.substring(2);
      return text;
    }
  }
}
