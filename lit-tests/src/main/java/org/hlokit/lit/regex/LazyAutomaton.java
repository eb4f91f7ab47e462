// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.regex;

import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hlokit.lit.regex.Program.Instruction;
import org.hlokit.lit.regex.Simulation.StateSet;

/**
 * A deterministic automaton whose states are made when they are first needed. Whether a state
 * accepts depends on the byte that follows (because of {@code $} and word ends), so acceptance is a
 * property of transitions.
 */
final class LazyAutomaton {
  /** Index of the pseudo symbol "end of the region" among the symbols. */
  private static final int END = 256;

  private static final int MAX_STATES = 4_096;
  private static final int UNKNOWN = -1;

  private final Program program;
  private final boolean floating;

  /** Maps a byte (or {@link #END}) to its class; bytes of a class behave alike. */
  private final int[] classOf = new int[END + 1];

  private final int classes;
  private final StateSet current;
  private final StateSet next;
  private final Map<Key, Integer> ids = new HashMap<>();
  private final List<Key> states = new ArrayList<>();
  private int[][] transitions = new int[16][];

  /**
   * @param floating whether a match may start at every position and not only at the first
   */
  LazyAutomaton(Program program, boolean floating) {
    this.program = program;
    this.floating = floating;
    classes = classify();
    current = new StateSet(program.size());
    next = new StateSet(program.size());
  }

  /** States are a set of instructions, not yet closed, and the kind of the byte read last. */
  private record Key(ImmutableIntArray instructions, int before) {}

  /** The end of the longest match that starts at {@code from}, or -1. */
  int longestFrom(String text, int regionStart, int from, int regionEnd) {
    int before = from == regionStart ? Simulation.NONE : text.charAt(from - 1);
    int state = id(new Key(ImmutableIntArray.of(0), kind(before)));
    int best = -1;
    for (int position = from; ; position++) {
      int symbol = position == regionEnd ? END : text.charAt(position);
      int transition = transition(state, symbol);
      if ((transition & 1) != 0) {
        best = position;
      }
      state = transition >> 1;
      if (symbol == END || states.get(state).instructions.isEmpty()) {
        return best;
      }
    }
  }

  /** A position at which some match that starts at or after {@code from} ends, or -1. */
  int someEnd(String text, int regionStart, int from, int regionEnd) {
    int before = from == regionStart ? Simulation.NONE : text.charAt(from - 1);
    int state = id(new Key(ImmutableIntArray.of(0), kind(before)));
    for (int position = from; ; position++) {
      int symbol = position == regionEnd ? END : text.charAt(position);
      int transition = transition(state, symbol);
      if ((transition & 1) != 0) {
        return position;
      }
      if (symbol == END) {
        return -1;
      }
      state = transition >> 1;
    }
  }

  private int kind(int before) {
    if (!program.hasAnchors()) {
      return 'x';
    }
    return before == Simulation.NONE || before == '\n'
        ? '\n'
        : Simulation.isWord(before) ? 'x' : ' ';
  }

  private int transition(int state, int symbol) {
    int symbolClass = classOf[symbol];
    int known = transitions[state][symbolClass];
    if (known != UNKNOWN) {
      return known;
    }
    Key key = states.get(state);
    current.clear();
    key.instructions.forEach(current::add);
    int after = symbol == END ? Simulation.NONE : symbol;
    int accept = program.size() - 1;
    current.close(program, accept, key.before, after);
    int accepts = current.contains(accept) ? 1 : 0;
    next.clear();
    if (symbol != END) {
      current.step(program, accept, symbol, next);
      if (floating) {
        next.add(0);
      }
    }
    int[] target = new int[next.size()];
    for (int i = 0; i < target.length; i++) {
      target[i] = next.get(i);
    }
    Arrays.sort(target);
    boolean full = states.size() >= MAX_STATES;
    if (full) {
      ids.clear();
      states.clear();
    }
    int result = (id(new Key(ImmutableIntArray.copyOf(target), kind(after))) << 1) | accepts;
    if (!full) {
      transitions[state][symbolClass] = result;
    }
    return result;
  }

  private int id(Key key) {
    Integer known = ids.get(key);
    if (known != null) {
      return known;
    }
    int id = states.size();
    states.add(key);
    ids.put(key, id);
    if (id == transitions.length) {
      transitions = Arrays.copyOf(transitions, 2 * id);
    }
    transitions[id] = new int[classes];
    Arrays.fill(transitions[id], UNKNOWN);
    return id;
  }

  /** Splits the 256 bytes by the sets of the program; anchors look at newlines and words. */
  private int classify() {
    int count = 2;
    classOf[END] = 1;
    for (int i = 0; i < program.size(); i++) {
      if (program.at(i) instanceof Instruction.One(ByteSet set)) {
        count = refine(count, set);
      }
    }
    if (program.hasAnchors()) {
      ByteSet words = new ByteSet();
      for (int c = 0; c < END; c++) {
        if (Simulation.isWord(c)) {
          words.add(c);
        }
      }
      count = refine(refine(count, ByteSet.of('\n')), words);
    }
    return renumber(count);
  }

  /** Drops the classes that refinement left empty. */
  private int renumber(int count) {
    int[] names = new int[count];
    int used = 0;
    for (int c = 0; c <= END; c++) {
      if (names[classOf[c]] == 0) {
        names[classOf[c]] = ++used;
      }
      classOf[c] = names[classOf[c]] - 1;
    }
    return used;
  }

  private int refine(int count, ByteSet set) {
    int[] moved = new int[count];
    int total = count;
    for (int c = 0; c < END; c++) {
      if (set.contains(c)) {
        if (moved[classOf[c]] == 0) {
          moved[classOf[c]] = total++;
        }
        classOf[c] = moved[classOf[c]];
      }
    }
    return total;
  }
}
