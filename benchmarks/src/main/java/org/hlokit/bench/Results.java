// SPDX-License-Identifier: Apache-2.0
package org.hlokit.bench;

import com.google.common.collect.HashBasedTable;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Times of contestants that run in turn, so that a machine that slows down slows all of them. */
final class Results {
  /** Of one contestant in one case, in seconds per call; or how one's compare with another's. */
  record Times(double median, double best) {}

  private static final int FEWEST_ROUNDS = 3;
  private static final double SECONDS_OF_A_TURN = 0.004;

  /** After this long a contestant sits out, once it had its fewest rounds. */
  private static final double MOST_SECONDS = 0.5;

  /** Everybody has arrays of its own, which the one before drove out of the cache. */
  private static final int CALLS_TO_WARM_UP = 4;

  private final ImmutableList<NormContestant> contestants;
  private final Table<NormCase, String, Times> times = HashBasedTable.create();

  Results(ImmutableList<NormContestant> contestants) {
    this.contestants = contestants;
  }

  ImmutableList<NormContestant> contestants() {
    return contestants;
  }

  /** Measures a case in that many rounds, in place of what was measured of it before. */
  void measure(NormCase norm, int rounds) throws IOException, InterruptedException {
    List<NormContestant> able = new ArrayList<>();
    List<Integer> calls = new ArrayList<>();
    List<List<Double>> seconds = new ArrayList<>();
    for (NormContestant contestant : contestants) {
      OptionalDouble first = contestant.measure(norm, 1);
      if (first.isPresent()) {
        double once = contestant.measure(norm, 3).orElseThrow();
        able.add(contestant);
        calls.add((int) Math.clamp(SECONDS_OF_A_TURN / once, 1, 2000));
        seconds.add(new ArrayList<>());
      }
    }
    for (int round = 0; round <= rounds; round++) {
      for (int i = 0; i < able.size(); i++) {
        if (round > FEWEST_ROUNDS && total(seconds.get(i), calls.get(i)) > MOST_SECONDS) {
          continue;
        }
        able.get(i).measure(norm, Math.min(CALLS_TO_WARM_UP, calls.get(i)));
        double time = able.get(i).measure(norm, calls.get(i)).orElseThrow();
        if (round > 0) { // before that, compilers are at work
          seconds.get(i).add(time);
        }
        Thread.sleep(1); // for the threads of the one before to fall asleep
      }
    }
    for (int i = 0; i < able.size(); i++) {
      List<Double> sorted = seconds.get(i).stream().sorted().toList();
      times.put(
          norm, able.get(i).name(), new Times(sorted.get(sorted.size() / 2), sorted.getFirst()));
    }
  }

  private static double total(List<Double> seconds, int calls) {
    return calls * seconds.stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Seconds per call, or empty if it was not measured. */
  Optional<Times> times(NormCase norm, String contestant) {
    return Optional.ofNullable(times.get(norm, contestant));
  }

  /** How many times as long as {@code b} the first takes, or empty if one was not measured. */
  static Optional<Times> ratio(Optional<Times> a, Optional<Times> b) {
    return a.flatMap(x -> b.map(y -> new Times(x.median / y.median, x.best / y.best)));
  }
}
