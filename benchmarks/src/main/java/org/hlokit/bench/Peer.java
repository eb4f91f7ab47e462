// SPDX-License-Identifier: Apache-2.0
package org.hlokit.bench;

import com.google.common.collect.ImmutableList;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * Another implementation, in a process of its own. It first prints its name, then for each line
 * {@code ROWS LENGTH TYPE THREADS CALLS} the seconds per call, or {@code no} for a case that it
 * does not know.
 */
final class Peer implements NormContestant {
  private final Process process;
  private final BufferedReader answers;
  private final String name;

  private Peer(Process process, BufferedReader answers, String name) {
    this.process = process;
    this.answers = answers;
    this.name = name;
  }

  /** Starts it; empty if it does not start here. What it says about that goes to {@code log}. */
  static Optional<NormContestant> start(ImmutableList<String> command, Path log)
      throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    BufferedReader answers = process.inputReader();
    String name = answers.readLine();
    return name == null ? Optional.empty() : Optional.of(new Peer(process, answers, name));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public OptionalDouble measure(NormCase norm, int calls) throws IOException {
    var requests = process.outputWriter();
    requests.write(
        "%d %d %s %d %d%n"
            .formatted(
                norm.rows(), norm.length(), norm.precision().label(), norm.threads(), calls));
    requests.flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException(name + " has ended");
    }
    return answer.equals("no")
        ? OptionalDouble.empty()
        : OptionalDouble.of(Double.parseDouble(answer));
  }

  @Override
  public void close() throws IOException {
    process.outputWriter().close();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroy();
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
