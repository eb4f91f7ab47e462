// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.regex;

/** A set of byte values; mutable while a bracket expression is read, never afterwards. */
final class ByteSet {
  private final boolean[] members = new boolean[256];

  static ByteSet of(char value) {
    ByteSet set = new ByteSet();
    set.add(value);
    return set;
  }

  static ByteSet allBut(char value) {
    ByteSet set = new ByteSet();
    set.add(value);
    set.invert();
    return set;
  }

  void add(int value) {
    members[value & 0xff] = true;
  }

  void remove(int value) {
    members[value & 0xff] = false;
  }

  boolean contains(int value) {
    return members[value];
  }

  void invert() {
    for (int i = 0; i < members.length; i++) {
      members[i] = !members[i];
    }
  }

  /** Adds the other case of every ASCII letter in the set. */
  void foldCase() {
    for (int lower = 'a'; lower <= 'z'; lower++) {
      int upper = lower - 'a' + 'A';
      boolean either = members[lower] || members[upper];
      members[lower] = either;
      members[upper] = either;
    }
  }

  /** The only member, or -1 if there are none or several. */
  int single() {
    int found = -1;
    for (int i = 0; i < members.length; i++) {
      if (members[i]) {
        if (found >= 0) {
          return -1;
        }
        found = i;
      }
    }
    return found;
  }
}
