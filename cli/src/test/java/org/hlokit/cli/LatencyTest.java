// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class LatencyTest {
  @Test
  void sumsUpRunsInWhateverOrderTheyCame() {
    List<Long> runs = LongStream.rangeClosed(1, 10).map(i -> 1_000_000 * (11 - i)).boxed().toList();
    assertThat(new Latency(runs, List.of(20_000_000L, 3_000_000L)).text())
        .isEqualTo(
            "latency of 10 runs: min 1.000 ms, median 5.000 ms, p90 9.000 ms, max 10.000 ms (after"
                + " 2 warm-up, 23.000 ms)\n");
  }

  @Test
  void oneRunIsEverything() {
    assertThat(new Latency(List.of(1_234_567L), List.of()).text())
        .isEqualTo(
            "latency of 1 runs: min 1.235 ms, median 1.235 ms, p90 1.235 ms, max 1.235 ms\n");
  }
}
