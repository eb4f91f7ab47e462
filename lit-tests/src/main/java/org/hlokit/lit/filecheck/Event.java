// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

/**
 * Something that happened while matching, for the annotated dump of the input.
 *
 * @param check the check that it is about
 * @param input the matched or searched stretch of the input
 * @param note what to say instead of the outcome's usual words, or the empty string
 */
record Event(CheckPattern check, Outcome outcome, Slice input, String note) {

  enum Outcome {
    FOUND('^', "", false),
    EXCLUDED('!', "error: no match expected", true),
    WRONG_LINE('!', "error: match on wrong line", true),
    DISCARDED('!', "discard: overlaps earlier match", false),
    FAULT_AFTER_MATCH('!', "error: unknown error after match", true),
    ABSENT('X', "", false),
    MISSING('X', "error: no match found", true),
    INVALID('X', "error: match failed for invalid pattern", true),
    POSSIBLE('?', "possible intended match", true);

    private final char mark;
    private final String words;
    private final boolean error;

    Outcome(char mark, String words, boolean error) {
      this.mark = mark;
      this.words = words;
      this.error = error;
    }

    char mark() {
      return mark;
    }

    String words() {
      return words;
    }

    /** Whether a dump of the errors only shows this too. */
    boolean isError() {
      return error;
    }
  }

  Event withOutcome(Outcome other) {
    return new Event(check, other, input, note);
  }
}
