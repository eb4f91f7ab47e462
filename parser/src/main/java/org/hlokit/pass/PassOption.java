// SPDX-License-Identifier: Apache-2.0
package org.hlokit.pass;

import com.google.common.collect.ImmutableList;

/**
 * One option of a pass.
 *
 * @param name {@code allow-narrowing}
 * @param kind what it takes
 * @param choices the words that a {@link Kind#CHOICE} takes, else none
 * @param defaultValue the value where it is not given, as text; empty means "not given"
 * @param summary what it does, in half a line
 */
public record PassOption(
    String name, Kind kind, ImmutableList<String> choices, String defaultValue, String summary) {

  /** What an option takes. */
  public enum Kind {
    /** {@code true} or {@code false}; the bare name means {@code true}. */
    FLAG,
    INTEGER,
    NUMBER,
    TEXT,
    /** One of a few words. */
    CHOICE
  }

  public static PassOption flag(String name, String summary) {
    return new PassOption(name, Kind.FLAG, ImmutableList.of(), "false", summary);
  }

  public static PassOption integer(String name, long defaultValue, String summary) {
    return new PassOption(
        name, Kind.INTEGER, ImmutableList.of(), Long.toString(defaultValue), summary);
  }

  public static PassOption number(String name, String defaultValue, String summary) {
    return new PassOption(name, Kind.NUMBER, ImmutableList.of(), defaultValue, summary);
  }

  public static PassOption text(String name, String defaultValue, String summary) {
    return new PassOption(name, Kind.TEXT, ImmutableList.of(), defaultValue, summary);
  }

  /** One of {@code choices}, the first of which is the default. */
  public static PassOption choice(String name, ImmutableList<String> choices, String summary) {
    return new PassOption(name, Kind.CHOICE, choices, choices.getFirst(), summary);
  }
}
