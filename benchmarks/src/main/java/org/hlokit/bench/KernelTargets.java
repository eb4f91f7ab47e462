// SPDX-License-Identifier: Apache-2.0
package org.hlokit.bench;

import java.io.PrintStream;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.hlokit.bench.Results.Times;

/** What the kernel is meant to reach, beside what it reached. */
final class KernelTargets {
  private static final NormCase IN_CACHE = new NormCase(512, 4096, Precision.F32, 1);
  private static final NormCase BEYOND_CACHE = new NormCase(2048, 4096, Precision.F32, 1);
  private static final NormCase SMALL = new NormCase(128, 768, Precision.F32, 1);

  private final Results results;
  private final KernelLibrary library;
  private final PrintStream out;

  KernelTargets(Results results, KernelLibrary library, PrintStream out) {
    this.results = results;
    this.library = library;
    this.out = out;
  }

  void print() {
    String onnxruntime =
        results.contestants().stream()
            .map(NormContestant::name)
            .filter(name -> name.startsWith("onnxruntime"))
            .findFirst()
            .orElse("onnxruntime");
    out.printf(
        "%-66s %10s %9s%n", "targets (f32, one thread unless said otherwise)", "asked", "is");
    atLeast("512 x 4096, times the speed of onnxruntime", 1.7, over(IN_CACHE, onnxruntime));
    atMost("512 x 4096, times the time of memcpy", 1.6, overMemcpy(IN_CACHE));
    atMost("2048 x 4096, times the time of memcpy", 1.1, overMemcpy(BEYOND_CACHE));
    atLeast("128 x 768, times the speed of onnxruntime", 2.5, over(SMALL, onnxruntime));
    atLeast("2048 x 8192, bf16: times the speed of f32", 1.5, bf16());
    atLeast("512 x 4096, two threads: times the speed of one", 1.8, twoThreads(IN_CACHE));
    atLeast("2048 x 4096, two threads: times the speed of one", 1.8, twoThreads(BEYOND_CACHE));
    for (NormCase norm : new NormCase[] {SMALL, IN_CACHE, BEYOND_CACHE}) {
      atLeast(
          "%d x %d in TFLite with XNNPACK, fused: times the speed of the chain"
              .formatted(norm.rows(), norm.length()),
          3,
          ratio(norm, "TFLite, chain", "TFLite, fused"));
    }
    for (Precision precision : Precision.values()) {
      atMost(
          "largest error in ulp of %s, N to 8192".formatted(precision.label()),
          precision == Precision.F32 ? 2 : 1,
          Optional.of(largestError(precision)));
    }
    out.println();
  }

  private Optional<Times> ratio(NormCase norm, String a, String b) {
    return Results.ratio(results.times(norm, a), results.times(norm, b));
  }

  /** How many times as fast as the peer the kernel is. */
  private Optional<Times> over(NormCase norm, String peer) {
    return ratio(norm, peer, "hlokit");
  }

  private Optional<Times> overMemcpy(NormCase norm) {
    return ratio(norm, "hlokit", "memcpy");
  }

  private Optional<Times> bf16() {
    return Results.ratio(
        results.times(new NormCase(2048, 8192, Precision.F32, 1), "hlokit"),
        results.times(new NormCase(2048, 8192, Precision.BF16, 1), "hlokit"));
  }

  private Optional<Times> twoThreads(NormCase one) {
    NormCase two = new NormCase(one.rows(), one.length(), one.precision(), 2);
    return Results.ratio(results.times(one, "hlokit"), results.times(two, "hlokit"));
  }

  private Times largestError(Precision precision) {
    double largest =
        Stream.of(1, 7, 64, 768, 4096, 8192)
            .map(length -> new NormCase(64, length, precision, 1))
            .flatMapToDouble(
                norm -> {
                  try (KernelLibrary.Arrays arrays = library.new Arrays(norm)) {
                    arrays.normalise();
                    return DoubleStream.of(arrays.largestError());
                  }
                })
            .max()
            .orElseThrow();
    return new Times(largest, largest);
  }

  private void atLeast(String what, double asked, Optional<Times> is) {
    line(what, ">= " + asked, is, is.isPresent() && is.get().median() >= asked);
  }

  private void atMost(String what, double asked, Optional<Times> is) {
    line(what, "<= " + asked, is, is.isPresent() && is.get().median() <= asked);
  }

  private void line(String what, String asked, Optional<Times> is, boolean reached) {
    out.printf(
        "%-66s %8s %8s %8s%s%n",
        what,
        asked,
        is.map(times -> "%.2f".formatted(times.median())).orElse("-"),
        is.map(times -> "%.2f".formatted(times.best())).orElse("-"),
        is.isEmpty() ? "  not measured" : reached ? "" : "  missed");
  }
}
