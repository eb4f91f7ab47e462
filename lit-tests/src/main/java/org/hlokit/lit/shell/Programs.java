// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.shell;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hlokit.lit.tool.Invocation;

/** Programs of the machine, for tests that need one that is not built in. */
final class Programs {
  private Programs() {}

  static Optional<Path> find(String name, Path directory, Map<String, String> environment) {
    if (name.contains("/")) {
      Path path = directory.resolve(name);
      return Files.isRegularFile(path) && Files.isExecutable(path)
          ? Optional.of(path)
          : Optional.empty();
    }
    return Splitter.on(':')
        .omitEmptyStrings()
        .splitToStream(environment.getOrDefault("PATH", ""))
        .map(entry -> Path.of(entry).resolve(name))
        .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path))
        .findFirst();
  }

  /** Runs a process to its end; it is killed if the calling thread is interrupted. */
  static int run(Path program, Invocation call) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(program.toString());
    words.addAll(call.arguments());
    ProcessBuilder builder = new ProcessBuilder(words).directory(call.directory().toFile());
    builder.environment().clear();
    builder.environment().putAll(call.environment());
    Process process = builder.start();
    try (InputStream out = process.getInputStream();
        InputStream err = process.getErrorStream()) {
      Thread input = pump(call.in(), process.getOutputStream(), true);
      Thread errors = pump(err, call.err(), false);
      out.transferTo(call.out());
      errors.join();
      input.join();
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(program + " was interrupted", e);
    }
  }

  private static Thread pump(InputStream from, OutputStream to, boolean close) {
    return Thread.startVirtualThread(
        () -> {
          try {
            from.transferTo(to);
          } catch (IOException e) {
            if (!close) {
              throw new UncheckedIOException(e);
            }
            // A program need not read all of its input.
          } finally {
            if (close) {
              closeQuietly(to);
            }
          }
        });
  }

  private static void closeQuietly(OutputStream stream) {
    try {
      stream.close();
    } catch (IOException e) {
      // The program has ended before.
    }
  }
}
