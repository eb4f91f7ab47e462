// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hlokit.ir.Location;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Constraint;
import org.hlokit.rewriter.pattern.Layout;
import org.hlokit.rewriter.pattern.Outcome;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Rewritten;
import org.hlokit.rewriter.pattern.RewriteRule;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.hlokit.rewriter.pattern.View;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a root-mean-square normalisation by one call.
 *
 * <pre>
 *   %v = mean(%x * %x, last dimension)           %y = stablehlo.custom_call
 *   %y = %x * rsqrt(%v + eps) * %weight    ==>       @ai_edge_torch.rms_norm(%x, %weight)
 * </pre>
 *
 * <p>Where the root is shared by several products, x is normalised once and the products with the
 * weights stay.
 *
 * <p>Rounding: the same to one unit in the last place of the output type where the chain computes
 * in {@code f32}; at least as exact where it computes in narrower types. Refused where the chain
 * computes in a wider type, unless narrowing is allowed; where a value inside the chain is used
 * elsewhere; and for all that {@link RmsNormConstraints} names.
 */
public final class FuseRmsNorm implements RewriteRule {
  private final ImmutableList<Constraint<RmsNorm>> constraints;
  private final NormWriter writer;

  /**
   * @param allowNarrowing whether chains that compute in f64 may be fused
   * @param minRank the least rank of x
   * @param writer writes what stands there instead
   */
  FuseRmsNorm(boolean allowNarrowing, long minRank, NormWriter writer) {
    this.writer = writer;
    ImmutableList.Builder<Constraint<RmsNorm>> all = ImmutableList.builder();
    all.addAll(RmsNormConstraints.ALWAYS);
    if (!allowNarrowing) {
      all.add(RmsNormConstraints.ACCUMULATES_IN_F32);
    }
    if (minRank > 1) {
      all.add(RmsNormConstraints.rankIsAtLeast(minRank));
    }
    if (writer.needsStaticShape()) {
      all.add(RmsNormConstraints.SHAPE_IS_KNOWN);
    }
    constraints = all.build();
  }

  @Override
  public boolean startsAt(Operation op) {
    return RmsNorm.isRoot(op);
  }

  /** What stands at {@code anchor}, with all constraints asked. */
  public RmsNorm.Reading read(Operation anchor) {
    return RmsNorm.read(anchor).require(constraints);
  }

  @Override
  public Outcome apply(Operation anchor, Rewriter rewriter) {
    RmsNorm.Reading reading = read(anchor);
    if (reading.norm() != null) {
      return apply(reading.norm(), rewriter);
    }
    NoMatch noMatch = reading.noMatch();
    return noMatch != null ? noMatch : new NoMatch(Reasons.notARoot(), anchor);
  }

  /** Replaces a normalisation that all constraints hold for. */
  Outcome apply(RmsNorm norm, Rewriter rewriter) {
    Tail tail = norm.tail();
    boolean done = tail != null ? fuse(norm, tail, rewriter) : fuseShared(norm, rewriter);
    return done
        ? new Rewritten(norm.spelling())
        : new NoMatch(Reasons.dynamicReshape(), norm.anchor());
  }

  private boolean fuse(RmsNorm norm, Tail tail, Rewriter rewriter) {
    ScaledValue scaled = norm.scaled().getFirst();
    Operation root = tail.root().definingOp();
    if (root == null) {
      return false;
    }
    rewriter.before(root).located(locations(norm, tail.absorbed()));
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    TensorType rootType = tail.root().tensorType();
    Value x = x(norm, scaled, rootType, builder);
    if (x == null) {
      return false;
    }
    TensorType type = resultType(x, rootType);
    RowVector weight = tail.weight();
    Value call =
        writer.write(
            rewriter, x, weight == null ? null : weight.build(builder), type, norm.parameters());
    rewriter.replace(root, builder.reshape(call, rootType.shape()));
    return true;
  }

  /** Several values are scaled with one root: normalise once, keep the products with weights. */
  private boolean fuseShared(RmsNorm norm, Rewriter rewriter) {
    List<ScaledValue> products = new ArrayList<>(norm.scaled());
    products.sort((a, b) -> a.op() == b.op() ? 0 : a.op().isBefore(b.op()) ? -1 : 1);
    ScaledValue first = products.getFirst();
    TensorType type = first.op().result().tensorType();
    if (!products.stream().allMatch(product -> product.op().result().type().equals(type))) {
      return false;
    }
    rewriter.before(first.op()).located(locations(norm, Set.of(first.op())));
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    Value x = x(norm, first, type, builder);
    if (x == null) {
      return false;
    }
    Value call =
        builder.reshape(
            writer.write(rewriter, x, null, resultType(x, type), norm.parameters()), type.shape());
    for (ScaledValue product : products) {
      rewriter.before(product.op());
      Value weight = product.weightValue();
      rewriter.replace(
          product.op(),
          weight == null ? call : builder.multiply(call, builder.broadcastLike(weight, type)));
    }
    return true;
  }

  private static TensorType resultType(Value x, TensorType root) {
    TensorType type = x.tensorType();
    return type.shape().equals(root.shape()) ? root : TensorType.of(root.element(), type.shape());
  }

  /**
   * The operand: the earliest value of the shape that is scaled, in its own element type, with the
   * normalised dimension last. Null where only a reshape to a dynamic shape would give it.
   */
  private static @Nullable Value x(
      RmsNorm norm, ScaledValue scaled, TensorType root, StablehloBuilder builder) {
    TensorType type = scaled.op().result().tensorType();
    ImmutableLongArray shape = type.shape().subArray(0, scaled.axis() + 1);
    boolean isRoot = root.shape().equals(type.shape());
    if (!type.hasStaticShape() && !(isRoot && shape.length() == type.rank())) {
      return null;
    }
    Value given = norm.mean().rescaledFrom != null ? norm.mean().rescaledFrom : scaled.x();
    if (!given.tensorType().shape().equals(scaled.x().tensorType().shape())) {
      return null;
    }
    Value base = norm.input();
    Value found = given;
    for (Value at = given; at != null; at = at == base ? null : View.source(at)) {
      if (at.tensorType().shape().equals(type.shape()) && arrangesAlike(at, given)) {
        found = at;
      }
    }
    // A conversion before a reshape: take the reshape of what is converted.
    if (base.tensorType().element() != found.tensorType().element()
        && type.hasStaticShape()
        && base.tensorType().hasStaticShape()
        && View.of(given).layout().sameElements(Layout.rowMajor(given.tensorType()))
        && base.tensorType().elementCount() == type.elementCount()) {
      found = base;
    }
    return found.tensorType().hasStaticShape() ? builder.reshape(found, shape) : found;
  }

  private static boolean arrangesAlike(Value left, Value right) {
    return View.of(left).layout().sameElements(View.of(right).layout());
  }

  private static Location locations(RmsNorm norm, Set<Operation> tail) {
    Set<Operation> ops = new LinkedHashSet<>();
    ops.add(norm.mean().squareOp);
    ops.addAll(norm.inner());
    ops.addAll(tail);
    return Rewriter.fused(ops);
  }
}
