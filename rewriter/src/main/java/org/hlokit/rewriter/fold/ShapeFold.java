// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.fold;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Literals;
import org.hlokit.rewriter.pattern.Outcome;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Reason;
import org.hlokit.rewriter.pattern.Outcome.Rewritten;
import org.hlokit.rewriter.pattern.RewriteRule;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.hlokit.verify.stablehlo.IntegerConstants;
import org.jspecify.annotations.Nullable;

/**
 * Computes integers that depend on constants only, and the sizes of static dimensions: what shapes
 * are computed with.
 *
 * <pre>
 *   %0 = stablehlo.get_dimension_size %x, dim = 0 : (tensor&lt;4xf32&gt;) -> tensor&lt;i32&gt;
 *   %1 = stablehlo.add %0, %0
 *   ==>
 *   %1 = stablehlo.constant dense&lt;8&gt; : tensor&lt;i32&gt;
 * </pre>
 *
 * <p>Exact: floating-point results, and conversions from floating point, are left alone.
 */
public final class ShapeFold implements RewriteRule {
  private static final Reason NOT_CONSTANT =
      new Reason("is-constant", "the operands are constants", "some are not", null);

  /** Larger results stay: no shape has so many dimensions, and the program would grow. */
  private static final long MAX_ELEMENTS = 1 << 20;

  private static final ImmutableSet<OpDefinition> ELEMENTWISE =
      ImmutableSet.of(
          StablehloOps.ADD,
          StablehloOps.AND,
          StablehloOps.CLAMP,
          StablehloOps.COMPARE,
          StablehloOps.CONCATENATE,
          StablehloOps.CONVERT,
          StablehloOps.DIVIDE,
          StablehloOps.MAXIMUM,
          StablehloOps.MINIMUM,
          StablehloOps.MULTIPLY,
          StablehloOps.OR,
          StablehloOps.REMAINDER,
          StablehloOps.RESHAPE,
          StablehloOps.SELECT,
          StablehloOps.SIGN,
          StablehloOps.SLICE,
          StablehloOps.SUBTRACT);

  @Override
  public boolean startsAt(Operation op) {
    return op.resultCount() == 1
        && op.operandCount() > 0
        && op.result().type() instanceof TensorType type
        && op.definition().dialect().equals("stablehlo")
        && (type.element() instanceof IntegerType
            || op.is(StablehloOps.SET_DIMENSION_SIZE)
            || op.is(StablehloOps.DYNAMIC_SLICE));
  }

  @Override
  public Outcome apply(Operation op, Rewriter rewriter) {
    Value folded =
        op.is(StablehloOps.SET_DIMENSION_SIZE)
            ? unchanged(op)
            : constant(literal(op), op, new StablehloBuilder(rewriter));
    if (folded == null) {
      return new NoMatch(NOT_CONSTANT, op);
    }
    rewriter.replace(op, folded);
    return new Rewritten(op.name());
  }

  private static @Nullable Value constant(
      @Nullable DenseElementsAttr literal, Operation op, StablehloBuilder builder) {
    return literal != null && literal.type().equals(op.result().type())
        ? builder.constant(literal)
        : null;
  }

  private static @Nullable DenseElementsAttr literal(Operation op) {
    TensorType type = op.result().tensorType();
    if (!type.hasStaticShape()) {
      return null;
    }
    if (op.is(StablehloOps.GET_DIMENSION_SIZE)) {
      return dimensionSize(op, type);
    }
    if (op.is(StablehloOps.BROADCAST_IN_DIM) || op.is(StablehloOps.DYNAMIC_SLICE)) {
      return resized(Literals.elements(op.operand(0)), type);
    }
    return ELEMENTWISE.contains(op.definition()) && type.elementCount() <= MAX_ELEMENTS
        ? evaluated(op)
        : null;
  }

  private static @Nullable DenseElementsAttr dimensionSize(Operation op, TensorType type) {
    return op.operand(0).type() instanceof TensorType operand
            && op.attribute("dimension") instanceof IntegerAttr dimension
            && !operand.isDynamic((int) dimension.longValue())
        ? Literals.splatBits(type, operand.dimension((int) dimension.longValue()))
        : null;
  }

  /** A splat in another shape. */
  private static @Nullable DenseElementsAttr resized(
      @Nullable DenseElementsAttr literal, TensorType type) {
    if (literal == null || !(literal.data().isSplat() || isOne(literal))) {
      return null;
    }
    int width = Literals.width(type.element());
    return width == 0
        ? null
        : Literals.splatBits(type, Literals.bits(literal.data().read(), width, 0));
  }

  private static boolean isOne(DenseElementsAttr literal) {
    return literal.type() instanceof TensorType type && type.elementCount() == 1;
  }

  private static @Nullable DenseElementsAttr evaluated(Operation op) {
    List<Folded> operands = new ArrayList<>();
    for (Value operand : op.operands()) {
      DenseElementsAttr literal = Literals.elements(operand);
      Folded value = literal == null ? null : Folded.of(literal, MAX_ELEMENTS);
      if (value == null
          || (op.is(StablehloOps.CONVERT) && value.type().element() instanceof FloatType)) {
        return null;
      }
      operands.add(value);
    }
    Folded value = Evaluator.evaluate(op, operands);
    return value == null ? null : value.toLiteral();
  }

  /** {@code set_dimension_size %x, 4, dim = 0 : T -> T} where that dimension of T is 4: x. */
  private static @Nullable Value unchanged(Operation op) {
    Value operand = op.operand(0);
    var size = IntegerConstants.of(op.operand(1));
    return operand.type().equals(op.result().type())
            && size != null
            && op.attribute("dimension") instanceof IntegerAttr dimension
            && op.result().tensorType().dimension((int) dimension.longValue()) == size.get(0)
        ? operand
        : null;
  }
}
