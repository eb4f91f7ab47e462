// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import org.hlokit.ir.Block;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.Location;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.Value;
import org.hlokit.print.PrintOptions.Flag;
import org.jspecify.annotations.Nullable;

/**
 * The names of values. Numbers go up within a region; those nested in it go on from its last, each
 * on its own. In the generic form no op suggests names and no number is given twice.
 */
final class SsaNames {
  private static final byte[] UNKNOWN = "<<UNKNOWN SSA VALUE>>".getBytes(UTF_8);

  /** Names that are taken in a region and those around it. */
  private record Scope(@Nullable Scope parent, Set<String> names) {
    boolean isTaken(String name) {
      for (Scope scope = this; scope != null; scope = scope.parent) {
        if (scope.names.contains(name)) {
          return true;
        }
      }
      return false;
    }
  }

  /** A region that waits for its turn, with the numbers that it goes on from. */
  private record Context(Region region, int value, int argument, int conflict, Scope scope) {}

  private final boolean generic;

  /** Whether the name in a value's location comes before all that an op suggests. */
  private final boolean isByLocation;

  private final IdentityHashMap<Value, byte[]> names = new IdentityHashMap<>(1 << 14);

  /** Where groups of results begin, for ops that have several groups. */
  private final IdentityHashMap<Operation, int[]> groups = new IdentityHashMap<>();

  private int nextValue;
  private int nextArgument;
  private int nextConflict;

  /** Names all values of {@code root} and in it. */
  SsaNames(Operation root, PrintOptions options) {
    this.generic = options.has(Flag.GENERIC);
    this.isByLocation = options.has(Flag.LOCATIONS_AS_NAMES);
    boolean isUnique = generic || options.has(Flag.UNIQUE_IDS);
    Scope outermost = new Scope(null, new HashSet<>());
    Deque<Context> waiting = new ArrayDeque<>();
    nameResults(root, outermost);
    push(waiting, root, outermost);
    while (!waiting.isEmpty()) {
      Context context = waiting.pop();
      if (!isUnique) {
        nextValue = context.value();
        nextArgument = context.argument();
        nextConflict = context.conflict();
      }
      Scope scope = new Scope(context.scope(), new HashSet<>());
      nameRegion(context.region(), scope);
      for (Block block : context.region().blocks()) {
        for (Operation op = block.firstOp(); op != null; op = op.next()) {
          push(waiting, op, scope);
        }
      }
    }
  }

  private void push(Deque<Context> waiting, Operation op, Scope scope) {
    for (int i = 0; i < op.regions().size(); i++) {
      if (!op.region(i).isEmpty()) {
        waiting.push(new Context(op.region(i), nextValue, nextArgument, nextConflict, scope));
      }
    }
  }

  private void nameRegion(Region region, Scope scope) {
    boolean entry = true;
    for (Block block : region.blocks()) {
      for (int i = 0; i < block.arguments().size(); i++) {
        BlockArgument argument = block.argument(i);
        String hint = generic ? null : NameHints.regionArgument(region, i);
        String name = hint != null ? hint : entry ? "arg" + nextArgument++ : "";
        names.put(argument, named(located(argument, name), scope));
      }
      entry = false;
      for (Operation op = block.firstOp(); op != null; op = op.next()) {
        if (op.resultCount() > 0) {
          nameResults(op, scope);
        }
      }
    }
  }

  private void nameResults(Operation op, Scope scope) {
    int count = op.resultCount();
    if (count == 0) {
      return;
    }
    if (!generic) {
      NameHints.results(
          op,
          (result, name) -> {
            names.put(op.result(result), named(located(op.result(result), name), scope));
            if (result > 0) {
              int[] before = groups.getOrDefault(op, new int[] {0});
              int[] after = Arrays.copyOf(before, before.length + 1);
              after[before.length] = result;
              groups.put(op, after);
            }
          });
    }
    if (generic || !names.containsKey(op.result(0))) {
      names.put(op.result(0), named(located(op.result(0), ""), scope));
    }
    if (count > 1) {
      nameMembers(op);
    }
  }

  /** Gives the results of groups the names {@code %0#1}. */
  private void nameMembers(Operation op) {
    int[] starts = groupStarts(op);
    for (int g = 0; g < starts.length; g++) {
      int end = g + 1 < starts.length ? starts[g + 1] : op.resultCount();
      byte[] head = name(op.result(starts[g]));
      for (int i = starts[g]; i < end && end - starts[g] > 1; i++) {
        names.put(op.result(i), (new String(head, UTF_8) + "#" + (i - starts[g])).getBytes(UTF_8));
      }
    }
  }

  /** The first result of each group of results that one name stands for. */
  int[] groupStarts(Operation op) {
    int[] starts = groups.isEmpty() ? null : groups.get(op);
    return starts == null ? FIRST : starts;
  }

  private static final int[] FIRST = {0};

  private String located(Value value, String name) {
    if (!isByLocation) {
      return name;
    }
    Location location =
        switch (value) {
          case BlockArgument argument -> argument.location();
          case OpResult result -> result.owner().location();
        };
    return Location.firstName(location).orElse(name);
  }

  private byte[] named(String name, Scope scope) {
    return name.isEmpty() ? number() : prefixed(unique(name, scope));
  }

  private byte[] number() {
    int number = nextValue++;
    int length = 2;
    for (int rest = number; rest >= 10; rest /= 10) {
      length++;
    }
    byte[] name = new byte[length];
    name[0] = '%';
    int rest = number;
    for (int i = length - 1; i > 0; i--) {
      name[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return name;
  }

  private static byte[] prefixed(String name) {
    int length = name.length();
    byte[] bytes = new byte[length + 1];
    bytes[0] = '%';
    for (int i = 0; i < length; i++) {
      bytes[i + 1] = (byte) name.charAt(i);
    }
    return bytes;
  }

  private String unique(String name, Scope scope) {
    String free = Names.sanitized(name);
    if (scope.isTaken(free)) {
      String stem = free + "_";
      do {
        free = stem + nextConflict++;
      } while (scope.isTaken(free));
    }
    scope.names().add(free);
    return free;
  }

  /** The name with its {@code %}, and with the number of a result in its group. */
  byte[] name(Value value) {
    byte[] name = names.get(value);
    return name == null ? UNKNOWN : name;
  }
}
