// SPDX-License-Identifier: Apache-2.0
package org.hlokit.diagnostic;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.SourceRange;
import org.jspecify.annotations.Nullable;

/**
 * A message about a text.
 *
 * @param severity how bad it is
 * @param range the text that is meant, or null where there is none
 * @param message what is wrong: lower case, no full stop
 * @param notes further places and facts, shown after the message
 */
public record Diagnostic(
    Severity severity, @Nullable SourceRange range, String message, ImmutableList<Note> notes) {

  /** How bad it is. */
  public enum Severity {
    ERROR("error"),
    WARNING("warning"),
    REMARK("remark");

    private final String label;

    Severity(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * An addition to a message.
   *
   * @param help whether it says what to do rather than what is
   */
  public record Note(boolean help, @Nullable SourceRange range, String message) {}

  public static Diagnostic error(@Nullable SourceRange range, String message) {
    return new Diagnostic(Severity.ERROR, range, message, ImmutableList.of());
  }

  public static Diagnostic warning(@Nullable SourceRange range, String message) {
    return new Diagnostic(Severity.WARNING, range, message, ImmutableList.of());
  }

  public static Diagnostic remark(@Nullable SourceRange range, String message) {
    return new Diagnostic(Severity.REMARK, range, message, ImmutableList.of());
  }

  public Diagnostic withNote(@Nullable SourceRange where, String text) {
    return with(new Note(false, where, text));
  }

  public Diagnostic withHelp(String text) {
    return with(new Note(true, null, text));
  }

  private Diagnostic with(Note note) {
    return new Diagnostic(
        severity, range, message, ImmutableList.<Note>builder().addAll(notes).add(note).build());
  }
}
