// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.regex;

import org.hlokit.lit.regex.Program.Instruction;

/** Runs a stretch of a program over a region of text, all alternatives at once. */
final class Simulation {
  /** Stands for "no byte": before the region and behind it. */
  static final int NONE = -1;

  private final Program program;
  private final String text;
  private final int regionStart;
  private final int regionEnd;
  private StateSet current;
  private StateSet next;

  Simulation(Program program, String text, int regionStart, int regionEnd) {
    this.program = program;
    this.text = text;
    this.regionStart = regionStart;
    this.regionEnd = regionEnd;
    current = new StateSet(program.size());
    next = new StateSet(program.size());
  }

  /**
   * The largest position up to {@code limit} that the instructions from {@code start} up to {@code
   * end} reach from {@code from}, or -1.
   */
  int longest(int start, int end, int from, int limit) {
    int best = -1;
    current.clear();
    current.add(start);
    for (int position = from; ; position++) {
      int before = position == regionStart ? NONE : text.charAt(position - 1);
      int after = position == regionEnd ? NONE : text.charAt(position);
      current.close(program, end, before, after);
      if (current.contains(end)) {
        best = position;
      }
      if (position >= limit || current.isEmpty()) {
        return best;
      }
      next.clear();
      current.step(program, end, after, next);
      StateSet swap = current;
      current = next;
      next = swap;
    }
  }

  boolean exactly(int start, int end, int from, int to) {
    return longest(start, end, from, to) == to;
  }

  /** A set of instruction indices that remembers insertion order and clears in no time. */
  static final class StateSet {
    private final int[] dense;
    private final int[] sparse;
    private int size;

    StateSet(int capacity) {
      dense = new int[capacity];
      sparse = new int[capacity];
    }

    void clear() {
      size = 0;
    }

    boolean isEmpty() {
      return size == 0;
    }

    int size() {
      return size;
    }

    int get(int index) {
      return dense[index];
    }

    boolean contains(int state) {
      int index = sparse[state];
      return index < size && dense[index] == state;
    }

    void add(int state) {
      if (!contains(state)) {
        sparse[state] = size;
        dense[size++] = state;
      }
    }

    /**
     * Adds what is reachable between the bytes {@code before} and {@code after} without reading.
     */
    void close(Program program, int end, int before, int after) {
      for (int i = 0; i < size; i++) {
        int state = dense[i];
        if (state == end) {
          continue;
        }
        switch (program.at(state)) {
          case Instruction.One one -> {}
          case Instruction.Accept accept -> {}
          case Instruction.Jump(int target) -> add(target);
          case Instruction.Split(int other) -> {
            add(state + 1);
            add(other);
          }
          case Instruction.Again(int start, int counter) -> {
            add(start);
            add(state + 1);
          }
          case Instruction.Begin begin -> add(state + 1);
          case Instruction.Mark mark -> add(state + 1);
          case Instruction.Back back -> add(state + 1);
          case Instruction.At(Node.Anchor anchor) -> {
            if (holds(anchor, before, after)) {
              add(state + 1);
            }
          }
        }
      }
    }

    void step(Program program, int end, int symbol, StateSet into) {
      for (int i = 0; i < size; i++) {
        int state = dense[i];
        if (state != end
            && program.at(state) instanceof Instruction.One(ByteSet set)
            && set.contains(symbol)) {
          into.add(state + 1);
        }
      }
    }
  }

  static boolean holds(Node.Anchor anchor, int before, int after) {
    return switch (anchor) {
      case LINE_START -> before == NONE || before == '\n';
      case LINE_END -> after == NONE || after == '\n';
      case WORD_START -> !isWord(before) && isWord(after);
      case WORD_END -> isWord(before) && !isWord(after);
    };
  }

  static boolean isWord(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
}
