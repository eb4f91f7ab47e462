// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

/** Lines of a readable length. */
final class Wrapping {
  private Wrapping() {}

  /** {@code items} with blanks between them, in indented lines of at most {@code width}. */
  static String indented(Iterable<String> items, String indent, int width) {
    StringBuilder lines = new StringBuilder();
    StringBuilder line = new StringBuilder(indent);
    for (String item : items) {
      if (line.length() > indent.length() && line.length() + 1 + item.length() > width) {
        lines.append(line).append('\n');
        line = new StringBuilder(indent);
      }
      line.append(line.length() > indent.length() ? " " : "").append(item);
    }
    return lines.append(line).append('\n').toString();
  }
}
