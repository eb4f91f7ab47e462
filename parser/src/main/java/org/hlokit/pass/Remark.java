// SPDX-License-Identifier: Apache-2.0
package org.hlokit.pass;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.Location;
import org.hlokit.ir.Operation;
import org.hlokit.ir.SourceRange;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of a pass about an operation.
 *
 * @param location where the operation comes from
 * @param range the text that it was read from, or null where it was built
 * @param message lower case, no full stop
 * @param notes sentences about further operations that explain this one
 * @param help what the user can do, or null
 */
public record Remark(
    Kind kind,
    Location location,
    @Nullable SourceRange range,
    String message,
    ImmutableList<Remark> notes,
    @Nullable String help) {

  /** What sort of sentence it is. */
  public enum Kind {
    /** Something was rewritten. */
    APPLIED,
    /** Something was left alone, though it looks as if the user wanted it rewritten. */
    MISSED,
    /** A fact beside another remark. */
    NOTE,
    /** The result may not be what the user expects; shown without being asked for. */
    WARNING
  }

  public static Remark applied(Operation op, String message) {
    return of(Kind.APPLIED, op, message);
  }

  public static Remark missed(Operation op, String message) {
    return of(Kind.MISSED, op, message);
  }

  public static Remark note(Operation op, String message) {
    return of(Kind.NOTE, op, message);
  }

  /** A fact beside another remark that is about no further place. */
  public static Remark fact(String message) {
    return new Remark(Kind.NOTE, Location.UNKNOWN, null, message, ImmutableList.of(), null);
  }

  /** A warning that is about no place. */
  public static Remark warningFact(String message) {
    return new Remark(Kind.WARNING, Location.UNKNOWN, null, message, ImmutableList.of(), null);
  }

  public static Remark warning(Operation op, String message) {
    return of(Kind.WARNING, op, message);
  }

  private static Remark of(Kind kind, Operation op, String message) {
    return new Remark(kind, op.location(), op.range(), message, ImmutableList.of(), null);
  }

  public Remark withNote(Remark note) {
    ImmutableList<Remark> more =
        ImmutableList.<Remark>builderWithExpectedSize(notes.size() + 1)
            .addAll(notes)
            .add(note)
            .build();
    return new Remark(kind, location, range, message, more, help);
  }

  public Remark withHelp(String sentence) {
    return new Remark(kind, location, range, message, notes, sentence);
  }
}
