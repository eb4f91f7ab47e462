// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

/** A stretch of a text that knows where it stands, so that a message can show it. */
record Slice(SourceText source, int start, int end) {

  boolean isEmpty() {
    return start == end;
  }

  int length() {
    return end - start;
  }

  char charAt(int index) {
    return source.text().charAt(start + index);
  }

  /** The text; what is equal to {@code toString()} of a character sequence. */
  String text() {
    return source.text().substring(start, end);
  }

  boolean startsWith(String prefix) {
    return length() >= prefix.length() && source.text().startsWith(prefix, start);
  }

  /** Where {@code wanted} first stands at or after {@code from}, or -1. */
  int indexOf(String wanted, int from) {
    int found = source.text().indexOf(wanted, start + from, end);
    return found < 0 ? -1 : found - start;
  }

  boolean contains(String wanted) {
    return indexOf(wanted, 0) >= 0;
  }

  Slice from(int index) {
    return new Slice(source, start + index, end);
  }

  Slice upTo(int index) {
    return new Slice(source, start, start + index);
  }

  Slice trimStart() {
    int at = start;
    while (at < end && isBlank(source.text().charAt(at))) {
      at++;
    }
    return new Slice(source, at, end);
  }

  Slice trimEnd() {
    int at = end;
    while (at > start && isBlank(source.text().charAt(at - 1))) {
      at--;
    }
    return new Slice(source, start, at);
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
