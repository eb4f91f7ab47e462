// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import org.hlokit.rewriter.pattern.Outcome.Reason;

/** Why an operation is no part of an RMS normalisation, where that shows while it is read. */
final class Reasons {
  static final String ROOT_OF_MEAN = "the root is taken of a mean of squares";
  static final String ALL_ON_ONE_DEVICE = "the whole mean is computed on one device";
  static final String SCALES_WHAT_IT_SQUARES =
      "the value that is scaled is the value whose squares are averaged";
  static final String NO_OTHER_USES =
      "what lies between the squares and the result is used nowhere else";
  static final String EPSILON_UNDER_ROOT = "epsilon is added before the root is taken";
  static final String PLAIN_SUM = "the squares are summed, starting from zero";
  static final String ONE_REDUCTION = "the mean is taken by one reduction";

  private Reasons() {}

  static Reason allReduce(String op) {
    return new Reason(
        "all-on-one-device",
        ALL_ON_ONE_DEVICE,
        op + " adds sums of other devices before the root is taken",
        "fuse before the module is partitioned");
  }

  static Reason notAMean(String op) {
    return new Reason(
        "root-of-mean",
        ROOT_OF_MEAN,
        "%s stands between the mean of squares and the root".formatted(op),
        null);
  }

  static Reason inACall() {
    return new Reason(
        "root-of-mean",
        ROOT_OF_MEAN,
        "the mean of squares is computed in a called function",
        "run --inline first");
  }

  static Reason squaresInACall() {
    return new Reason(
        "root-of-mean",
        ROOT_OF_MEAN,
        "the squares are computed in a called function",
        "run --inline first");
  }

  static Reason otherValue() {
    return new Reason(
        "scales-what-it-squares",
        SCALES_WHAT_IT_SQUARES,
        "another value is multiplied with the reciprocal root",
        null);
  }

  static Reason otherDimension() {
    return new Reason(
        "scales-what-it-squares",
        SCALES_WHAT_IT_SQUARES,
        "the root is broadcast along another dimension than the one that was reduced",
        null);
  }

  static Reason otherUse(String op) {
    return new Reason(
        "inner-values-have-no-other-use",
        NO_OTHER_USES,
        "%s uses it, too".formatted(op),
        "the chain must be kept for the other use, so that fusing would only add work");
  }

  static Reason unusedRoot() {
    return new Reason(
        "inner-values-have-no-other-use",
        NO_OTHER_USES,
        "the root is not used to scale anything",
        null);
  }

  static Reason epsilonAfterRoot() {
    return new Reason(
        "epsilon-under-root", EPSILON_UNDER_ROOT, "epsilon is added to the root", null);
  }

  static Reason notSummed(String what) {
    return new Reason("plain-sum", PLAIN_SUM, what, null);
  }

  static Reason twoReductions() {
    return new Reason("one-reduction", ONE_REDUCTION, "a sum of sums is divided", null);
  }

  static Reason notARoot() {
    return new Reason("root-of-mean", ROOT_OF_MEAN, "the root is taken of something else", null);
  }

  static Reason dynamicReshape() {
    return new Reason(
        "result-has-the-same-shape",
        "the fused operation can have the shape of what it replaces",
        "the chain reshapes between shapes that are dynamic or differ",
        null);
  }

  static Reason dynamicShape() {
    return new Reason(
        "shape-is-known",
        "the shape of x is known",
        "it has dynamic dimensions",
        "export with static dimensions");
  }

  static Reason unfitCall() {
    return new Reason(
        "call-is-well-formed",
        "operands and attributes are those of a normalisation",
        "they do not fit together",
        "x comes first, then a weight of the shape of the normalised dimensions");
  }

  static Reason notLastOfCall() {
    return new Reason(
        "normalizes-last-dimension",
        "the normalised dimension is the last one longer than 1",
        "another dimension, or more than one, is normalised",
        "transpose or reshape first, or decompose the call");
  }
}
