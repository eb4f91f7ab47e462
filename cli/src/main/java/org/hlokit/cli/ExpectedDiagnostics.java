// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.ir.Source;
import org.hlokit.ir.SourceRange;
import org.jspecify.annotations.Nullable;

/**
 * Compares the diagnostics that a text leads to with those that its comments expect, as {@code
 * --verify-diagnostics} of MLIR's tools does: <code>// expected-error@+1 {{part of the message}}
 * </code> at the end of a line, for {@code error}, {@code warning}, {@code remark} and {@code
 * note}; {@code -re} behind these allows regular expressions in inner <code>{{ }}</code>. The place
 * is this line, {@code @+N}, {@code @-N}, {@code @above} or {@code @below} (the nearest line
 * without such a comment), or {@code @unknown}.
 *
 * <p>Notes need not be expected: there are more of them here than in MLIR.
 */
final class ExpectedDiagnostics {
  private static final Pattern COMMENT =
      Pattern.compile(
          "expected-(error|note|remark|warning)(-re)? *(?:@([+-]\\d+|above|below|unknown))? *"
              + "\\{\\{(.*)\\}\\}\\s*$");

  private static final Pattern REGEX_PART = Pattern.compile("\\{\\{(.*?)\\}\\}");

  /** The line of what has no place. */
  private static final int UNKNOWN = 0;

  private final Source source;

  /**
   * What is line 0 to MLIR, which counts from the marker: where a module is that is not written.
   */
  private final int lineOfPart;

  private final List<Expected> expected = new ArrayList<>();
  private final List<Diagnostic> faults = new ArrayList<>();

  private static final class Expected {
    final String kind;
    final Pattern message;
    final String text;
    final SourceRange comment;
    int line;
    boolean produced;

    Expected(String kind, Pattern message, String text, SourceRange comment, int line) {
      this.kind = kind;
      this.message = message;
      this.text = text;
      this.comment = comment;
      this.line = line;
    }
  }

  /** Reads the comments of a part of a text. */
  ExpectedDiagnostics(Source source, Parts.Part part) {
    this.source = source;
    int first = source.line(part.start());
    lineOfPart = part.start() == 0 ? UNKNOWN : first - 1;
    int last = part.end() == part.start() ? first : source.line(part.end() - 1);
    int lastPlain = first;
    List<Expected> forNextPlain = new ArrayList<>();
    for (int line = first; line <= last; line++) {
      Matcher matcher = COMMENT.matcher(source.lineText(line));
      if (!matcher.find()) {
        for (Expected below : forNextPlain) {
          below.line = line;
        }
        forNextPlain.clear();
        lastPlain = line;
        continue;
      }
      Expected one = read(matcher, line, lastPlain, last);
      expected.add(one);
      if ("below".equals(matcher.group(3))) {
        forNextPlain.add(one);
      }
    }
  }

  private Expected read(Matcher matcher, int line, int lastPlain, int last) {
    SourceRange comment =
        new SourceRange(
            source, offset(line, matcher.start()), offset(line, source.lineText(line).length()));
    String place = matcher.group(3);
    int where =
        switch (place == null ? "" : place) {
          case "" -> line;
          case "above" -> lastPlain;
          case "below" -> last;
          case "unknown" -> UNKNOWN;
          default -> line + Integer.parseInt(place);
        };
    String text = matcher.group(4);
    Pattern message;
    try {
      message = matcher.group(2) == null ? Pattern.compile(Pattern.quote(text)) : regex(text);
    } catch (PatternSyntaxException e) {
      faults.add(
          Diagnostic.error(
              comment, "invalid regex: " + e.getDescription().toLowerCase(Locale.ROOT)));
      message = Pattern.compile("");
    }
    return new Expected(matcher.group(1), message, text, comment, where);
  }

  /** The place of a character of a line in bytes. */
  private int offset(int line, int character) {
    String before = source.lineText(line).substring(0, character);
    return source.lineStart(line) + before.getBytes(UTF_8).length;
  }

  private static Pattern regex(String text) {
    StringBuilder regex = new StringBuilder();
    Matcher part = REGEX_PART.matcher(text);
    int end = 0;
    while (part.find()) {
      regex.append(Pattern.quote(text.substring(end, part.start())));
      regex.append("(?:").append(part.group(1)).append(')');
      end = part.end();
    }
    return Pattern.compile(regex.append(Pattern.quote(text.substring(end))).toString());
  }

  /** Takes note of a diagnostic. */
  void produced(Diagnostic diagnostic) {
    String kind = diagnostic.severity().label();
    if (!find(kind, diagnostic.range(), diagnostic.message())) {
      faults.add(
          Diagnostic.error(diagnostic.range(), "unexpected " + kind + ": " + diagnostic.message()));
    }
    for (Diagnostic.Note note : diagnostic.notes()) {
      find("note", note.range(), note.message());
    }
  }

  private boolean find(String kind, @Nullable SourceRange range, String message) {
    int line = range == null ? UNKNOWN : range.source().line(range.start());
    for (Expected one : expected) {
      boolean isThere = one.line == line || (line == UNKNOWN && one.line == lineOfPart);
      if (isThere && one.kind.equals(kind) && one.message.matcher(message).find()) {
        one.produced = true;
        return true;
      }
    }
    return false;
  }

  /** What was not expected, and what was expected in vain; empty if all is as it should be. */
  ImmutableList<Diagnostic> faults() {
    ImmutableList.Builder<Diagnostic> all = ImmutableList.builder();
    all.addAll(faults);
    for (Expected one : expected) {
      if (!one.produced) {
        all.add(
            Diagnostic.error(
                one.comment, "expected %s \"%s\" was not produced".formatted(one.kind, one.text)));
      }
    }
    return all.build();
  }
}
