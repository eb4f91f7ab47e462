// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import java.util.ArrayList;
import java.util.List;
import org.hlokit.print.Printer;

/** Tells the user what a normalisation is. */
final class Description {
  private Description() {}

  /** One line: spelling, dimension, length, epsilon, weight, order of cast and weight, rounding. */
  static String of(RmsNorm norm) {
    ScaledValue scaled = norm.scaled().getFirst();
    Tail tail = norm.tail();
    RmsNormParameters parameters = norm.parameters();
    List<String> parts = new ArrayList<>();
    parts.add("RMS norm (%s)".formatted(norm.spelling()));
    parts.add("dimension %d of length %d".formatted(scaled.axis(), norm.length()));
    parts.add("epsilon " + Printer.toText(parameters.epsilon()));
    if (tail == null) {
      parts.add("scaled in %d places".formatted(norm.scaled().size()));
    } else if (tail.weight() == null) {
      parts.add("no weight");
    } else {
      parts.add(
          "weight %s of %s"
              .formatted(tail.weightWasFirst() ? "first" : "last", tail.weight().element()));
    }
    if (parameters.castBeforeScale() && tail != null) {
      parts.add("cast to %s before the weight".formatted(tail.output()));
    }
    parts.add(norm.contract());
    return String.join(", ", parts);
  }
}
