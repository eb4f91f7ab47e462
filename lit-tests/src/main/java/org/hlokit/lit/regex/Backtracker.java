// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.regex;

import java.util.Arrays;
import org.hlokit.lit.regex.Program.Instruction;
import org.jspecify.annotations.Nullable;

/**
 * Matches patterns with back references: tries the choices of a program one after another, greedy
 * ones first, until the whole of a given stretch of text is matched.
 */
final class Backtracker {
  private static final long MAX_STEPS = 20_000_000;
  private static final int UNSET = -1;

  private final Program program;
  private final String text;
  private final int regionStart;
  private final int regionEnd;
  private final int groupSlots;

  /** Group slots, then one slot a repetition: where its current round began. */
  private final int[] slots;

  /** Choices not yet tried, and slots to restore before them: triples of tag, a, b. */
  private int[] stack = new int[256];

  private int stackSize;
  private long steps;

  Backtracker(Program program, String text, int regionStart, int regionEnd, int groups) {
    this.program = program;
    this.text = text;
    this.regionStart = regionStart;
    this.regionEnd = regionEnd;
    groupSlots = 2 * (groups + 1);
    slots = new int[groupSlots + program.counters()];
  }

  /** The slots of all groups (slots 0 and 1 are unused) if the stretch matches, else null. */
  int @Nullable [] match(int from, int to) {
    Arrays.fill(slots, UNSET);
    stackSize = 0;
    int state = 0;
    int position = from;
    while (true) {
      if (++steps > MAX_STEPS) {
        throw new RegexLimitException("back references need too many attempts");
      }
      int following = UNSET;
      switch (program.at(state)) {
        case Instruction.One(ByteSet set) -> {
          if (position < to && set.contains(text.charAt(position))) {
            position++;
            following = state + 1;
          }
        }
        case Instruction.At(Node.Anchor anchor) -> {
          int before = position == regionStart ? Simulation.NONE : text.charAt(position - 1);
          int after = position == regionEnd ? Simulation.NONE : text.charAt(position);
          following = Simulation.holds(anchor, before, after) ? state + 1 : UNSET;
        }
        case Instruction.Jump(int target) -> following = target;
        case Instruction.Split(int other) -> {
          push(other, position, 0);
          following = state + 1;
        }
        case Instruction.Begin(int counter) -> {
          set(groupSlots + counter, position);
          following = state + 1;
        }
        case Instruction.Again(int start, int counter) -> {
          if (slots[groupSlots + counter] == position) {
            following = state + 1; // the last round matched nothing
          } else {
            push(state + 1, position, 0);
            set(groupSlots + counter, position);
            following = start;
          }
        }
        case Instruction.Mark(int slot) -> {
          set(slot, position);
          following = state + 1;
        }
        case Instruction.Back(int number, int end) -> {
          int start = slots[2 * number];
          int length = slots[2 * number + 1] - start;
          if (start >= 0
              && length >= 0
              && text.regionMatches(start, text, position, length)
              && position + length <= to) {
            position += length;
            following = end;
          }
        }
        case Instruction.Accept accept -> {
          if (position == to) {
            return Arrays.copyOf(slots, groupSlots);
          }
        }
      }
      while (following == UNSET) {
        if (stackSize == 0) {
          return null;
        }
        stackSize -= 3;
        if (stack[stackSize + 2] == 1) {
          slots[stack[stackSize]] = stack[stackSize + 1];
        } else {
          following = stack[stackSize];
          position = stack[stackSize + 1];
        }
      }
      state = following;
    }
  }

  private void set(int slot, int value) {
    push(slot, slots[slot], 1);
    slots[slot] = value;
  }

  private void push(int a, int b, int tag) {
    if (stackSize + 3 > stack.length) {
      stack = Arrays.copyOf(stack, 2 * stack.length);
    }
    stack[stackSize++] = a;
    stack[stackSize++] = b;
    stack[stackSize++] = tag;
  }
}
