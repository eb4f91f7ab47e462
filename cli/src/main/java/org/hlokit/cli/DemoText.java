// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import org.hlokit.interpreter.value.LongTensor;
import org.hlokit.interpreter.value.Tensor;
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

  static DemoText write(Interpreter interpreter, Tensor input, int length)
      throws TfliteException, CommandFailure {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < input.count(); i++) {
      text.append(ALPHABET.charAt((int) input.longAt(i)));
    }
    int window = text.length();
    for (int i = 0; i < length; i++) {
      long[] numbers = text.substring(i, i + window).chars().mapToLong(ALPHABET::indexOf).toArray();
      Tensor logits = DemoModel.invoke(interpreter, new LongTensor(input.type(), numbers));
      text.append(ALPHABET.charAt(likeliestAtTheEnd(logits)));
    }
    return new DemoText(text.substring(0, window), text.substring(window));
  }

  private static int likeliestAtTheEnd(Tensor logits) {
    int last = logits.count() - ALPHABET.length();
    int best = 0;
    for (int i = 1; i < ALPHABET.length(); i++) {
      if (logits.doubleAt(last + i) > logits.doubleAt(last + best)) {
        best = i;
      }
    }
    return best;
  }
}
