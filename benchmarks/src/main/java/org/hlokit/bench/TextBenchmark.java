// SPDX-License-Identifier: Apache-2.0
package org.hlokit.bench;

import com.google.common.collect.ImmutableList;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Reading and printing of text, as whole processes, beside MLIR's own tool where there is one. */
final class TextBenchmark {
  private static final ImmutableList<String> PEERS = ImmutableList.of("mlir-opt-22", "mlir-opt");
  private static final int ROUNDS = 7;

  private final String hlokit;
  private final Path directory;
  private final PrintStream out;

  TextBenchmark(String hlokit, Path directory, PrintStream out) {
    this.hlokit = hlokit;
    this.directory = directory;
    this.out = out;
  }

  void run() throws IOException, InterruptedException {
    Optional<String> peer = PEERS.stream().filter(TextBenchmark::isOnPath).findFirst();
    out.println(
        peer.isPresent()
            ? "medians of %d runs in turn with %s".formatted(ROUNDS, peer.get())
            : "medians of %d runs; no mlir-opt to compare with (Debian package mlir-22-tools)"
                .formatted(ROUNDS));
    out.printf(
        "%-28s %9s %-12s %9s %9s %9s %9s%n",
        "input", "MiB", "program", "median s", "best s", "MiB/s", "peak MiB");
    Path small = Files.writeString(directory.resolve("small.mlir"), smallModule());
    Path operations = directory.resolve("operations.mlir");
    Path constant = directory.resolve("constant.mlir");
    GeneratedText.operations(operations, 100_000);
    GeneratedText.constant(constant, 32);
    race("five lines", generic(small), peer);
    race("100000 operations", generic(operations), peer);
    race("32 MiB constant", generic(constant), peer);
  }

  /** The peer does not know the dialect, and reads its generic form only. */
  private Path generic(Path file) throws IOException, InterruptedException {
    Path generic = directory.resolve("generic-" + file.getFileName());
    Process process =
        new ProcessBuilder(
                hlokit, "opt", "--mlir-print-op-generic", file.toString(), "-o", generic.toString())
            .inheritIO()
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("hlokit cannot print " + file + " in generic form");
    }
    return generic;
  }

  private void race(String input, Path file, Optional<String> peer)
      throws IOException, InterruptedException {
    ImmutableList.Builder<Contestant> contestants = ImmutableList.builder();
    contestants.add(
        new Contestant(
            "hlokit", ImmutableList.of(hlokit, "opt", "--mlir-print-op-generic", file.toString())));
    peer.ifPresent(
        program ->
            contestants.add(
                new Contestant(
                    program,
                    ImmutableList.of(
                        program,
                        "--allow-unregistered-dialect",
                        "--mlir-print-op-generic",
                        file.toString()))));
    double mebibytes = Files.size(file) / (double) (1 << 20);
    ImmutableList<Race.Result> results = Race.run(contestants.build(), ROUNDS);
    for (Race.Result result : results) {
      out.printf(
          "%-28s %9.1f %-12s %9.3f %9.3f %9.1f %9d%n",
          input,
          mebibytes,
          result.contestant().name(),
          result.median(),
          result.best(),
          mebibytes / result.median(),
          result.peakBytes() >> 20);
    }
    if (results.size() == 2) {
      out.printf(
          "%-28s %.2f times the throughput of %s%n",
          "",
          results.get(1).median() / results.get(0).median(),
          results.get(1).contestant().name());
    }
  }

  private static boolean isOnPath(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  private static String smallModule() {
    return """
    func.func @main(%arg0: tensor<4xf32>) -> tensor<4xf32> {
      %0 = stablehlo.add %arg0, %arg0 : tensor<4xf32>
      %1 = stablehlo.rsqrt %0 : tensor<4xf32>
      return %1 : tensor<4xf32>
    }
    """;
  }
}
