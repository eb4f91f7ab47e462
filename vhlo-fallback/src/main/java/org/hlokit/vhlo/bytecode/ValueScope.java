// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import java.util.ArrayList;
import java.util.List;
import org.hlokit.ir.NoneType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * The values that operands refer to by number. The values of a region follow those of the regions
 * around it, up to one that sees nothing outside.
 */
final class ValueScope {
  private static final OpDefinition PLACEHOLDER = OpDefinition.unregistered("builtin.placeholder");

  private final List<@Nullable Value> values = new ArrayList<>();
  private final List<@Nullable Value> placeholders = new ArrayList<>();

  /** Begins a region with {@code count} values, nested ones not counted. */
  Frame enter(int count) {
    return new Frame(count);
  }

  /** The value whose number {@code reader} gives; it may be defined later. */
  Value read(ByteReader reader) {
    int index = reader.readIndex(values.size(), "value");
    Value value = values.get(index);
    if (value != null) {
      return value;
    }
    Value placeholder = placeholders.get(index);
    if (placeholder == null) {
      placeholder = Operation.builder(PLACEHOLDER).result(NoneType.NONE).build().result();
      placeholders.set(index, placeholder);
    }
    return placeholder;
  }

  /** The values of one region. */
  final class Frame {
    private final int start;
    private final int end;
    private int next;

    private Frame(int count) {
      this.start = values.size();
      this.next = start;
      this.end = start + count;
      for (int i = 0; i < count; i++) {
        values.add(null);
        placeholders.add(null);
      }
    }

    /** Gives {@code value} the next number. */
    void define(Value value, ByteReader reader) {
      if (next == end) {
        throw reader.error("a region defines more values than it says");
      }
      Value placeholder = placeholders.get(next);
      if (placeholder != null) {
        placeholder.replaceAllUsesWith(value);
      }
      values.set(next++, value);
    }

    /** Ends the region. */
    void leave(ByteReader reader) {
      if (next != end) {
        throw reader.error("a region defines fewer values than it says");
      }
      values.subList(start, end).clear();
      placeholders.subList(start, end).clear();
    }
  }
}
