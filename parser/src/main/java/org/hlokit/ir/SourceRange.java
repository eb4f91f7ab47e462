// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/**
 * Part of a text.
 *
 * @param start offset of the first byte
 * @param end offset after the last byte
 */
public record SourceRange(Source source, int start, int end) {
  public String text() {
    return source.text(start, end);
  }

  /** The place of the first byte. */
  public Location.FileLineCol location() {
    return new Location.FileLineCol(source.name(), source.line(start), source.column(start));
  }
}
