// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.regex;

import com.google.common.collect.ImmutableList;
import org.hlokit.lit.regex.Program.Part;

/**
 * Divides a match whose extent is known among the parts of the pattern. From left to right every
 * part takes as much as lets the rest still match; a repetition's groups are those of its last
 * round; of several alternatives that fit exactly, the first is taken.
 */
final class GroupFinder {
  private final Simulation simulation;
  private final int[] groups;

  GroupFinder(Simulation simulation, int[] groups) {
    this.simulation = simulation;
    this.groups = groups;
  }

  /**
   * Sets the groups in {@code part}, which is known to match exactly from {@code from} to {@code
   * to}.
   */
  void divide(Part part, int from, int to) {
    switch (part.node()) {
      case Node.Empty empty -> {}
      case Node.OneOf oneOf -> {}
      case Node.At at -> {}
      case Node.BackReference back -> {}
      case Node.Group(int number, Node body) -> {
        groups[2 * number] = from;
        groups[2 * number + 1] = to;
        divide(part.children().getFirst(), from, to);
      }
      case Node.Sequence sequence -> divideSequence(part, from, to);
      case Node.Alternation alternation ->
          part.children().stream()
              .filter(choice -> matches(choice, from, to))
              .findFirst()
              .ifPresent(choice -> divide(choice, from, to));
      case Node.Plus plus -> divideRepetition(part.children().getFirst(), from, to);
      case Node.Optional optional -> {
        Part body = part.children().getFirst();
        // An empty match is left to "none" only where the body cannot match the empty string.
        if (matches(body, from, to)) {
          divide(body, from, to);
        }
      }
    }
  }

  private boolean matches(Part part, int from, int to) {
    return simulation.exactly(part.start(), part.end(), from, to);
  }

  private void divideSequence(Part sequence, int from, int to) {
    ImmutableList<Part> parts = sequence.children();
    int position = from;
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      int end = to;
      if (i + 1 < parts.size()) {
        int rest = parts.get(i + 1).start();
        end = simulation.longest(part.start(), part.end(), position, to);
        while (end >= 0 && !simulation.exactly(rest, sequence.end(), end, to)) {
          end =
              end == position
                  ? -1
                  : simulation.longest(part.start(), part.end(), position, end - 1);
        }
      }
      if (end < 0) {
        return;
      }
      divide(part, position, end);
      position = end;
    }
  }

  private void divideRepetition(Part body, int from, int to) {
    int start = from;
    int end = simulation.longest(body.start(), body.end(), start, to);
    while (end >= 0 && end != start && end != to) {
      int further = simulation.longest(body.start(), body.end(), end, to);
      if (further < 0 || further == end) {
        break;
      }
      start = end;
      end = further;
    }
    if (end == to && matches(body, start, end)) {
      divide(body, start, end);
    }
  }
}
