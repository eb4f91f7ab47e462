// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.hlokit.runtime.Interpreter;
import org.hlokit.runtime.TfliteException;

/**
 * What the demo's model writes when it goes on from a text, one character after the other.
 *
 * @param given the characters of the input
 * @param written those that the model found to come next
 */
record DemoText(String given, String written) {
  /** The characters by their number, as {@code examples/export_demo.py} has them. */
  private static final String ALPHABET = " abcdefghijklmnopqrstuvwxyz,.";

  static DemoText write(Interpreter interpreter, NpyArray input, int length)
      throws TfliteException {
    StringBuilder text = new StringBuilder();
    Elements characters = new Elements(input);
    for (int i = 0; i < characters.count(); i++) {
      text.append(ALPHABET.charAt((int) characters.get(i)));
    }
    int window = text.length();
    for (int i = 0; i < length; i++) {
      NpyArray logits =
          DemoModel.invoke(interpreter, numbers(text.substring(i, i + window), input));
      text.append(ALPHABET.charAt(likeliestAtTheEnd(logits)));
    }
    return new DemoText(text.substring(0, window), text.substring(window));
  }

  private static NpyArray numbers(String text, NpyArray like) {
    ByteBuffer bytes =
        ByteBuffer.allocate(text.length() * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    text.chars().forEach(character -> bytes.putInt(ALPHABET.indexOf(character)));
    return new NpyArray(like.type(), like.shape(), bytes.flip());
  }

  private static int likeliestAtTheEnd(NpyArray logits) {
    Elements elements = new Elements(logits);
    int last = elements.count() - ALPHABET.length();
    int best = 0;
    for (int i = 1; i < ALPHABET.length(); i++) {
      if (elements.get(last + i) > elements.get(last + best)) {
        best = i;
      }
    }
    return best;
  }
}
