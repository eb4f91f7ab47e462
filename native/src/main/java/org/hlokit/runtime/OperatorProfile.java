// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import com.google.common.collect.ImmutableList;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long the operators of a model take, as its runtime reports it while it runs: a {@code
 * TfLiteTelemetryProfilerStruct} ({@code profiling/telemetry/c/profiler.h}) whose functions are
 * methods of this object. Operators that run subgraphs do not count what those take.
 */
@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // C calls them with what it has to say
public final class OperatorProfile {
  private final Map<Key, Entry> entries = new LinkedHashMap<>();
  private final Deque<Event> running = new ArrayDeque<>();

  private record Key(long subgraph, long operator, String name) {}

  /**
   * An operator that ran.
   *
   * @param subgraph number of its subgraph in the model
   * @param operator its place among those that the runtime executes in the subgraph; a delegate
   *     that has taken over operators counts as one more behind them
   * @param name {@code ADD}, or what a delegate calls its part
   * @param runs how often it ran
   * @param nanoseconds in all of these together
   */
  public record Entry(long subgraph, long operator, String name, long runs, long nanoseconds) {
    private Entry plus(long more) {
      return new Entry(subgraph, operator, name, runs + 1, nanoseconds + more);
    }
  }

  /** An operator that is running, and how long those took that ran within it. */
  private static final class Event {
    final Key key;
    final long start = System.nanoTime();
    long within;

    Event(Key key) {
      this.key = key;
    }
  }

  /** The operators in the order in which they first ran. */
  public ImmutableList<Entry> entries() {
    return ImmutableList.copyOf(entries.values());
  }

  /** Forgets what ran so far. */
  public void clear() {
    entries.clear();
  }

  private void add(Key key, long nanoseconds) {
    Entry before = entries.getOrDefault(key, new Entry(key.subgraph, key.operator, key.name, 0, 0));
    entries.put(key, before.plus(nanoseconds));
  }

  // --- What the runtime calls. ------------------------------------------------------------------

  private int begin(MemorySegment self, MemorySegment name, long operator, long subgraph) {
    running.push(new Event(new Key(subgraph, operator, text(name))));
    return running.size();
  }

  private void end(MemorySegment self, int handle) {
    if (running.isEmpty()) {
      return;
    }
    Event event = running.pop();
    long taken = System.nanoTime() - event.start;
    add(event.key, taken - event.within);
    if (!running.isEmpty()) {
      running.peek().within += taken;
    }
  }

  /** What a delegate has measured by itself, within its own event. */
  private void report(
      MemorySegment self, MemorySegment name, long microseconds, long operator, long subgraph) {
    long taken = 1000 * microseconds;
    add(new Key(subgraph, operator, text(name)), taken);
    if (!running.isEmpty()) {
      running.peek().within += taken;
    }
  }

  private static void ignoreEvent(MemorySegment self, MemorySegment name, long status) {}

  private static void ignoreOperatorEvent(
      MemorySegment self, MemorySegment name, long operator, long subgraph, long status) {}

  private static void ignoreSettings(
      MemorySegment self, MemorySegment name, MemorySegment settings) {}

  @SuppressWarnings("restricted") // the string's end is where C says it is
  private static String text(MemorySegment string) {
    return string.equals(MemorySegment.NULL) ? "" : string.reinterpret(Long.MAX_VALUE).getString(0);
  }

  /** The structure for a runtime; it calls this object for as long as {@code arena} lives. */
  MemorySegment allocate(Arena arena) {
    FunctionDescriptor event = FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, JAVA_LONG);
    FunctionDescriptor operatorEvent =
        FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG);
    FunctionDescriptor settings = FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS);
    FunctionDescriptor begin =
        FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, JAVA_LONG);
    FunctionDescriptor end = FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT);
    ImmutableList<MemorySegment> fields =
        ImmutableList.of(
            MemorySegment.NULL,
            function("ignoreEvent", event, arena),
            function("ignoreOperatorEvent", operatorEvent, arena),
            function("ignoreSettings", settings, arena),
            function("begin", begin, arena),
            function("end", end, arena),
            function("report", operatorEvent, arena));
    MemorySegment struct = arena.allocate(MemoryLayout.sequenceLayout(fields.size(), ADDRESS));
    for (int i = 0; i < fields.size(); i++) {
      struct.setAtIndex(ADDRESS, i, fields.get(i));
    }
    return struct;
  }

  @SuppressWarnings("restricted") // C calls back
  private MemorySegment function(String name, FunctionDescriptor descriptor, Arena arena) {
    MethodType type = descriptor.toMethodType();
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      MethodHandle method =
          name.startsWith("ignore")
              ? lookup.findStatic(OperatorProfile.class, name, type)
              : lookup.bind(this, name, type);
      return Linker.nativeLinker().upcallStub(method, descriptor, arena);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
