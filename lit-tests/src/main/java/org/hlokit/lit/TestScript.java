// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a test file says to lit: its RUN lines and the conditions under which they count.
 *
 * @param directives RUN lines and definitions of substitutions, in the order of the file
 * @param requires features that must all be there
 * @param unsupported features of which none may be there
 * @param expectedFailures features of which one makes a failure the right outcome
 */
record TestScript(
    ImmutableList<Directive> directives,
    ImmutableList<String> requires,
    ImmutableList<String> unsupported,
    ImmutableList<String> expectedFailures,
    int allowedRetries) {

  private static final Pattern KEYWORD =
      Pattern.compile(
          "(RUN|REDEFINE|DEFINE|REQUIRES|UNSUPPORTED|XFAIL|ALLOW_RETRIES):(.*)|\\bEND\\.");

  private static final Pattern DEFINITION = Pattern.compile("(%\\{[A-Za-z0-9:_-]+\\})\\s*=(.*)");

  private static final Pattern LINE = Pattern.compile("%\\(line *([+-]? *\\d+)?\\)");

  sealed interface Directive {
    /** The line of the file, from 1. */
    int line();

    record Run(int line, int lastLine, String command) implements Directive {}

    record Define(int line, String name, String value) implements Directive {}
  }

  /** Reads a file; bytes that are no UTF-8 do no harm outside of RUN lines. */
  static TestScript read(Path file) throws ScriptException, IOException {
    return parse(new String(Files.readAllBytes(file), UTF_8));
  }

  /**
   * Reads the text of a test file.
   *
   * @throws ScriptException if a line is continued by nothing or a definition is none
   */
  static TestScript parse(String text) throws ScriptException {
    List<Directive> directives = new ArrayList<>();
    ImmutableList.Builder<String> requires = ImmutableList.builder();
    ImmutableList.Builder<String> unsupported = ImmutableList.builder();
    ImmutableList.Builder<String> expectedFailures = ImmutableList.builder();
    int retries = 0;
    Open open = null;
    int number = 0;
    for (String line : Splitter.on('\n').split(text)) {
      number++;
      Optional<Matcher> keyword = keyword(line);
      if (keyword.isEmpty()) {
        continue;
      }
      String name = keyword.get().group(1);
      if (name == null) {
        break; // END.
      }
      String value = keyword.get().group(2).strip();
      switch (name) {
        case "RUN", "DEFINE", "REDEFINE" -> {
          String part = withLineNumbers(value, number);
          open = open == null ? new Open(name, number) : open.require(name, number);
          if (part.endsWith("\\")) {
            open.text.append(part, 0, part.length() - 1);
          } else {
            open.text.append(part);
            directives.add(open.close(number));
            open = null;
          }
        }
        case "REQUIRES" -> requires.addAll(list(value));
        case "UNSUPPORTED" -> unsupported.addAll(list(value));
        case "XFAIL" -> expectedFailures.addAll(list(value));
        default -> {
          if (!value.matches("[0-9]{1,4}")) {
            throw new ScriptException("ALLOW_RETRIES needs a number, not '" + value + "'");
          }
          retries = Integer.parseInt(value);
        }
      }
    }
    if (open != null) {
      throw new ScriptException(
          "the %s line %d ends in '\\' and is not continued".formatted(open.keyword, open.line));
    }
    return new TestScript(
        ImmutableList.copyOf(directives),
        requires.build(),
        unsupported.build(),
        expectedFailures.build(),
        retries);
  }

  private static Optional<Matcher> keyword(String line) {
    // Most lines hold neither, and a search is cheaper than a match.
    if (line.indexOf(':') < 0 && !line.contains("END.")) {
      return Optional.empty();
    }
    Matcher matcher = KEYWORD.matcher(line);
    return matcher.find() ? Optional.of(matcher) : Optional.empty();
  }

  private static Iterable<String> list(String value) {
    return Splitter.on(',')
        .trimResults()
        .omitEmptyStrings()
        .splitToStream(value)
        .map(item -> item.equals("*") ? "true" : item)
        .toList();
  }

  /** Writes {@code %(line+1)} as a number. */
  private static String withLineNumbers(String text, int number) {
    return LINE.matcher(text)
        .replaceAll(
            match -> {
              String offset = match.group(1);
              int value = offset == null ? 0 : Integer.parseInt(offset.replace(" ", ""));
              return Integer.toString(number + value);
            });
  }

  /** A directive that may go on in a later line. */
  private static final class Open {
    final String keyword;
    final int line;
    final StringBuilder text = new StringBuilder();

    Open(String keyword, int line) {
      this.keyword = keyword;
      this.line = line;
    }

    Open require(String other, int number) throws ScriptException {
      if (!other.equals(keyword)) {
        throw new ScriptException(
            "the %s line %d is continued by a %s line %d".formatted(keyword, line, other, number));
      }
      return this;
    }

    Directive close(int lastLine) throws ScriptException {
      if (keyword.equals("RUN")) {
        return new Directive.Run(line, lastLine, text.toString());
      }
      Matcher definition = DEFINITION.matcher(text);
      if (!definition.matches()) {
        throw new ScriptException("%s needs '%%{name}=text', not '%s'".formatted(keyword, text));
      }
      return new Directive.Define(line, definition.group(1), definition.group(2).strip());
    }
  }
}
