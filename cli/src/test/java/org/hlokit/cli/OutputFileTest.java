// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputFileTest {
  @TempDir Path directory;
  private Console console;

  @BeforeEach
  void makeConsole() {
    console =
        Console.of(
            InputStream.nullInputStream(),
            new ByteArrayOutputStream(),
            new ByteArrayOutputStream(),
            directory);
  }

  @Test
  void writesAndReplaces() throws Exception {
    OutputFile.write("out", console, out -> out.write("first, longer".getBytes(UTF_8)));
    OutputFile.write("out", console, out -> out.write("second".getBytes(UTF_8)));

    assertThat(Files.readString(directory.resolve("out"))).isEqualTo("second");
    assertThat(files()).containsExactly("out");
  }

  @Test
  void leavesNothingWhenTheBodyFails() throws Exception {
    assertThrows(
        CommandFailure.class,
        () ->
            OutputFile.write(
                "out",
                console,
                out -> {
                  out.write(1);
                  throw new CommandFailure("no");
                }));

    assertThat(files()).isEmpty();
  }

  @Test
  void leavesTheOldFileWhenTheBodyFails() throws Exception {
    Files.writeString(directory.resolve("out"), "old");

    assertThrows(
        IllegalStateException.class,
        () ->
            OutputFile.write(
                "out",
                console,
                out -> {
                  out.write(1);
                  throw new IllegalStateException();
                }));

    assertThat(Files.readString(directory.resolve("out"))).isEqualTo("old");
    assertThat(files()).containsExactly("out");
  }

  @Test
  void writesThroughALink() throws Exception {
    Files.writeString(directory.resolve("target"), "old");
    Files.createSymbolicLink(directory.resolve("link"), Path.of("target"));

    OutputFile.write("link", console, out -> out.write("new".getBytes(UTF_8)));

    assertThat(Files.readString(directory.resolve("target"))).isEqualTo("new");
    assertThat(Files.isSymbolicLink(directory.resolve("link"))).isTrue();
  }

  private List<String> files() throws Exception {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(path -> path.getFileName().toString()).toList();
    }
  }
}
