// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/** A prefix with its suffix, for example {@code CHECK-COUNT-3{LITERAL}:}, and what follows. */
record Directive(CheckKind kind, int count, boolean literal, Slice rest) {
  private static final ImmutableList<CheckKind> WITH_SUFFIX =
      ImmutableList.of(
          CheckKind.NEXT,
          CheckKind.SAME,
          CheckKind.NOT,
          CheckKind.DAG,
          CheckKind.LABEL,
          CheckKind.EMPTY);

  /** {@code -NOT} goes with none of these. */
  private static final ImmutableList<String> NOT_WITH_NOT =
      ImmutableList.of("DAG", "NEXT", "SAME", "EMPTY");

  /**
   * Reads the directive at the start of {@code text}, which begins with {@code prefix}.
   *
   * @return null if what follows the prefix does not make it one
   * @throws CheckSyntaxException if it looks like one and is wrong
   */
  static @Nullable Directive parse(Slice text, String prefix, boolean comment)
      throws CheckSyntaxException {
    Slice rest = text.from(prefix.length());
    if (rest.isEmpty()) {
      return null;
    }
    if (comment) {
      return rest.startsWith(":") ? new Directive(CheckKind.PLAIN, 1, false, rest.from(1)) : null;
    }
    if (rest.startsWith(":") || rest.startsWith("{")) {
      return modified(CheckKind.PLAIN, 1, rest);
    }
    boolean misspelled = rest.startsWith("_");
    if (!misspelled && !rest.startsWith("-")) {
      return null;
    }
    Directive found = suffix(rest.from(1), prefix, misspelled);
    if (found != null && misspelled) {
      Slice name = new Slice(text.source(), text.start(), found.rest.start());
      throw new CheckSyntaxException(text, "misspelled directive '" + name.text() + "'");
    }
    return found;
  }

  private static @Nullable Directive suffix(Slice rest, String prefix, boolean misspelled)
      throws CheckSyntaxException {
    if (rest.startsWith("COUNT-")) {
      return count(rest.from("COUNT-".length()), prefix, misspelled);
    }
    for (String other : NOT_WITH_NOT) {
      if (rest.startsWith(other + "-NOT:") || rest.startsWith("NOT-" + other + ":")) {
        if (misspelled) {
          return new Directive(CheckKind.NOT, 1, false, rest);
        }
        throw new CheckSyntaxException(rest, "unsupported -NOT combo on prefix '" + prefix + "'");
      }
    }
    for (CheckKind kind : WITH_SUFFIX) {
      String name = kind.suffix().substring(1);
      if (rest.startsWith(name)) {
        return modified(kind, 1, rest.from(name.length()));
      }
    }
    return null;
  }

  private static @Nullable Directive count(Slice rest, String prefix, boolean misspelled)
      throws CheckSyntaxException {
    int digits = 0;
    while (digits < rest.length() && rest.charAt(digits) >= '0' && rest.charAt(digits) <= '9') {
      digits++;
    }
    Slice after = rest.from(digits);
    boolean readable = digits > 0 && digits <= 18;
    long count = readable ? Long.parseLong(rest.upTo(digits).text()) : 0;
    boolean valid =
        count > 0 && count <= Integer.MAX_VALUE && (after.startsWith(":") || after.startsWith("{"));
    if (!valid) {
      Slice where = readable ? after : rest;
      if (misspelled) {
        return new Directive(CheckKind.PLAIN, 1, false, where);
      }
      throw new CheckSyntaxException(
          where, "invalid count in -COUNT specification on prefix '" + prefix + "'");
    }
    return modified(CheckKind.PLAIN, (int) count, after);
  }

  /** Reads {@code :} or {@code {LITERAL}:}. */
  private static @Nullable Directive modified(CheckKind kind, int count, Slice text) {
    Slice rest = text;
    if (rest.startsWith(":")) {
      return new Directive(kind, count, false, rest.from(1));
    }
    if (!rest.startsWith("{")) {
      return null;
    }
    do {
      rest = trimSpace(rest.from(1));
      if (!rest.startsWith("LITERAL")) {
        return null;
      }
      rest = trimSpace(rest.from("LITERAL".length()));
    } while (rest.startsWith(","));
    return rest.startsWith("}:") ? new Directive(kind, count, true, rest.from(2)) : null;
  }

  private static Slice trimSpace(Slice text) {
    int at = 0;
    while (at < text.length() && " \t\n\013\f\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return text.from(at);
  }
}
