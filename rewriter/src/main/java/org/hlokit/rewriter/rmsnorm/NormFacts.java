// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.print.Printer;

/**
 * A normalisation in words and numbers, for people and for machines.
 *
 * @param spelling how squares, mean and root are written, or the name of a call
 * @param x the type of the value that is normalised, as it is scaled
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
    TensorType x,
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
        scaled.op().result().tensorType().withElement(norm.input().tensorType().element()),
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

  /** The facts that a call says itself. */
  static NormFacts of(NormCall norm, String title) {
    Value weight = norm.weight();
    FloatType output = (FloatType) norm.resultType().element();
    int axis = norm.dimensions().getLast();
    return new NormFacts(
        title,
        norm.x().tensorType(),
        axis,
        norm.x().tensorType().dimension(axis),
        FloatAttr.of(norm.compute(), norm.epsilon()),
        weight == null ? "none" : "last",
        weight == null ? "" : Printer.toText(weight.tensorType().element()),
        norm.castBeforeScale(),
        output,
        1,
        "computed in %s, as the call says no other".formatted(norm.compute()));
  }

  /** The same with a spelling that names a call, too. */
  NormFacts through(String call) {
    return new NormFacts(
        call + ": " + spelling,
        x,
        axis,
        length,
        epsilon,
        weight,
        weightType,
        castBeforeScale,
        output,
        places,
        contract);
  }

  /** {@code 9.99999997E-7 : f32}. */
  public String epsilonText() {
    return Printer.toText(epsilon);
  }

  /** What is normalised, in a few words. */
  public String title() {
    return "RMS normalisation of %s over dimension %d, N = %s"
        .formatted(
            Printer.toText(x), axis, length == TensorType.DYNAMIC ? "?" : Long.toString(length));
  }

  /** The rest, a line for each kind of fact. */
  public ImmutableList<String> lines() {
    return ImmutableList.of(
        "spelling: " + spelling, "epsilon: " + epsilonText(), scaling(), "rounding: " + contract);
  }

  private String scaling() {
    if (places > 1) {
      return "weight: none fused, because x is scaled in %d places".formatted(places);
    }
    if (weight.equals("none")) {
      return "weight: none; result in " + output;
    }
    String order =
        castBeforeScale
            ? "after the cast to " + output
            : weight.equals("first") ? "before x, result in " + output : "result in " + output;
    return "weight: %s, %s".formatted(weightType, order);
  }

  /** All in one line. */
  @Override
  public String toString() {
    return title() + "; " + String.join("; ", lines());
  }
}
