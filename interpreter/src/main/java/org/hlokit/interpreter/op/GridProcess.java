// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.op;

import com.google.common.collect.ImmutableList;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.RuntimeValue;

/**
 * One process of the grid that a program runs on: section "Parallel execution".
 *
 * @param replica its row in the grid
 * @param partition its column in the grid
 * @param grid what it shares with the others
 */
public record GridProcess(int replica, int partition, Grid grid) {
  /** The only process of a program that nobody runs in parallel. */
  public static GridProcess alone() {
    return new GridProcess(0, 0, new Grid(ImmutableList.of()));
  }

  /** The channels and the infeed of a grid. Its processes run one after the other. */
  public static final class Grid {
    private final Map<Integer, Deque<ImmutableList<RuntimeValue>>> channels = new HashMap<>();
    private final Deque<String> infeed;

    /** With the names of the functions that give, one by one, what {@code infeed} reads. */
    Grid(List<String> infeed) {
      this.infeed = new ArrayDeque<>(infeed);
    }

    void send(int channel, List<? extends RuntimeValue> values) {
      channels.computeIfAbsent(channel, _ -> new ArrayDeque<>()).add(ImmutableList.copyOf(values));
    }

    ImmutableList<RuntimeValue> receive(int channel) {
      Deque<ImmutableList<RuntimeValue>> sent = channels.get(channel);
      if (sent == null || sent.isEmpty()) {
        throw new EvaluationException(
            "finds nothing in channel %d: processes run one after the other here, in the order of"
                    .formatted(channel)
                + " the programs, and none before this one has sent it");
      }
      return sent.remove();
    }

    String infeed() {
      if (infeed.isEmpty()) {
        throw new EvaluationException(
            "finds no more input: each execution takes one function from the attribute 'infeed' of"
                + " interpreter.run_parallel");
      }
      return infeed.remove();
    }
  }
}
