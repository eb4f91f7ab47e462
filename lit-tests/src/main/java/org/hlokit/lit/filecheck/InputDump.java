// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Prints the input with its line numbers and, under the lines, marks for what happened there. */
final class InputDump {
  private static final int ELLIPSIS_LINES = 3;
  private static final int NEVER = Integer.MAX_VALUE;
  private static final int TO_END_OF_LINE = Integer.MAX_VALUE;

  private final Options options;
  private final String text;
  private final List<Mark> marks;
  private final int labelWidth;
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder elided = new StringBuilder();

  /**
   * A mark under one line.
   *
   * @param order events first told come first
   * @param start the first column, from 1
   * @param end the column behind the last
   */
  private record Mark(
      int order,
      String label,
      boolean first,
      int line,
      int start,
      int end,
      char lead,
      String note,
      boolean error) {}

  private InputDump(Options options, SourceText input, List<Mark> marks) {
    this.options = options;
    this.text = input.text();
    this.marks = marks;
    int width = marks.stream().mapToInt(mark -> mark.label.length()).max().orElse(0);
    int lines = input.line(Math.max(0, text.length() - 1));
    this.labelWidth = Math.max(width, Integer.toString(lines).length()) + 3;
  }

  /**
   * The dump.
   *
   * @param implicit the patterns from the command line, which are numbered instead of their lines
   */
  static String render(
      Options options,
      SourceText input,
      ImmutableList<Event> events,
      ImmutableList<CheckPattern> implicit) {
    List<Mark> marks = marks(events, implicit);
    marks.sort(Comparator.comparingInt(Mark::line).thenComparingInt(Mark::order));
    return new InputDump(options, input, marks).render();
  }

  private static List<Mark> marks(
      ImmutableList<Event> events, ImmutableList<CheckPattern> implicit) {
    Map<CheckPattern, Integer> counts = new HashMap<>();
    events.forEach(event -> counts.merge(event.check(), 1, Integer::sum));
    Map<CheckPattern, Integer> used = new HashMap<>();
    List<Mark> marks = new ArrayList<>();
    for (Event event : events) {
      int index = used.merge(event.check(), 1, Integer::sum) - 1;
      String label =
          label(event.check(), implicit)
              + (counts.getOrDefault(event.check(), 0) > 1 ? "'" + index : "");
      addMarks(marks, event, label, marks.isEmpty() ? 0 : marks.getLast().order + 1);
    }
    return marks;
  }

  private static String label(CheckPattern check, ImmutableList<CheckPattern> implicit) {
    CheckPattern.Header header = check.header();
    String kind = header.count() > 1 ? "count" : header.kind().label();
    int index = implicit.indexOf(check);
    Slice where = header.where();
    return kind + ":" + (index >= 0 ? "imp" + (index + 1) : where.source().line(where.start()));
  }

  private static void addMarks(List<Mark> marks, Event event, String label, int order) {
    Slice range = event.input();
    SourceText input = range.source();
    Event.Outcome outcome = event.outcome();
    char lead = outcome.mark();
    String note = outcome.words();
    if (!event.note().isEmpty()) {
      note = (outcome == Event.Outcome.FAULT_AFTER_MATCH ? "error: " : "") + event.note();
      if (range.isEmpty()) {
        lead = ' ';
      }
    }
    int line = input.line(range.start());
    int column = input.column(range.start());
    int lastLine = input.line(range.end());
    int lastColumn = input.column(range.end());
    boolean oneLine = line == lastLine;
    int end = oneLine ? Math.max(column + 1, lastColumn) : TO_END_OF_LINE;
    boolean error = outcome.isError();
    marks.add(new Mark(order, label, true, line, column, end, lead, note, error));
    for (int next = line + 1; next <= lastLine; next++) {
      if (next == lastLine && lastColumn == 1) {
        break;
      }
      int nextEnd = next == lastLine ? lastColumn : TO_END_OF_LINE;
      marks.add(new Mark(order, label, false, next, 1, nextEnd, '~', "", error));
    }
  }

  private String render() {
    out.append("Input was:\n<<<<<<\n");
    int offset = 0;
    int index = 0;
    int shown = 0;
    int next = 0;
    for (int line = 1; offset < text.length() || index < marks.size(); line++) {
      if (next < line) {
        next = nextWanted(line, index);
      }
      if (next == line) {
        shown = line;
      }
      boolean far =
          (shown == 0 || (long) shown + options.dumpContext() < line)
              && (next == NEVER || (long) line + options.dumpContext() < next);
      StringBuilder target = far ? elided : out;
      if (!far) {
        flushElided();
      }
      int end = text.indexOf('\n', offset);
      boolean terminated = end >= 0;
      end = terminated ? end : text.length();
      target
          .append(Strings.padStart(Integer.toString(line), labelWidth, ' '))
          .append(": ")
          .append(text, offset, end)
          .append(terminated ? " " : "")
          .append('\n');
      int width = end - offset + (terminated ? 1 : 0);
      offset = terminated ? end + 1 : end;
      for (; index < marks.size() && marks.get(index).line == line; index++) {
        append(target, marks.get(index), width);
      }
    }
    flushElided();
    return out.append(">>>>>>\n").toString();
  }

  private void append(StringBuilder target, Mark mark, int width) {
    target.append(Strings.padEnd(mark.label, labelWidth, ' ')).append("  ");
    int column = 1;
    for (; column < mark.start; column++) {
      target.append(' ');
    }
    target.append(mark.lead);
    column++;
    // A mark that goes on in the next line reaches to the end of this one.
    int end = mark.end == TO_END_OF_LINE ? width + 1 : mark.end;
    for (; column < end; column++) {
      target.append('~');
    }
    if (!mark.note.isEmpty()) {
      for (; column <= width; column++) {
        target.append(' ');
      }
      target.append(' ').append(mark.note);
    }
    target.append('\n');
  }

  /** The next line from {@code line} on that the filter asks for. */
  private int nextWanted(int line, int index) {
    return switch (options.dumpFilter()) {
      case ALL -> line;
      case ANNOTATION_FULL -> index < marks.size() ? marks.get(index).line : NEVER;
      case ANNOTATION -> firstLine(index, false);
      case ERROR -> firstLine(index, true);
    };
  }

  private int firstLine(int index, boolean errorsOnly) {
    for (Mark mark : marks.subList(index, marks.size())) {
      if (mark.first && (mark.error || !errorsOnly)) {
        return mark.line;
      }
    }
    return NEVER;
  }

  /** An ellipsis instead of the lines left out, unless it would be longer than they are. */
  private void flushElided() {
    if (elided.chars().filter(c -> c == '\n').count() > ELLIPSIS_LINES) {
      out.append((Strings.padStart(".", labelWidth, ' ') + "\n").repeat(ELLIPSIS_LINES));
    } else {
      out.append(elided);
    }
    elided.setLength(0);
  }
}
