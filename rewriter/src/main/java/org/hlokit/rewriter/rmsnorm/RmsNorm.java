// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.OpOperand;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Constraint;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Scalars;
import org.hlokit.rewriter.pattern.View;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a normalisation {@code y = x / sqrt(mean(x^2) + epsilon) * weight} that is spelled
 * in primitive operations, whichever way it is spelled.
 */
public final class RmsNorm {
  private final Operation anchor;
  private final String rootSpelling;
  private final MeanSquare mean;
  private final ImmutableList<ScaledValue> scaled;
  private final ImmutableSet<Operation> inner;
  private final ImmutableSet<FloatType> computed;
  private final FloatType compute;
  private final @Nullable Tail tail;

  /**
   * What reading an operation gave.
   *
   * @param norm the facts, or null
   * @param noMatch why there are none, or null
   * @param isCandidate whether the operation looks like part of a normalisation at all
   */
  public record Reading(@Nullable RmsNorm norm, @Nullable NoMatch noMatch, boolean isCandidate) {
    /** This reading, or why one of the constraints does not hold. */
    public Reading require(List<Constraint<RmsNorm>> constraints) {
      if (norm == null) {
        return this;
      }
      for (Constraint<RmsNorm> constraint : constraints) {
        NoMatch complaint = constraint.check(norm);
        if (complaint != null) {
          return new Reading(null, complaint, isCandidate);
        }
      }
      return this;
    }
  }

  private RmsNorm(
      Operation anchor,
      String rootSpelling,
      MeanSquare mean,
      List<ScaledValue> scaled,
      ScaleReader scale) {
    this.anchor = anchor;
    this.rootSpelling = rootSpelling;
    this.mean = mean;
    this.scaled = ImmutableList.copyOf(scaled);
    this.inner = ImmutableSet.<Operation>builder().addAll(mean.inner).addAll(scale.inner()).build();
    EnumSet<FloatType> types = EnumSet.copyOf(mean.computed);
    types.addAll(scale.computed());
    this.computed = ImmutableSet.copyOf(types);
    this.compute = input().tensorType().element() == FloatType.F64 ? FloatType.F64 : FloatType.F32;
    this.tail = scaled.size() == 1 ? Tail.read(scaled.getFirst(), compute) : null;
  }

  /** Whether {@code op} takes a root, so that {@link #read} may find something. */
  public static boolean isRoot(Operation op) {
    return Root.read(op) != null;
  }

  /** Reads the normalisation that {@code anchor} takes the root of. */
  public static Reading read(Operation anchor) {
    Root root = Root.read(anchor);
    if (root == null) {
      return new Reading(null, null, false);
    }
    MeanSquareReader reader = new MeanSquareReader();
    MeanSquare mean = reader.read(root.operand());
    if (mean == null || !mean.isReduced()) {
      NoMatch failure = reader.failure();
      return new Reading(null, failure, failure != null && reader.sawSquares());
    }
    Rescaling.undo(mean);
    for (Constraint<MeanSquare> constraint : MeanConstraints.ALL) {
      NoMatch complaint = constraint.check(mean);
      if (complaint != null) {
        return new Reading(null, complaint, true);
      }
    }
    ScaleReader scale = new ScaleReader(mean);
    List<ScaledValue> scaled = scale.read(anchor, root.reciprocal());
    if (scaled.isEmpty()) {
      return new Reading(null, scale.failure(), true);
    }
    String spelling = scale.inverted() ? "1 / " + root.spelling() : root.spelling();
    return new Reading(new RmsNorm(anchor, spelling, mean, scaled, scale), null, true);
  }

  // --- facts ------------------------------------------------------------------------------------

  /** The operation that takes the root. */
  public Operation anchor() {
    return anchor;
  }

  /** The value that is normalised, before everything that only arranges or widens. */
  Value input() {
    return mean.rescaledFrom == null ? mean.squared : View.of(mean.rescaledFrom).base();
  }

  MeanSquare mean() {
    return mean;
  }

  /** Where x is scaled; once, or several times where the root is shared. */
  ImmutableList<ScaledValue> scaled() {
    return scaled;
  }

  /** What follows the scaling; null where x is scaled in several places. */
  @Nullable Tail tail() {
    return tail;
  }

  /** The operations that go away. */
  ImmutableSet<Operation> inner() {
    return inner;
  }

  /** The element type that the fused operation computes in. */
  FloatType compute() {
    return compute;
  }

  /** The element types that the chain computes in. */
  ImmutableSet<FloatType> computed() {
    return computed;
  }

  /** The length of the normalised dimension, or {@link TensorType#DYNAMIC}. */
  public long length() {
    return mean.length;
  }

  RmsNormParameters parameters() {
    return new RmsNormParameters(
        FloatAttr.of(compute, mean.epsilon), tail != null && tail.castBeforeScale());
  }

  /** The first operation outside the chain that uses a value inside it, or null. */
  @Nullable Operation otherUser() {
    Set<Operation> own = new HashSet<>(inner);
    own.add(mean.squareOp);
    scaled.forEach(product -> own.add(product.op()));
    for (Operation op : inner) {
      for (OpOperand use : op.result().uses()) {
        if (!own.contains(use.owner())) {
          return use.owner();
        }
      }
    }
    return null;
  }

  /** How the chain is spelled, for the user: {@code x * x, sum divided by N, rsqrt}. */
  public String spelling() {
    return mean.squareSpelling + ", " + mean.meanSpelling + ", " + rootSpelling;
  }

  /** What fusing does to the rounding, for the user. */
  public String contract() {
    if (computed.stream().anyMatch(type -> type.precision() > compute.precision())) {
      return "less exact than the chain, which computes in f64";
    }
    FloatType output = tail == null ? scaled.getFirst().element() : tail.output();
    for (FloatType type : computed) {
      if (type.precision() < compute.precision()) {
        return "at least as exact as the chain, which rounds to %s on the way".formatted(type);
      }
    }
    return "the same to one unit in the last place of " + output;
  }

  /** A root that a normalisation may be built on. */
  private record Root(Value operand, boolean reciprocal, String spelling) {
    static @Nullable Root read(Operation op) {
      if (op.is(StablehloOps.RSQRT)) {
        return new Root(op.operand(0), true, "rsqrt");
      }
      if (op.is(StablehloOps.SQRT)) {
        return new Root(op.operand(0), false, "sqrt");
      }
      if (op.is(StablehloOps.POWER)) {
        if (Scalars.is(op.operand(1), -0.5)) {
          return new Root(op.operand(0), true, "power -0.5");
        }
        if (Scalars.is(op.operand(1), 0.5)) {
          return new Root(op.operand(0), false, "power 0.5");
        }
      }
      return null;
    }
  }
}
