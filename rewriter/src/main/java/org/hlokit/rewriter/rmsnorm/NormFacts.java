// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import java.util.ArrayList;
import java.util.List;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.print.Printer;

/**
 * A normalisation in words and numbers, for people and for machines.
 *
 * @param spelling how squares, mean and root are written
 * @param axis the normalised dimension
 * @param length its length
 * @param weight {@code none}, {@code first} or {@code last}: when x or the root meets it
 * @param weightType its element type; empty where there is none
 * @param castBeforeScale whether x is rounded to the output type before the weight
 * @param output the element type of the result
 * @param places in how many places x is scaled with the root
 * @param contract what fusing does to the rounding
 */
public record NormFacts(
    String spelling,
    int axis,
    long length,
    FloatAttr epsilon,
    String weight,
    String weightType,
    boolean castBeforeScale,
    FloatType output,
    int places,
    String contract) {

  static NormFacts of(RmsNorm norm) {
    ScaledValue scaled = norm.scaled().getFirst();
    Tail tail = norm.tail();
    RowVector weight = tail == null ? null : tail.weight();
    RmsNormParameters parameters = norm.parameters();
    return new NormFacts(
        norm.spelling(),
        scaled.axis(),
        norm.length(),
        parameters.epsilon(),
        weight == null || tail == null ? "none" : tail.weightWasFirst() ? "first" : "last",
        weight == null ? "" : Printer.toText(weight.element()),
        parameters.castBeforeScale(),
        tail == null ? scaled.element() : tail.output(),
        norm.scaled().size(),
        norm.contract());
  }

  /** {@code 9.99999997E-7 : f32}. */
  public String epsilonText() {
    return Printer.toText(epsilon);
  }

  /** All in one line. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    parts.add(spelling);
    parts.add("dimension %d of length %d".formatted(axis, length));
    parts.add("epsilon " + epsilonText());
    if (places > 1) {
      parts.add("scaled in %d places".formatted(places));
    } else {
      parts.add(
          weight.equals("none") ? "no weight" : "weight %s of %s".formatted(weight, weightType));
    }
    if (castBeforeScale) {
      parts.add("cast to %s before the weight".formatted(output));
    }
    parts.add(contract);
    return String.join(", ", parts);
  }
}
