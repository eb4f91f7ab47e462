// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hlokit.lit.regex.PosixRegex;
import org.hlokit.lit.regex.RegexLimitException;
import org.hlokit.lit.regex.RegexSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What one check line looks for: a fixed string, or a regular expression into which the values of
 * variables are put when it is matched.
 */
final class CheckPattern {
  private final Header header;
  private final boolean ignoreCase;
  private final Body body;
  private @Nullable PosixRegex compiled;

  /**
   * What stands before the pattern.
   *
   * @param where the pattern in the check file
   * @param line the line of the check file; 0 for a pattern from the command line
   */
  record Header(CheckKind kind, int count, boolean literal, String prefix, Slice where, int line) {

    /** For example {@code CHECK-NEXT} or {@code CHECK-COUNT{LITERAL}}. */
    String description() {
      String modifiers = literal ? "{LITERAL}" : "";
      return switch (kind) {
        case END_OF_INPUT -> kind.suffix();
        case PLAIN -> prefix + (count > 1 ? "-COUNT" : "") + modifiers;
        case NEXT, SAME, NOT, DAG, LABEL, EMPTY -> prefix + kind.suffix() + modifiers;
      };
    }
  }

  sealed interface Body {
    record Fixed(String text) implements Body {}

    record Regex(
        String source,
        ImmutableList<Substitution> substitutions,
        ImmutableMap<String, Integer> strings,
        ImmutableList<NumberDefinition> numbers)
        implements Body {}

    /** The end of the input. */
    record End() implements Body {}
  }

  /** A place in the regular expression where the value of a variable is put. */
  sealed interface Substitution {
    int index();

    /** What stands in the check file. */
    Slice text();

    record OfString(Slice text, int index) implements Substitution {}

    record OfNumber(Slice text, int index, Expression value, NumberFormat format)
        implements Substitution {}
  }

  /** A group whose text becomes the value of a variable. */
  record NumberDefinition(NumericVariable variable, int group) {}

  CheckPattern(Header header, Body body, boolean ignoreCase) {
    this.header = header;
    this.body = body;
    this.ignoreCase = ignoreCase;
  }

  Header header() {
    return header;
  }

  CheckKind kind() {
    return header.kind();
  }

  boolean hasVariables() {
    return body instanceof Body.Regex regex
        && !(regex.substitutions.isEmpty() && regex.strings.isEmpty() && regex.numbers.isEmpty());
  }

  /** The fixed string, or the regular expression, as an example of what is looked for. */
  String example() {
    return switch (body) {
      case Body.Fixed(String text) -> text;
      case Body.Regex regex -> regex.source;
      case Body.End end -> "";
    };
  }

  ImmutableList<Substitution> substitutions() {
    return body instanceof Body.Regex regex ? regex.substitutions : ImmutableList.of();
  }

  /** Where the variables that this pattern defines were last read, in the order of the input. */
  ImmutableList<Map.Entry<String, Slice>> captured(Variables variables) {
    if (!(body instanceof Body.Regex regex)) {
      return ImmutableList.of();
    }
    List<Map.Entry<String, Slice>> found = new ArrayList<>();
    for (String name : regex.strings.keySet()) {
      addIfThere(found, name, variables.string(name));
    }
    for (NumberDefinition number : regex.numbers) {
      addIfThere(found, number.variable.name(), number.variable.matched());
    }
    found.sort((a, b) -> Integer.compare(a.getValue().start(), b.getValue().start()));
    return ImmutableList.copyOf(found);
  }

  private static void addIfThere(
      List<Map.Entry<String, Slice>> list, String name, @Nullable Slice where) {
    if (where != null) {
      list.add(Map.entry(name, where));
    }
  }

  sealed interface Result {
    record Found(Slice where) implements Result {}

    record NotFound() implements Result {}

    /** A variable had no value, or an expression none that its format can write. */
    record Invalid(ImmutableList<CheckSyntaxException> faults) implements Result {}
  }

  /** Looks for the pattern in a stretch of the input, and sets the variables that it defines. */
  Result match(Slice input, Variables variables) {
    return switch (body) {
      case Body.End end -> new Result.Found(input.from(input.length()));
      case Body.Fixed(String text) -> {
        int at = ignoreCase ? indexOfIgnoringCase(input, text) : input.indexOf(text, 0);
        yield at < 0 ? new Result.NotFound() : new Result.Found(input.from(at).upTo(text.length()));
      }
      case Body.Regex regex -> matchRegex(regex, input, variables);
    };
  }

  private Result matchRegex(Body.Regex regex, Slice input, Variables variables) {
    List<CheckSyntaxException> faults = new ArrayList<>();
    StringBuilder source = new StringBuilder(regex.source);
    int inserted = 0;
    variables.setLine(header.line());
    for (Substitution substitution : regex.substitutions) {
      String value = valueAsRegex(substitution, variables, faults);
      source.insert(substitution.index() + inserted, value);
      inserted += value.length();
    }
    if (!faults.isEmpty()) {
      return new Result.Invalid(ImmutableList.copyOf(faults));
    }
    Optional<PosixRegex.Match> match;
    try {
      if (compiled == null || !regex.substitutions.isEmpty()) {
        compiled = PosixRegex.compile(source.toString(), ignoreCase);
      }
      match = compiled.find(input.source().text(), input.start(), input.end());
    } catch (RegexSyntaxException e) {
      // The parts were compiled alone before, but together with empty values they need not be a
      // regular expression; nothing matches then.
      return new Result.NotFound();
    } catch (RegexLimitException e) {
      return new Result.Invalid(
          ImmutableList.of(
              new CheckSyntaxException(header.where(), "invalid regex: " + e.getMessage())));
    }
    if (match.isEmpty()) {
      return new Result.NotFound();
    }
    define(regex, match.get(), input.source(), variables);
    // An empty line is found together with the line end before it, which is not part of it.
    int skipped = kind() == CheckKind.EMPTY ? 1 : 0;
    return new Result.Found(
        new Slice(input.source(), match.get().start() + skipped, match.get().end()));
  }

  private static void define(
      Body.Regex regex, PosixRegex.Match match, SourceText source, Variables variables) {
    regex.strings.forEach(
        (name, group) -> {
          int start = match.start(group);
          // A group that took no part leaves the empty string.
          variables.setString(
              name,
              start < 0
                  ? new Slice(source, match.start(), match.start())
                  : new Slice(source, start, match.end(group)));
        });
    for (NumberDefinition number : regex.numbers) {
      Slice text = new Slice(source, match.start(number.group), match.end(number.group));
      number.variable.set(number.variable.format().read(text.text()), text);
    }
  }

  /** What a substitution puts into the pattern; empty with faults if it has no value. */
  private static String valueAsRegex(
      Substitution substitution, Variables variables, List<CheckSyntaxException> faults) {
    return switch (substitution) {
      case Substitution.OfString(Slice name, int index) -> {
        Slice value = variables.string(name.text());
        if (value == null) {
          faults.add(undefined(name));
          yield "";
        }
        yield PosixRegex.escape(value.text());
      }
      case Substitution.OfNumber number -> numberAsText(number, faults);
    };
  }

  private static String numberAsText(
      Substitution.OfNumber number, List<CheckSyntaxException> faults) {
    List<Expression.Fault> reasons = new ArrayList<>();
    BigInteger value = Expression.evaluate(number.value(), reasons);
    for (Expression.Fault reason : reasons) {
      faults.add(
          switch (reason) {
            case Expression.Fault.Undefined(Slice name) -> undefined(name);
            case Expression.Fault.Overflow overflow -> overflow(number.text());
          });
    }
    if (value == null) {
      return "";
    }
    Optional<String> written = number.format().write(value);
    if (written.isEmpty()) {
      faults.add(overflow(number.text()));
    }
    return written.orElse("");
  }

  private static CheckSyntaxException undefined(Slice name) {
    return new CheckSyntaxException(name, "undefined variable: " + name.text());
  }

  private static CheckSyntaxException overflow(Slice where) {
    return new CheckSyntaxException(
        where, "unable to substitute variable or numeric expression: overflow error");
  }

  /** The value of a substitution as a message shows it; empty if it has none. */
  static Optional<String> shownValue(Substitution substitution, Variables variables) {
    return switch (substitution) {
      case Substitution.OfString(Slice name, int index) ->
          Optional.ofNullable(variables.string(name.text()))
              .map(value -> Quoting.quoteValue(value.text()));
      case Substitution.OfNumber number -> {
        List<CheckSyntaxException> faults = new ArrayList<>();
        String text = numberAsText(number, faults);
        yield faults.isEmpty() ? Optional.of('"' + text + '"') : Optional.empty();
      }
    };
  }

  private static int indexOfIgnoringCase(Slice input, String wanted) {
    // ASCII only, as bytes over 0x7f are not characters here.
    String text = Quoting.lowerAscii(input.text());
    return text.indexOf(Quoting.lowerAscii(wanted));
  }
}
