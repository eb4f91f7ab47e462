// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit;

import com.google.common.collect.ImmutableSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Evaluates the expressions of {@code REQUIRES:}, {@code UNSUPPORTED:}, {@code XFAIL:} and {@code
 * %if}: names of features with {@code !}, {@code &&}, {@code ||}, parentheses, and {@code
 * {{regex}}} as a part of a name. A feature that is not there is false; {@code true} is there.
 */
final class Condition {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*([()]|&&|\\|\\||!|(?:[-+=._a-zA-Z0-9]+|\\{\\{.+?\\}\\})+)\\s*");

  private static final Pattern NAME_PART = Pattern.compile("\\{\\{(.+?)\\}\\}|[^{]+");

  private final String text;
  private final ImmutableSet<String> features;
  private final Matcher tokens;
  private String token = "";

  private Condition(String text, ImmutableSet<String> features) {
    this.text = text;
    this.features = features;
    this.tokens = TOKEN.matcher(text);
  }

  /**
   * Whether the expression holds.
   *
   * @throws ScriptException if it is none
   */
  static boolean holds(String text, ImmutableSet<String> features) throws ScriptException {
    Condition condition = new Condition(text, features);
    condition.advance();
    boolean result = condition.or();
    if (!condition.token.isEmpty()) {
      throw condition.fault("the end");
    }
    return result;
  }

  private boolean or() throws ScriptException {
    boolean result = and();
    while (eat("||")) {
      result |= and();
    }
    return result;
  }

  private boolean and() throws ScriptException {
    boolean result = not();
    while (eat("&&")) {
      result &= not();
    }
    return result;
  }

  private boolean not() throws ScriptException {
    if (eat("!")) {
      return !not();
    }
    if (eat("(")) {
      boolean result = or();
      if (!eat(")")) {
        throw fault("')'");
      }
      return result;
    }
    if (token.isEmpty() || ")&&||".contains(token)) {
      throw fault("'!', '(' or a name");
    }
    boolean result = isFeature(token);
    advance();
    return result;
  }

  private boolean isFeature(String name) throws ScriptException {
    if (!name.contains("{{")) {
      return name.equals("true") || features.contains(name);
    }
    StringBuilder regex = new StringBuilder();
    Matcher parts = NAME_PART.matcher(name);
    while (parts.find()) {
      String pattern = parts.group(1);
      regex.append(pattern != null ? "(?:" + pattern + ")" : Pattern.quote(parts.group()));
    }
    try {
      Pattern compiled = Pattern.compile(regex.toString());
      return compiled.matcher("true").matches()
          || features.stream().anyMatch(feature -> compiled.matcher(feature).matches());
    } catch (PatternSyntaxException e) {
      throw new ScriptException("bad regular expression in condition '" + text + "'");
    }
  }

  private boolean eat(String wanted) throws ScriptException {
    if (!token.equals(wanted)) {
      return false;
    }
    advance();
    return true;
  }

  private void advance() throws ScriptException {
    int start = tokens.regionStart();
    if (start == text.length()) {
      token = "";
    } else if (tokens.lookingAt()) {
      token = tokens.group(1);
      tokens.region(tokens.end(), text.length());
    } else if (text.substring(start).isBlank()) {
      token = "";
    } else {
      throw new ScriptException(
          "cannot read '" + text.substring(start) + "' in condition '" + text + "'");
    }
  }

  private ScriptException fault(String expected) {
    return new ScriptException(
        "expected %s but found %s in condition '%s'"
            .formatted(expected, token.isEmpty() ? "the end" : "'" + token + "'", text));
  }
}
