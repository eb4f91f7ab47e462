// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the check lines of a file: a prefix, not within a word, with a known suffix and a colon.
 */
final class CheckFileReader {
  private final Options options;
  private final Variables variables;
  private final SourceText file;
  private final List<Prefix> prefixes = new ArrayList<>();
  private final List<CheckFile.Check> checks = new ArrayList<>();
  private final ImmutableList<CheckPattern> implicit;
  private List<CheckPattern> between;

  /** A prefix and where it next stands in the file. */
  private static final class Prefix {
    final String text;
    final boolean comment;
    int next = -1;

    Prefix(String text, boolean comment) {
      this.text = text;
      this.comment = comment;
    }
  }

  /** The faulty file is reported, and not the place only. */
  static final class NoChecksException extends Exception {
    private static final long serialVersionUID = 1L;

    NoChecksException(String message) {
      super(message);
    }
  }

  private CheckFileReader(
      Options options, Variables variables, SourceText file, ImmutableList<CheckPattern> implicit) {
    this.options = options;
    this.variables = variables;
    this.file = file;
    this.implicit = implicit;
    this.between = new ArrayList<>(implicit);
    options.checkPrefixes().forEach(prefix -> prefixes.add(new Prefix(prefix, false)));
    options.commentPrefixes().forEach(prefix -> prefixes.add(new Prefix(prefix, true)));
    prefixes.sort((a, b) -> Integer.compare(b.text.length(), a.text.length()));
  }

  /**
   * Reads a check file.
   *
   * @param implicit the patterns that must not stand between any two matches
   */
  static CheckFile read(
      Options options, Variables variables, SourceText file, ImmutableList<CheckPattern> implicit)
      throws CheckSyntaxException, NoChecksException {
    return new CheckFileReader(options, variables, file, implicit).read();
  }

  private CheckFile read() throws CheckSyntaxException, NoChecksException {
    TreeSet<String> unused = new TreeSet<>(options.checkPrefixes());
    int distinct = unused.size();
    Slice rest = file.all();
    while (true) {
      Prefix prefix = nextPrefix(rest.start());
      if (prefix == null) {
        break;
      }
      Slice start = new Slice(file, prefix.next, rest.end());
      boolean wordBefore = start.start() > 0 && isWord(file.text().charAt(start.start() - 1));
      Directive directive = wordBefore ? null : Directive.parse(start, prefix.text, prefix.comment);
      if (directive == null) {
        rest = skipWord(start.from(prefix.text.length()));
        continue;
      }
      if (!prefix.comment) {
        unused.remove(prefix.text);
      }
      Slice text = directive.rest();
      if (!(options.strictWhitespace() && options.matchFullLines())) {
        text = text.trimStart();
      }
      int end = 0;
      while (end < text.length() && !SourceText.isLineEnd(text.charAt(end))) {
        end++;
      }
      rest = text.from(end);
      if (!prefix.comment) {
        add(directive, prefix.text, start, text.upTo(end));
      }
    }
    complainIfUnused(ImmutableSortedSet.copyOf(unused), distinct);
    if (!between.isEmpty()) {
      CheckPattern.Header header =
          new CheckPattern.Header(
              CheckKind.END_OF_INPUT, 1, false, options.checkPrefixes().getFirst(), rest, 0);
      checks.add(
          new CheckFile.Check(
              new CheckPattern(header, new CheckPattern.Body.End(), false),
              ImmutableList.copyOf(between)));
    }
    return new CheckFile(ImmutableList.copyOf(checks));
  }

  private void add(Directive directive, String prefix, Slice start, Slice text)
      throws CheckSyntaxException {
    CheckKind kind = directive.kind();
    CheckPattern.Header header =
        new CheckPattern.Header(
            kind, directive.count(), directive.literal(), prefix, text, file.line(start.start()));
    CheckPattern pattern = PatternParser.parse(options, variables, header);
    switch (kind) {
      case NOT, DAG -> {
        between.add(pattern);
        return;
      }
      case LABEL -> {
        if (pattern.hasVariables()) {
          throw new CheckSyntaxException(
              start, "found '" + prefix + "-LABEL:' with variable definition or use");
        }
      }
      case NEXT, SAME, EMPTY -> {
        if (checks.isEmpty()) {
          throw new CheckSyntaxException(
              start,
              "found '%s%s' without previous '%s: line".formatted(prefix, kind.suffix(), prefix));
        }
      }
      case PLAIN, END_OF_INPUT -> {}
    }
    checks.add(new CheckFile.Check(pattern, ImmutableList.copyOf(between)));
    between = new ArrayList<>(implicit);
  }

  private void complainIfUnused(ImmutableSortedSet<String> unused, int distinct)
      throws NoChecksException {
    boolean none = unused.size() == distinct;
    boolean some = !unused.isEmpty() && !options.allowUnusedPrefixes();
    if ((none || some) && (implicit.isEmpty() || !options.defaultPrefix())) {
      throw new NoChecksException(
          "error: no check strings found with prefix"
              + (unused.size() > 1 ? "es " : " ")
              + unused.stream().map(p -> "'" + p + ":'").collect(Collectors.joining(", ")));
    }
  }

  /** The prefix that stands first at or after an offset, the longest if several do; or null. */
  private @Nullable Prefix nextPrefix(int from) {
    Prefix first = null;
    for (Prefix prefix : prefixes) {
      if (prefix.next < from && prefix.next < file.text().length()) {
        int found = file.text().indexOf(prefix.text, from);
        prefix.next = found < 0 ? Integer.MAX_VALUE : found;
      }
      if (prefix.next != Integer.MAX_VALUE && (first == null || prefix.next < first.next)) {
        first = prefix;
      }
    }
    return first;
  }

  private static Slice skipWord(Slice text) {
    int end = 0;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    return text.from(end);
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }
}
