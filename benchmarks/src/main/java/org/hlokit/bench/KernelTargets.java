// SPDX-License-Identifier: Apache-2.0
package org.hlokit.bench;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.hlokit.bench.Results.Times;

/** What the kernel is meant to reach, beside what it reached. */
final class KernelTargets {
  private static final int ROUNDS = 41;
  private static final NormCase IN_CACHE = new NormCase(512, 4096, Precision.F32, 1);
  private static final NormCase BEYOND_CACHE = new NormCase(2048, 4096, Precision.F32, 1);
  private static final NormCase SMALL = new NormCase(128, 768, Precision.F32, 1);
  private static final NormCase LARGE = new NormCase(2048, 8192, Precision.F32, 1);
  private static final NormCase LARGE_BF16 = new NormCase(2048, 8192, Precision.BF16, 1);

  private final Results results;
  private final KernelLibrary library;
  private final PrintStream out;

  KernelTargets(Results results, KernelLibrary library, PrintStream out) {
    this.results = results;
    this.library = library;
    this.out = out;
  }

  void print() throws IOException, InterruptedException {
    for (NormCase norm : new NormCase[] {SMALL, IN_CACHE, BEYOND_CACHE}) {
      results.measure(norm, ROUNDS);
    }
    out.printf(
        "%-70s %8s %8s %8s%n",
        "targets (f32, one thread unless said otherwise)", "asked", "medians", "best");
    atLeast("512 x 4096, times the speed of onnxruntime", 1.7, overOnnxRuntime(IN_CACHE));
    atMost("512 x 4096, times the time of memcpy", 1.6, overMemcpy(IN_CACHE));
    atMost("2048 x 4096, times the time of memcpy", 1.1, overMemcpy(BEYOND_CACHE));
    atLeast("128 x 768, times the speed of onnxruntime", 2.5, overOnnxRuntime(SMALL));
    atLeast("2048 x 8192, bf16: times the speed of f32", 1.5, race(LARGE, LARGE_BF16));
    atLeast(
        "512 x 4096, two threads: times the speed of one",
        1.8,
        race(IN_CACHE, onTwoThreads(IN_CACHE)));
    atLeast(
        "2048 x 4096, two threads: times the speed of one",
        1.8,
        race(BEYOND_CACHE, onTwoThreads(BEYOND_CACHE)));
    for (NormCase norm : new NormCase[] {SMALL, IN_CACHE, BEYOND_CACHE}) {
      for (String chain : new String[] {"TFLite, chain", "TensorFlow's chain"}) {
        atLeast(
            "%d x %d in TFLite with XNNPACK, fused: times the speed of %s"
                .formatted(norm.rows(), norm.length(), chain),
            3,
            ratio(norm, chain, "TFLite, fused"));
      }
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

  /** How many times as fast as the fastest ONNX Runtime that is here the kernel is. */
  private Optional<Times> overOnnxRuntime(NormCase norm) {
    return results.contestants().stream()
        .map(NormContestant::name)
        .filter(name -> name.startsWith("onnxruntime"))
        .flatMap(name -> ratio(norm, name, "hlokit").stream())
        .min(Comparator.comparingDouble(Times::median));
  }

  private Optional<Times> overMemcpy(NormCase norm) {
    return ratio(norm, "hlokit", "memcpy");
  }

  private static NormCase onTwoThreads(NormCase one) {
    return new NormCase(one.rows(), one.length(), one.precision(), 2);
  }

  /** How many times as long as the second the kernel takes for the first, measured in turn. */
  private Optional<Times> race(NormCase first, NormCase second)
      throws IOException, InterruptedException {
    try (Fixed a = new Fixed("a", InProcess.kernel(library), first);
        Fixed b = new Fixed("b", InProcess.kernel(library), second)) {
      Results pair = new Results(ImmutableList.of(a, b));
      pair.measure(first, ROUNDS);
      return Results.ratio(pair.times(first, a.name()), pair.times(first, b.name()));
    }
  }

  /** Always measures one case. */
  private record Fixed(String name, NormContestant contestant, NormCase norm)
      implements NormContestant {
    @Override
    public OptionalDouble measure(NormCase ignored, int calls)
        throws IOException, InterruptedException {
      return contestant.measure(norm, calls);
    }

    @Override
    public void close() throws IOException {
      contestant.close();
    }
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
        "%-70s %8s %8s %8s%s%n",
        what,
        asked,
        is.map(times -> "%.2f".formatted(times.median())).orElse("-"),
        is.map(times -> "%.2f".formatted(times.best())).orElse("-"),
        is.isEmpty() ? "  not measured" : reached ? "" : "  missed");
  }
}
