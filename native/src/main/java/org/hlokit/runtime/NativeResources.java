// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;

/** Objects of C libraries, deleted in the reverse of the order in which they were made. */
final class NativeResources implements AutoCloseable {
  private final Deque<Runnable> deletions = new ArrayDeque<>();

  /** Takes over an object, null pointers excepted, and returns it. */
  MemorySegment own(MemorySegment object, NativeFunction delete) {
    if (!object.equals(MemorySegment.NULL)) {
      deletions.push(() -> delete.run(object));
    }
    return object;
  }

  /** Memory that lives until what was made after it is deleted. */
  Arena arena() {
    Arena arena = Arena.ofShared();
    deletions.push(arena::close);
    return arena;
  }

  @Override
  public void close() {
    while (!deletions.isEmpty()) {
      deletions.pop().run();
    }
  }
}
