// SPDX-License-Identifier: Apache-2.0
package org.hlokit.bench;

import com.google.common.collect.ImmutableList;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Modules of any size, the same for the same size. */
final class GeneratedText {
  private static final ImmutableList<String> BINARY =
      ImmutableList.of("add", "multiply", "subtract", "divide", "maximum");
  private static final ImmutableList<String> UNARY =
      ImmutableList.of("exponential", "negate", "rsqrt", "tanh", "cosine");
  private static final String WIDE = "tensor<16x48xf32>";
  private static final String ROW = "tensor<16xf32>";

  private GeneratedText() {}

  /** One function of {@code operations} ordinary operations. */
  static void operations(Path file, int operations) throws IOException {
    Random random = new Random(7);
    List<String> values = new ArrayList<>(List.of("%arg0", "%arg1"));
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("func.func @main(%arg0: " + WIDE + ", %arg1: " + WIDE + ") -> " + WIDE + " {\n");
      out.write("  %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>\n");
      for (int i = 0; i < operations; i++) {
        String a = recent(values, random);
        String b = recent(values, random);
        int kind = random.nextInt(10);
        if (kind < 6) {
          String op = BINARY.get(random.nextInt(BINARY.size()));
          out.write("  %%%d = stablehlo.%s %s, %s : %s\n".formatted(i, op, a, b, WIDE));
        } else if (kind < 9) {
          String op = UNARY.get(random.nextInt(UNARY.size()));
          out.write("  %%%d = stablehlo.%s %s : %s\n".formatted(i, op, a, WIDE));
        } else {
          out.write(
              ("  %%r%d = stablehlo.reduce(%s init: %%cst) applies stablehlo.add across dimensions ="
                      + " [1] : (%s, tensor<f32>) -> %s\n")
                  .formatted(i, a, WIDE, ROW));
          out.write(
              "  %%%d = stablehlo.broadcast_in_dim %%r%d, dims = [0] : (%s) -> %s\n"
                  .formatted(i, i, ROW, WIDE));
        }
        values.add("%" + i);
      }
      out.write("  return %s : %s\n}\n".formatted(values.getLast(), WIDE));
    }
  }

  private static String recent(List<String> values, Random random) {
    return values.get(values.size() - 1 - random.nextInt(Math.min(32, values.size())));
  }

  /** One constant of {@code mebibytes} of data, written as hexadecimal digits. */
  static void constant(Path file, int mebibytes) throws IOException {
    Random random = new Random(8);
    long elements = ((long) mebibytes << 20) / Float.BYTES;
    byte[] chunk = new byte[1 << 16];
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("func.func @main() -> tensor<%dxf32> {\n".formatted(elements));
      out.write("  %cst = stablehlo.constant dense<\"0x");
      for (int i = 0; i < mebibytes << 4; i++) {
        random.nextBytes(chunk);
        out.write(HexFormat.of().withUpperCase().formatHex(chunk));
      }
      out.write("\"> : tensor<%dxf32>\n".formatted(elements));
      out.write("  return %%cst : tensor<%dxf32>\n}\n".formatted(elements));
    }
  }
}
