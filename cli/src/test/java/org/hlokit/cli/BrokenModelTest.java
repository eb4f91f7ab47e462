// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import static com.google.common.truth.Truth.assertWithMessage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A TensorFlow Lite model, whatever is wrong with it, ends in a result or in one error. What can
 * still be printed is valid MLIR.
 */
final class BrokenModelTest {
  private static final int ROUNDS = 150;
  private static final int[] EXTREMES = {0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 30};

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"signatures", "cnn_int8", "custom_ops", "strings", "sparse_f32", "odd"})
  void isInspectedAndPrintedOrRefused(String name) throws IOException {
    Path folder = Path.of(System.getProperty("hlokit.root")).resolve("lit-tests/translate/Inputs");
    byte[] model = Files.readAllBytes(folder.resolve(name + ".tflite"));
    Random random = new Random(name.hashCode());
    for (int i = 0; i < ROUNDS; i++) {
      check(broken(model, random), name + ", round " + i);
    }
  }

  private static byte[] broken(byte[] model, Random random) {
    if (random.nextInt(20) == 0) {
      return Arrays.copyOf(model, random.nextInt(model.length));
    }
    byte[] bytes = model.clone();
    ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int k = random.nextInt(3); k >= 0; k--) {
      int at = random.nextInt(bytes.length / 4) * 4;
      switch (random.nextInt(5)) {
        case 0 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        case 1 -> words.putInt(at, random.nextInt(8) - 2);
        case 2 -> words.putInt(at, words.getInt(at) + random.nextInt(9) - 4);
        case 3 -> words.putInt(at, EXTREMES[random.nextInt(EXTREMES.length)]);
        default -> words.putInt(at, words.getInt(random.nextInt(bytes.length / 4) * 4));
      }
    }
    return bytes;
  }

  private void check(byte[] model, String what) {
    result(model, what, "inspect", "-", "--debug");
    result(model, what, "inspect", "-", "--json", "--debug");
    for (String elision : List.of("16", "-1")) {
      byte[] text =
          result(
              model,
              what,
              "translate",
              "-",
              "--debug",
              "--mlir-print-debuginfo",
              "--mlir-elide-elementsattrs-if-larger=" + elision);
      if (text.length > 0) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode =
            new Hlokit(
                    Console.of(
                        new ByteArrayInputStream(text),
                        new ByteArrayOutputStream(),
                        err,
                        directory))
                .run(List.of("opt", "-"));
        assertWithMessage(
                "%s is read back: %s\n%s", what, err, new String(text, StandardCharsets.UTF_8))
            .that(exitCode)
            .isEqualTo(0);
      }
    }
  }

  /** What the command printed; nothing where it refused. */
  private byte[] result(byte[] model, String what, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        new Hlokit(Console.of(new ByteArrayInputStream(model), out, err, directory))
            .run(List.of(arguments));
    String message = err.toString(StandardCharsets.UTF_8);
    if (exitCode == 0) {
      return out.toByteArray();
    }
    assertWithMessage("%s: %s", what, message).that(exitCode).isEqualTo(1);
    assertWithMessage(what).that(message).startsWith("error: ");
    assertWithMessage(what).that(message.lines().count()).isEqualTo(1);
    return new byte[0];
  }
}
