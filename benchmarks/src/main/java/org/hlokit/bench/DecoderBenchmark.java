// SPDX-License-Identifier: Apache-2.0
package org.hlokit.bench;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.runtime.TfliteRuntime;

/** A whole decoder in TensorFlow Lite, its norms as one operator each or as chains. */
final class DecoderBenchmark {
  private static final int ROUNDS = 15;

  private final TfliteRuntime runtime;
  private final TfliteNorm.Exporter exporter;
  private final PrintStream out;

  DecoderBenchmark(TfliteRuntime runtime, TfliteNorm.Exporter exporter, PrintStream out) {
    this.runtime = runtime;
    this.exporter = exporter;
    this.out = out;
  }

  void run() throws IOException, InterruptedException {
    out.println(
        "a decoder of %d layers, %d wide, in TFLite: milliseconds, medians in turn"
            .formatted(DecoderText.LAYERS, DecoderText.WIDTH));
    out.printf(
        "%-8s %8s %8s %8s %9s %9s %9s%n",
        "tokens", "weights", "XNNPACK", "threads", "fused", "chains", "times");
    for (int tokens : new int[] {1, 16, 128}) {
      String text = DecoderText.of(tokens);
      for (String weights : new String[] {"f32", "int8"}) {
        String[] options =
            weights.equals("f32") ? new String[0] : new String[] {"--quantize=int8-weights"};
        ImmutableList<Path> models =
            ImmutableList.of(
                exporter.export(text, true, options), exporter.export(text, false, options));
        for (boolean xnnpack : new boolean[] {true, false}) {
          for (int threads : new int[] {1, 2}) {
            out.printf("%-8d %8s %8s %8d", tokens, weights, xnnpack ? "with" : "without", threads);
            race(models, xnnpack, threads);
          }
        }
      }
    }
  }

  private void race(ImmutableList<Path> models, boolean xnnpack, int threads) throws IOException {
    List<List<Double>> seconds = List.of(new ArrayList<>(), new ArrayList<>());
    try (TfliteNorm.Running fused =
            new TfliteNorm.Running(runtime, models.get(0), xnnpack, threads);
        TfliteNorm.Running chains =
            new TfliteNorm.Running(runtime, models.get(1), xnnpack, threads)) {
      for (int round = 0; round < ROUNDS; round++) {
        seconds.get(0).add(fused.measure(3));
        seconds.get(1).add(chains.measure(3));
      }
    }
    double[] medians =
        seconds.stream().mapToDouble(s -> s.stream().sorted().toList().get(ROUNDS / 2)).toArray();
    out.printf(" %9.2f %9.2f %9.2f%n", medians[0] * 1e3, medians[1] * 1e3, medians[1] / medians[0]);
  }
}
