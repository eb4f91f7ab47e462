// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import static com.google.common.truth.Truth.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoCommandTest {
  @TempDir Path directory;

  @Test
  void goesTheWholeWay() {
    Run run = Run.of(directory, "demo");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).contains("9 RMS norms, each one call now");
    assertThat(run.out()).contains("line 58, from export_demo.py:33 called at line 66");
    assertThat(run.out()).contains("STABLEHLO_CUSTOM_CALL 9");
    assertThat(run.out()).contains("given  \"text comes in, becomes a graph, \"");
    assertThat(run.out()).contains("writes \"is rewritten, and leaves as a model that runs.\"");
    assertThat(run.out()).containsMatch("largest difference \\S+e-0[67] at");
  }
}
