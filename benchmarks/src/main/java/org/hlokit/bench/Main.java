// SPDX-License-Identifier: Apache-2.0
package org.hlokit.bench;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs the measurements that are named on the command line; called by {@code benchmarks/run}. */
final class Main {
  private Main() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path root = Path.of(System.getProperty("hlokit.root", "."));
    String hlokit = root.resolve("hlokit").toString();
    for (String name : args) {
      Path directory = Files.createTempDirectory("hlokit-bench");
      try {
        switch (name) {
          case "text" -> new TextBenchmark(hlokit, directory, System.out).run();
          case "kernel" -> new KernelBenchmark(root, directory, System.out).run();
          default -> {
            System.err.println(
                "error: unknown measurement '%s'; there are: text, kernel".formatted(name));
            System.exit(2);
          }
        }
      } finally {
        MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
      }
    }
  }
}
