// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A map from pieces of text, looked up as bytes so that no string is made for what is found. Open
 * addressing; keys are never removed, a value may be set to null.
 */
final class ByteKeyMap<V> {
  private byte[][] texts = new byte[64][];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private @Nullable Object[] values = new @Nullable Object[64];
  private int[] hashes = new int[64];
  private int size;

  @Nullable V get(byte[] text, int start, int end) {
    return at(find(text, start, end, hash(text, start, end)));
  }

  @SuppressWarnings("unchecked")
  private @Nullable V at(int slot) {
    return (V) values[slot];
  }

  /** Sets a value and gives the one that was there. The map keeps pointing into {@code text}. */
  @Nullable V put(byte[] text, int start, int end, @Nullable V value) {
    int hash = hash(text, start, end);
    int slot = find(text, start, end, hash);
    V old = at(slot);
    if (texts[slot] == null) {
      texts[slot] = text;
      starts[slot] = start;
      ends[slot] = end;
      hashes[slot] = hash;
      size++;
    }
    values[slot] = value;
    if (2 * size > values.length) {
      grow();
    }
    return old;
  }

  private int find(byte[] text, int start, int end, int hash) {
    int mask = values.length - 1;
    int slot = hash & mask;
    while (texts[slot] != null
        && !(hashes[slot] == hash
            && Arrays.equals(texts[slot], starts[slot], ends[slot], text, start, end))) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private static int hash(byte[] text, int start, int end) {
    int hash = end - start;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + text[i];
    }
    return hash ^ hash >>> 15;
  }

  private void grow() {
    byte[][] oldTexts = texts;
    int[] oldStarts = starts;
    int[] oldEnds = ends;
    @Nullable Object[] oldValues = values;
    int[] oldHashes = hashes;
    int capacity = 2 * oldValues.length;
    texts = new byte[capacity][];
    starts = new int[capacity];
    ends = new int[capacity];
    values = new @Nullable Object[capacity];
    hashes = new int[capacity];
    for (int i = 0; i < oldValues.length; i++) {
      if (oldTexts[i] != null) {
        int slot = find(oldTexts[i], oldStarts[i], oldEnds[i], oldHashes[i]);
        texts[slot] = oldTexts[i];
        starts[slot] = oldStarts[i];
        ends[slot] = oldEnds[i];
        values[slot] = oldValues[i];
        hashes[slot] = oldHashes[i];
      }
    }
  }
}
