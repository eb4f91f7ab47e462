// SPDX-License-Identifier: Apache-2.0
package org.hlokit.bench;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hlokit.runtime.TfliteException;
import org.hlokit.runtime.TfliteRuntime;

/** The RMSNorm kernel beside what else normalises, and beside memory itself. */
final class KernelBenchmark {
  private static final int ROUNDS = 9;
  private static final ImmutableList<Integer> ROWS = ImmutableList.of(1, 16, 128, 512, 2048);
  private static final ImmutableList<Integer> LENGTHS = ImmutableList.of(64, 768, 4096, 8192);

  private final Path root;
  private final Path directory;
  private final PrintStream out;
  private final KernelLibrary library;
  private final TfliteRuntime runtime;
  private final TfliteNorm.Exporter exporter;

  KernelBenchmark(Path root, Path directory, PrintStream out) throws IOException {
    this.root = root;
    this.directory = directory;
    this.out = out;
    Path libraries = root.resolve("cli/target/hlokit/native");
    this.library = new KernelLibrary(libraries);
    this.exporter = new TfliteNorm.Exporter(root.resolve("hlokit").toString(), directory);
    try {
      this.runtime = TfliteRuntime.load(libraries);
    } catch (TfliteException e) {
      throw new IOException(e);
    }
  }

  void run() throws IOException, InterruptedException {
    Results results = new Results(contestants());
    out.printf(
        "microseconds per call with kernel %s, medians in turn%n%-12s %-5s %s",
        library.kernel(), "rows x N", "type", "threads");
    for (NormContestant contestant : results.contestants()) {
      out.printf(" %21s", contestant.name());
    }
    out.println();
    for (int threads : new int[] {1, 2}) {
      for (Precision precision : Precision.values()) {
        for (int rows : ROWS) {
          for (int length : LENGTHS) {
            NormCase norm = new NormCase(rows, length, precision, threads);
            results.measure(norm, ROUNDS);
            printRow(results, norm);
          }
        }
      }
    }
    plot(results);
    new KernelTargets(results, library, out).print();
    for (NormContestant contestant : results.contestants()) {
      contestant.close();
    }
    new DecoderBenchmark(runtime, exporter, out).run();
  }

  private ImmutableList<NormContestant> contestants() throws IOException {
    ImmutableList.Builder<NormContestant> contestants = ImmutableList.builder();
    contestants.add(InProcess.memcpy(library), InProcess.kernel(library));
    contestants.add(new TfliteNorm(exporter, runtime, true));
    contestants.add(new TfliteNorm(exporter, runtime, false));
    Path peers = root.resolve("benchmarks/peers");
    Path log = directory.resolve("peers.log");
    Path onnxruntime = root.resolve("benchmarks/target/onnxruntime.jar");
    if (Files.exists(onnxruntime)) {
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      Peer.start(
              ImmutableList.of(
                  java,
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  onnxruntime.toString(),
                  peers.resolve("OnnxRuntimePeer.java").toString()),
              log)
          .ifPresentOrElse(contestants::add, () -> out.println("ONNX Runtime does not start here"));
    } else {
      out.println("no ONNX Runtime to compare with: Maven could not fetch it");
    }
    String python = System.getenv().getOrDefault("PYTHON", "python3");
    for (String script :
        new String[] {
          "onnxruntime_rms_norm.py", "torch_rms_norm.py", "tensorflow_chain.py",
        }) {
      try {
        Peer.start(ImmutableList.of(python, peers.resolve(script).toString()), log)
            .ifPresentOrElse(contestants::add, () -> out.println(without(python, script)));
      } catch (IOException e) {
        out.println(without(python, script));
      }
    }
    return contestants.build();
  }

  private static String without(String python, String script) {
    return "no %s: %s lacks what it imports (PYTHON names another)".formatted(script, python);
  }

  private void printRow(Results results, NormCase norm) {
    out.printf(
        "%-12s %-5s %7d",
        norm.rows() + " x " + norm.length(), norm.precision().label(), norm.threads());
    for (NormContestant contestant : results.contestants()) {
      out.printf(
          " %21s",
          results
              .times(norm, contestant.name())
              .map(times -> "%.2f".formatted(times.median() * 1e6))
              .orElse("-"));
    }
    out.println();
  }

  /** GB/s by the length of a row, a panel for each type and number of rows. */
  private void plot(Results results) throws IOException {
    List<SvgPlot.Panel> panels = new ArrayList<>();
    for (Precision precision : Precision.values()) {
      for (int rows : new int[] {16, 128, 2048}) {
        List<SvgPlot.Series> series = new ArrayList<>();
        for (NormContestant contestant : results.contestants()) {
          List<Optional<Double>> speeds = new ArrayList<>();
          for (int length : LENGTHS) {
            NormCase norm = new NormCase(rows, length, precision, 1);
            speeds.add(
                results
                    .times(norm, contestant.name())
                    .map(times -> norm.bytes() / 1e9 / times.median()));
          }
          series.add(new SvgPlot.Series(contestant.name(), ImmutableList.copyOf(speeds)));
        }
        panels.add(
            new SvgPlot.Panel(
                "%s, %d rows".formatted(precision.label(), rows), ImmutableList.copyOf(series)));
      }
    }
    Path file = Files.createDirectories(root.resolve("benchmarks/target")).resolve("kernel.svg");
    Files.writeString(
        file,
        SvgPlot.draw(
            "RMSNorm on one thread: GB/s (x read and y written once) by the length of a row",
            LENGTHS.stream().map(String::valueOf).toList(),
            3,
            panels));
    out.printf("plot: %s%n%n", file);
  }
}
