// SPDX-License-Identifier: Apache-2.0
package org.hlokit.bench;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Whole processes measured against each other. They run in turn, so that a machine that slows down
 * slows all of them; a ratio of medians is what counts.
 */
final class Race {
  /**
   * One program's times.
   *
   * @param median wall clock time in seconds
   * @param best wall clock time in seconds
   * @param peakBytes the most memory that was resident, or 0 where the system does not tell
   */
  record Result(Contestant contestant, double median, double best, long peakBytes) {}

  private Race() {}

  static ImmutableList<Result> run(ImmutableList<Contestant> contestants, int rounds)
      throws IOException, InterruptedException {
    List<List<Double>> seconds = new ArrayList<>();
    long[] peaks = new long[contestants.size()];
    contestants.forEach(contestant -> seconds.add(new ArrayList<>()));
    for (int round = 0; round <= rounds; round++) {
      for (int i = 0; i < contestants.size(); i++) {
        long start = System.nanoTime();
        long peak = runOnce(contestants.get(i));
        if (round > 0) { // the first round brings files into memory
          seconds.get(i).add((System.nanoTime() - start) / 1e9);
          peaks[i] = Math.max(peaks[i], peak);
        }
      }
    }
    ImmutableList.Builder<Result> results = ImmutableList.builder();
    for (int i = 0; i < contestants.size(); i++) {
      List<Double> sorted = seconds.get(i);
      Collections.sort(sorted);
      results.add(
          new Result(
              contestants.get(i), sorted.get(sorted.size() / 2), sorted.getFirst(), peaks[i]));
    }
    return results.build();
  }

  private static long runOnce(Contestant contestant) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(contestant.command())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    process.getOutputStream().close();
    long peak = 0;
    while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peakBytes(process.pid()));
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          "%s ended with status %d".formatted(contestant.command(), process.exitValue()));
    }
    return peak;
  }

  /** The high-water mark that Linux keeps, as of now. */
  private static long peakBytes(long pid) throws IOException {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }
}
