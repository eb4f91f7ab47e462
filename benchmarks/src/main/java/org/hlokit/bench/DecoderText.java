// SPDX-License-Identifier: Apache-2.0
package org.hlokit.bench;

import com.google.errorprone.annotations.FormatMethod;

/**
 * A decoder like Llama's in StableHLO: in each layer a norm, attention over all tokens, a norm, and
 * a gated feed-forward network; and a norm at the end. Every matrix is one number many times,
 * another for each, so that the model keeps all of them.
 */
final class DecoderText {
  static final int LAYERS = 4;
  static final int WIDTH = 512;
  private static final int HEADS = 8;
  private static final int HEAD = WIDTH / HEADS;
  private static final int HIDDEN = 1376;

  private final int tokens;
  private final StringBuilder body = new StringBuilder();
  private int values;
  private int linears;

  private DecoderText(int tokens) {
    this.tokens = tokens;
  }

  /** A module whose function takes the embedded tokens. */
  static String of(int tokens) {
    DecoderText text = new DecoderText(tokens);
    String x = "%x";
    for (int layer = 0; layer < LAYERS; layer++) {
      x = text.elementwise("add", WIDTH, x, text.attention(text.norm(x)));
      x = text.elementwise("add", WIDTH, x, text.feedForward(text.norm(x)));
    }
    x = text.norm(x);
    String type = text.matrix(WIDTH);
    return "func.func @main(%%x: %s) -> %s {\n%s  return %s : %s\n}\n"
        .formatted(type, type, text.body, x, type);
  }

  private String attention(String x) {
    String query = heads(linear(x, WIDTH, WIDTH));
    String key = heads(linear(x, WIDTH, WIDTH));
    String value = heads(linear(x, WIDTH, WIDTH));
    String vectors = tensor(HEADS, tokens, HEAD);
    String scores = tensor(HEADS, tokens, tokens);
    String products =
        line(
            "stablehlo.dot_general %s, %s, batching_dims = [0] x [0], contracting_dims = [2] x [2] : (%s, %s) -> %s",
            query, key, vectors, vectors, scores);
    String weights = softmax(products);
    String mixed =
        line(
            "stablehlo.dot_general %s, %s, batching_dims = [0] x [0], contracting_dims = [2] x [1] : (%s, %s) -> %s",
            weights, value, scores, vectors, vectors);
    String rows = tensor(tokens, HEADS, HEAD);
    String turned =
        line("stablehlo.transpose %s, dims = [1, 0, 2] : (%s) -> %s", mixed, vectors, rows);
    String joined = line("stablehlo.reshape %s : (%s) -> %s", turned, rows, matrix(WIDTH));
    return linear(joined, WIDTH, WIDTH);
  }

  private String heads(String x) {
    String rows = tensor(tokens, HEADS, HEAD);
    String split = line("stablehlo.reshape %s : (%s) -> %s", x, matrix(WIDTH), rows);
    return line(
        "stablehlo.transpose %s, dims = [1, 0, 2] : (%s) -> %s",
        split, rows, tensor(HEADS, tokens, HEAD));
  }

  private String softmax(String x) {
    String scores = tensor(HEADS, tokens, tokens);
    String largest = spread(reduce(x, "maximum", "0xFF800000"));
    String shifted = line("stablehlo.subtract %s, %s : %s", x, largest, scores);
    String powers = line("stablehlo.exponential %s : %s", shifted, scores);
    String sum = spread(reduce(powers, "add", "0.0"));
    return line("stablehlo.divide %s, %s : %s", powers, sum, scores);
  }

  private String reduce(String x, String by, String initial) {
    String start = line("stablehlo.constant dense<%s> : tensor<f32>", initial);
    return line(
        "stablehlo.reduce(%s init: %s) applies stablehlo.%s across dimensions = [2] : (%s, tensor<f32>) -> %s",
        x, start, by, tensor(HEADS, tokens, tokens), tensor(HEADS, tokens));
  }

  private String spread(String x) {
    return line(
        "stablehlo.broadcast_in_dim %s, dims = [0, 1] : (%s) -> %s",
        x, tensor(HEADS, tokens), tensor(HEADS, tokens, tokens));
  }

  private String feedForward(String x) {
    String gate = linear(x, WIDTH, HIDDEN);
    String up = linear(x, WIDTH, HIDDEN);
    String opened = line("stablehlo.logistic %s : %s", gate, matrix(HIDDEN));
    String silu = elementwise("multiply", HIDDEN, gate, opened);
    return linear(elementwise("multiply", HIDDEN, silu, up), HIDDEN, WIDTH);
  }

  private String norm(String x) {
    String value = "%" + values++;
    body.append(NormText.of(x, value, tokens, WIDTH));
    return value;
  }

  private String linear(String x, int from, int to) {
    String weight = line("stablehlo.constant dense<0.01%04d> : %s", linears++, tensor(from, to));
    return line(
        "stablehlo.dot_general %s, %s, contracting_dims = [1] x [0] : (%s, %s) -> %s",
        x, weight, matrix(from), tensor(from, to), matrix(to));
  }

  private String elementwise(String name, int width, String a, String b) {
    return line("stablehlo.%s %s, %s : %s", name, a, b, matrix(width));
  }

  private String matrix(int width) {
    return tensor(tokens, width);
  }

  private static String tensor(int... sizes) {
    StringBuilder type = new StringBuilder("tensor<");
    for (int size : sizes) {
      type.append(size).append('x');
    }
    return type.append("f32>").toString();
  }

  @FormatMethod
  private String line(String format, Object... arguments) {
    String value = "%" + values++;
    body.append("  ").append(value).append(" = ").append(format.formatted(arguments)).append('\n');
    return value;
  }
}
