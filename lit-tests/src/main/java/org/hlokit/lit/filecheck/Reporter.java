// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what matched and what did not, as messages and as events for the dump of the input. */
final class Reporter {
  private final Options options;
  private final Variables variables;
  private final Messages messages;

  /** Null if no dump can be asked for: then verbose remarks are printed as messages instead. */
  private final @Nullable List<Event> events;

  Reporter(Options options, Variables variables, Messages messages) {
    this.options = options;
    this.variables = variables;
    this.messages = messages;
    this.events = options.dumpInput() == Options.DumpInput.NEVER ? null : new ArrayList<>();
  }

  ImmutableList<Event> events() {
    return events == null ? ImmutableList.of() : ImmutableList.copyOf(events);
  }

  /**
   * Tells about one match.
   *
   * @param expected whether there should be one
   * @param round which of the rounds of a {@code -COUNT} check this is
   * @param searched where it was looked for
   * @return whether all is as it should be
   */
  boolean report(
      boolean expected, CheckPattern check, int round, Slice searched, CheckPattern.Result result) {
    return switch (result) {
      case CheckPattern.Result.Found(Slice where) -> {
        found(expected, check, round, where);
        yield expected;
      }
      case CheckPattern.Result.NotFound notFound -> {
        notFound(expected, check, round, searched, ImmutableList.of());
        yield !expected;
      }
      case CheckPattern.Result.Invalid(ImmutableList<CheckSyntaxException> faults) -> {
        notFound(expected, check, round, searched, faults);
        yield false;
      }
    };
  }

  private void found(boolean expected, CheckPattern check, int round, Slice where) {
    boolean quiet =
        !options.verbose() || (!options.veryVerbose() && check.kind() == CheckKind.END_OF_INPUT);
    if (expected && quiet) {
      return;
    }
    Event.Outcome outcome = expected ? Event.Outcome.FOUND : Event.Outcome.EXCLUDED;
    event(check, outcome, where, "");
    if (events != null) {
      substitutions(check, where, outcome, true);
      captures(check, outcome, true);
      if (expected) {
        return;
      }
    }
    CheckPattern.Header header = check.header();
    messages.print(
        expected ? Messages.Severity.REMARK : Messages.Severity.ERROR,
        header.where().source(),
        header.where().start(),
        "%s: %s string found in input%s"
            .formatted(
                header.description(), expected ? "expected" : "excluded", rounds(header, round)),
        null);
    messages.print(Messages.Severity.NOTE, where.source(), where.start(), "found here", where);
    substitutions(check, where, outcome, false);
    captures(check, outcome, false);
  }

  private void notFound(
      boolean expected,
      CheckPattern check,
      int round,
      Slice searched,
      ImmutableList<CheckSyntaxException> faults) {
    for (CheckSyntaxException fault : faults) {
      messages.error(fault.where(), fault.text());
    }
    boolean error = expected || !faults.isEmpty();
    if (!error && !options.veryVerbose()) {
      return;
    }
    Event.Outcome outcome =
        !faults.isEmpty()
            ? Event.Outcome.INVALID
            : expected ? Event.Outcome.MISSING : Event.Outcome.ABSENT;
    event(check, outcome, searched, "");
    if (events != null) {
      for (CheckSyntaxException fault : faults) {
        event(check, outcome, searched.upTo(0), fault.text());
      }
      substitutions(check, searched, outcome, true);
      if (!error) {
        return;
      }
    }
    CheckPattern.Header header = check.header();
    if (faults.isEmpty()) {
      messages.print(
          expected ? Messages.Severity.ERROR : Messages.Severity.REMARK,
          header.where().source(),
          header.where().start(),
          "%s: %s string not found in input%s"
              .formatted(
                  header.description(), expected ? "expected" : "excluded", rounds(header, round)),
          null);
      messages.print(
          Messages.Severity.NOTE, searched.source(), searched.start(), "scanning from here", null);
    }
    substitutions(check, searched, outcome, false);
    if (expected) {
      int at = PossibleMatch.find(check, searched);
      if (at > 0) {
        Slice place = searched.from(at).upTo(0);
        event(check, Event.Outcome.POSSIBLE, place, "");
        messages.print(
            Messages.Severity.NOTE,
            place.source(),
            place.start(),
            "possible intended match here",
            null);
      }
    }
  }

  private static String rounds(CheckPattern.Header header, int round) {
    return header.count() > 1 ? " (%d out of %d)".formatted(round, header.count()) : "";
  }

  private void substitutions(
      CheckPattern check, Slice range, Event.Outcome outcome, boolean asEvents) {
    for (CheckPattern.Substitution substitution : check.substitutions()) {
      CheckPattern.shownValue(substitution, variables)
          .ifPresent(
              value ->
                  note(
                      check,
                      outcome,
                      range.upTo(0),
                      "with \"%s\" equal to %s"
                          .formatted(Quoting.escape(substitution.text().text()), value),
                      asEvents,
                      null));
    }
  }

  private void captures(CheckPattern check, Event.Outcome outcome, boolean asEvents) {
    for (Map.Entry<String, Slice> capture : check.captured(variables)) {
      note(
          check,
          outcome,
          capture.getValue(),
          "captured var \"" + capture.getKey() + "\"",
          asEvents,
          capture.getValue());
    }
  }

  private void note(
      CheckPattern check,
      Event.Outcome outcome,
      Slice place,
      String text,
      boolean asEvent,
      @Nullable Slice underlined) {
    if (asEvent) {
      event(check, outcome, place, text);
    } else {
      messages.print(Messages.Severity.NOTE, place.source(), place.start(), text, underlined);
    }
  }

  /** Tells that a match stands on a line where it must not; the other places are shown too. */
  void wrongLine(CheckPattern check, Slice match, String fault, Slice skipped, int extraLine) {
    Slice where = check.header().where();
    SourceText input = skipped.source();
    messages.error(where, check.header().prefix() + check.kind().suffix() + ": " + fault);
    messages.print(Messages.Severity.NOTE, input, skipped.end(), "'next' match was here", null);
    messages.print(
        Messages.Severity.NOTE, input, skipped.start(), "previous match ended here", null);
    if (extraLine >= 0) {
      messages.print(
          Messages.Severity.NOTE,
          input,
          extraLine,
          "non-matching line after previous match is here",
          null);
    }
    if (options.verbose()) {
      changeLast(Event.Outcome.WRONG_LINE);
    } else {
      event(check, Event.Outcome.WRONG_LINE, match, "");
    }
  }

  /** Tells that the match reported last does not count. */
  void discarded(Slice earlier) {
    if (events != null) {
      changeLast(Event.Outcome.DISCARDED);
    } else {
      messages.print(
          Messages.Severity.NOTE,
          earlier.source(),
          earlier.start(),
          "match discarded, overlaps earlier DAG match here",
          earlier);
    }
  }

  private void changeLast(Event.Outcome outcome) {
    if (events == null || events.isEmpty()) {
      return;
    }
    CheckPattern last = events.getLast().check();
    for (int i = events.size() - 1; i >= 0 && events.get(i).check() == last; i--) {
      events.set(i, events.get(i).withOutcome(outcome));
    }
  }

  private void event(CheckPattern check, Event.Outcome outcome, Slice input, String note) {
    if (events != null) {
      events.add(new Event(check, outcome, input, note));
    }
  }
}
