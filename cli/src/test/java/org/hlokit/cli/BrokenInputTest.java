// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is read, it ends in a result or in an error with a place, and never in a crash. */
final class BrokenInputTest {
  private static final int ROUNDS = 400;

  @TempDir Path directory;

  @Test
  void textThatIsCutOff() throws IOException {
    byte[] text = text();
    Random random = new Random(1);
    for (int i = 0; i < ROUNDS; i++) {
      check(java.util.Arrays.copyOf(text, random.nextInt(text.length)));
    }
  }

  @Test
  void textWithBytesLost() throws IOException {
    byte[] text = text();
    Random random = new Random(2);
    for (int i = 0; i < ROUNDS; i++) {
      int at = random.nextInt(text.length);
      int length = Math.min(1 + random.nextInt(12), text.length - at);
      byte[] broken = new byte[text.length - length];
      System.arraycopy(text, 0, broken, 0, at);
      System.arraycopy(text, at + length, broken, at, broken.length - at);
      check(broken);
    }
  }

  @Test
  void textWithBytesReplaced() throws IOException {
    byte[] text = text();
    byte[] pool = "()[]{}<>%@#!\"=,:->x0123456789abcdef \n\\/\0\u00ff".getBytes(ISO_8859_1);
    Random random = new Random(3);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] broken = text.clone();
      for (int k = random.nextInt(3); k >= 0; k--) {
        broken[random.nextInt(text.length)] = pool[random.nextInt(pool.length)];
      }
      check(broken);
    }
  }

  @Test
  void linesInAnotherOrder() throws IOException {
    List<String> lines = new String(text(), StandardCharsets.UTF_8).lines().toList();
    Random random = new Random(4);
    for (int i = 0; i < ROUNDS; i++) {
      List<String> broken = new java.util.ArrayList<>(lines);
      java.util.Collections.swap(
          broken, random.nextInt(lines.size()), random.nextInt(lines.size()));
      check(String.join("\n", broken).getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void binaryGarbage() {
    Random random = new Random(5);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] garbage = new byte[random.nextInt(300)];
      random.nextBytes(garbage);
      check(garbage);
    }
  }

  /** The demo's model without its weights, so that what is hit is structure and not digits. */
  private static byte[] text() throws IOException {
    Path demo = Path.of(System.getProperty("hlokit.root")).resolve("examples/demo.mlir");
    return Files.readString(demo)
        .replaceAll("\"0x[0-9A-F]+\"", "0.000000e+00")
        .getBytes(StandardCharsets.UTF_8);
  }

  private void check(byte[] input) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        Console.of(
            new ByteArrayInputStream(input), OutputStream.nullOutputStream(), err, directory);
    int exitCode = new Hlokit(console).run(List.of("opt", "--fuse-rms-norm", "--debug"));
    String message = err.toString(StandardCharsets.UTF_8);
    if (exitCode != 0 && exitCode != 1) {
      assertWithMessage(
              "exit code %s: %s\nfor %s",
              exitCode, message, HexFormat.of().formatHex(input, 0, Math.min(200, input.length)))
          .that(exitCode)
          .isEqualTo(1);
    }
    if (exitCode == 1) {
      assertWithMessage("message")
          .that(message)
          .containsMatch("(?m)^<stdin>:\\d+:\\d+: error: .+\n");
    }
  }
}
