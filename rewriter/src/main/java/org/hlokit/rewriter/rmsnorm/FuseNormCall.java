// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.FuncOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Cloner;
import org.hlokit.rewriter.pattern.Effects;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.hlokit.rewriter.pattern.Symbols;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a normalisation that is one operation of another name by the fused one.
 *
 * <pre>
 *   stablehlo.custom_call {@literal @}rmsNorm(%x, %w) {eps = 1.0e-6 : f32, axis = -1 : i64}
 *   stablehlo.composite "odml.rms_norm" %x, %w {..}
 *
 *   ==>
 *
 *   stablehlo.custom_call {@literal @}ai_edge_torch.rms_norm(%x, %w)
 * </pre>
 *
 * <p>A composite means what its decomposition function computes. Where that can be read as a
 * normalisation, the facts are taken from there; where it cannot, as with functions in ops of other
 * dialects, from name and attributes.
 */
final class FuseNormCall {
  private final FuseRmsNorm chains;
  private final NormWriter writer;
  private final NormCallReader reader;

  /**
   * @param chains fuses what a decomposition function computes
   */
  FuseNormCall(FuseRmsNorm chains, NormWriter writer, NormCallReader reader) {
    this.chains = chains;
    this.writer = writer;
    this.reader = reader;
  }

  /** Replaces {@code op}, or says why not. */
  NormReport fuse(Operation op, String function, Rewriter rewriter) {
    NormFacts facts = fuseByBody(op, rewriter);
    if (facts != null) {
      return new NormReport.Fused(op, function, facts);
    }
    NormCall norm = reader.read(op);
    if (norm == null) {
      return new NormReport.Refused(op, function, Reasons.unfitCall(), op);
    }
    long[] shape = norm.x().tensorType().shape().toArray();
    int axis = norm.dimensions().getLast();
    boolean last = true;
    for (int i = axis + 1; i < shape.length; i++) {
      last &= shape[i] == 1;
    }
    if (norm.dimensions().size() != 1 || !last) {
      return new NormReport.Refused(op, function, Reasons.notLastOfCall(), op);
    }
    if (writer.needsStaticShape() && !norm.x().tensorType().hasStaticShape()) {
      return new NormReport.Refused(op, function, Reasons.dynamicShape(), op);
    }
    rewriter.before(op);
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    Value residual = norm.residual();
    Value x = residual == null ? norm.x() : builder.add(norm.x(), residual);
    ImmutableLongArray rows = norm.x().tensorType().shape().subArray(0, axis + 1);
    TensorType result = norm.resultType();
    boolean reshapes = axis + 1 < shape.length;
    Value call =
        writer.write(
            rewriter,
            reshapes ? builder.reshape(x, rows) : x,
            norm.weight(),
            reshapes ? TensorType.of(result.element(), rows) : result,
            new RmsNormParameters(
                FloatAttr.of(norm.compute(), norm.epsilon()), norm.castBeforeScale()));
    rewriter.replace(op, builder.reshape(call, result.shape()));
    return new NormReport.Fused(op, function, NormFacts.of(norm, NormCallReader.title(op)));
  }

  /** Replaces a composite whose body can be read as a normalisation; else gives null. */
  @Nullable NormFacts fuseByBody(Operation op, Rewriter rewriter) {
    Operation body = decomposition(op);
    Operation anchor = body == null ? null : onlyNorm(body);
    return body == null || anchor == null ? null : throughBody(op, body, anchor, rewriter);
  }

  /** Puts a copy of the body in the place of the composite, and fuses the chain in the copy. */
  private NormFacts throughBody(Operation op, Operation body, Operation anchor, Rewriter rewriter) {
    rewriter.before(op);
    Cloner cloner = new Cloner();
    Block block = body.region(0).entry();
    for (int i = 0; i < op.operandCount(); i++) {
      cloner.map(block.argument(i), op.operand(i));
    }
    List<Value> results = new ArrayList<>();
    for (Operation inner : block.operations()) {
      if (inner.is(FuncOps.RETURN)) {
        inner.operands().forEach(value -> results.add(cloner.copyOf(value)));
      } else {
        rewriter.insert(cloner.copy(inner)).setLocation(op.location());
      }
    }
    Operation copy = cloner.copyOf(anchor.result()).definingOp();
    rewriter.replace(op, results);
    RmsNorm norm = copy == null ? null : chains.read(copy).norm();
    if (norm == null) {
      throw new IllegalStateException("the copy of a normalisation is none");
    }
    NormFacts facts = NormFacts.of(norm);
    chains.apply(norm, rewriter);
    return facts.through(NormCallReader.title(op));
  }

  /** The decomposition function of a composite whose body can be read, or null. */
  private static @Nullable Operation decomposition(Operation op) {
    if (!NormCallReader.isComposite(op)) {
      return null;
    }
    Operation function = Symbols.around(op).function(op, "decomposition").orElse(null);
    if (function == null || function.region(0).blocks().size() != 1) {
      return null;
    }
    Block block = function.region(0).entry();
    Operation last = block.lastOp();
    return last != null
            && last.is(FuncOps.RETURN)
            && last.operandCount() == op.resultCount()
            && block.arguments().size() == op.operandCount()
        ? function
        : null;
  }

  /** The root of the only normalisation in a function that does nothing else, or null. */
  private @Nullable Operation onlyNorm(Operation function) {
    Block block = function.region(0).entry();
    Operation anchor = null;
    for (Operation op : block.operations()) {
      if (!Effects.isPure(op)) {
        return null;
      }
      if (chains.startsAt(op)) {
        if (anchor != null) {
          return null;
        }
        anchor = op;
      }
    }
    RmsNorm norm = anchor == null ? null : chains.read(anchor).norm();
    return norm != null
            && norm.tail() != null
            && norm.tail().root() == block.terminator().operand(0)
        ? anchor
        : null;
  }
}
