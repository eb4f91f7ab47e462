// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.regex;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A POSIX extended regular expression over bytes. Text is a string whose characters are the bytes
 * (ISO 8859-1), so that a multi-byte character counts as several and no input is invalid.
 *
 * <p>A match starts as far left and then ends as far right as it can. {@code .} and negated
 * brackets leave out the newline; {@code ^} and {@code $} hold at the ends of every line and of the
 * region. Instances are not safe for use by several threads.
 */
public final class PosixRegex {
  private final Program program;
  private final int groups;
  private final String prefix;
  private final LazyAutomaton anchored;
  private @Nullable LazyAutomaton floating;

  private PosixRegex(RegexParser.Parsed parsed) {
    program = Program.of(parsed.root());
    groups = parsed.groups();
    prefix = literalPrefix(program);
    anchored = new LazyAutomaton(program, false);
  }

  /**
   * Compiles a pattern.
   *
   * @throws RegexSyntaxException if it is not a regular expression
   */
  public static PosixRegex compile(String pattern, boolean ignoreCase) {
    return new PosixRegex(RegexParser.parse(pattern, ignoreCase));
  }

  /** Writes {@code text} as a pattern that matches just this text. */
  public static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("()^$|*+?.[]\\{}".indexOf(c) >= 0) {
        out.append('\\');
      }
      out.append(c);
    }
    return out.toString();
  }

  /** The number of groups in the pattern. */
  public int groups() {
    return groups;
  }

  /**
   * Where the pattern and its groups matched: pairs of start and end for the whole match (0) and
   * the groups from 1, both -1 for a group that took no part.
   */
  public record Match(ImmutableIntArray slots) {
    public int start() {
      return slots.get(0);
    }

    public int end() {
      return slots.get(1);
    }

    public int start(int group) {
      return slots.get(2 * group);
    }

    public int end(int group) {
      return slots.get(2 * group + 1);
    }
  }

  /** Finds the leftmost of the longest matches in {@code text} between the two positions. */
  public Optional<Match> find(String text, int regionStart, int regionEnd) {
    Simulation simulation = new Simulation(program, text, regionStart, regionEnd);
    int from = regionStart;
    while (from <= regionEnd) {
      int start = candidate(text, regionStart, from, regionEnd);
      if (start < 0) {
        break;
      }
      int end = anchored.longestFrom(text, regionStart, start, regionEnd);
      while (end >= start) {
        int[] slots = divide(simulation, text, regionStart, regionEnd, start, end);
        if (slots != null) {
          return Optional.of(new Match(ImmutableIntArray.copyOf(slots)));
        }
        end = end > start ? simulation.longest(0, program.size() - 1, start, end - 1) : -1;
      }
      from = start + 1;
    }
    return Optional.empty();
  }

  /** The next position from {@code from} at which a match may start, or -1. */
  private int candidate(String text, int regionStart, int from, int regionEnd) {
    if (!prefix.isEmpty()) {
      return text.indexOf(prefix, from, regionEnd);
    }
    if (floating == null) {
      floating = new LazyAutomaton(program, true);
    }
    int limit = floating.someEnd(text, regionStart, from, regionEnd);
    for (int start = from; start <= limit; start++) {
      if (anchored.longestFrom(text, regionStart, start, regionEnd) >= 0) {
        return start;
      }
    }
    return -1;
  }

  /** The slots for a match from {@code start} to {@code end}; null if back references forbid it. */
  private int @Nullable [] divide(
      Simulation simulation, String text, int regionStart, int regionEnd, int start, int end) {
    int[] slots;
    if (program.hasBackReferences()) {
      int[] found =
          new Backtracker(program, text, regionStart, regionEnd, groups).match(start, end);
      if (found == null) {
        return null;
      }
      slots = found;
    } else {
      slots = new int[2 * (groups + 1)];
      Arrays.fill(slots, -1);
      if (groups > 0) {
        new GroupFinder(simulation, slots).divide(program.root(), start, end);
      }
    }
    slots[0] = start;
    slots[1] = end;
    return slots;
  }

  /** The bytes that every match begins with. */
  private static String literalPrefix(Program program) {
    StringBuilder prefix = new StringBuilder();
    for (Program.Part part : leading(program.root())) {
      if (!(part.node() instanceof Node.OneOf(ByteSet set)) || set.single() < 0) {
        break;
      }
      prefix.append((char) set.single());
    }
    return prefix.toString();
  }

  private static Iterable<Program.Part> leading(Program.Part root) {
    return root.node() instanceof Node.Sequence ? root.children() : ImmutableList.of(root);
  }
}
