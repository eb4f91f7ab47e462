// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.chlo;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Longs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hlokit.dialect.ChloOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.Region;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.Remark;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.hlokit.rewriter.shape.NumpyBroadcast;
import org.hlokit.verify.stablehlo.Bounds;
import org.jspecify.annotations.Nullable;

/**
 * Operations that broadcast their operands as numpy does, as explicit broadcasts and the operation
 * that does not. Shapes that are known at run time only are computed there, under the condition
 * that they broadcast to each other.
 */
final class Broadcasts {
  /** By the operation that broadcasts, the one that does not. */
  static final ImmutableMap<OpDefinition, OpDefinition> BINARY =
      ImmutableMap.<OpDefinition, OpDefinition>builder()
          .put(ChloOps.BROADCAST_ADD, StablehloOps.ADD)
          .put(ChloOps.BROADCAST_AND, StablehloOps.AND)
          .put(ChloOps.BROADCAST_ATAN2, StablehloOps.ATAN2)
          .put(ChloOps.BROADCAST_COMPARE, StablehloOps.COMPARE)
          .put(ChloOps.BROADCAST_COMPLEX, StablehloOps.COMPLEX)
          .put(ChloOps.BROADCAST_DIVIDE, StablehloOps.DIVIDE)
          .put(ChloOps.BROADCAST_MAXIMUM, StablehloOps.MAXIMUM)
          .put(ChloOps.BROADCAST_MINIMUM, StablehloOps.MINIMUM)
          .put(ChloOps.BROADCAST_MULTIPLY, StablehloOps.MULTIPLY)
          .put(ChloOps.BROADCAST_NEXT_AFTER, ChloOps.NEXT_AFTER)
          .put(ChloOps.BROADCAST_OR, StablehloOps.OR)
          .put(ChloOps.BROADCAST_POLYGAMMA, ChloOps.POLYGAMMA)
          .put(ChloOps.BROADCAST_POWER, StablehloOps.POWER)
          .put(ChloOps.BROADCAST_REMAINDER, StablehloOps.REMAINDER)
          .put(ChloOps.BROADCAST_SHIFT_LEFT, StablehloOps.SHIFT_LEFT)
          .put(ChloOps.BROADCAST_SHIFT_RIGHT_ARITHMETIC, StablehloOps.SHIFT_RIGHT_ARITHMETIC)
          .put(ChloOps.BROADCAST_SHIFT_RIGHT_LOGICAL, StablehloOps.SHIFT_RIGHT_LOGICAL)
          .put(ChloOps.BROADCAST_SUBTRACT, StablehloOps.SUBTRACT)
          .put(ChloOps.BROADCAST_XOR, StablehloOps.XOR)
          .put(ChloOps.BROADCAST_ZETA, ChloOps.ZETA)
          .buildOrThrow();

  private static final String DIMENSIONS = "broadcast_dimensions";

  private final PassContext context;

  Broadcasts(PassContext context) {
    this.context = context;
  }

  /** An operation of {@link #BINARY}. */
  @Nullable List<? extends Value> binary(Operation op, Rewriter rewriter) {
    List<Value> operands = List.of(op.operand(0), op.operand(1));
    if (!(op.operand(0).type() instanceof TensorType left)
        || !(op.operand(1).type() instanceof TensorType right)
        || !(op.result().type() instanceof TensorType result)) {
      return null;
    }
    if (Bounds.isBounded(left) && Bounds.isBounded(right)) {
      if (left.withElement(right.element()).equals(right)) {
        return List.of(elementwise(op, operands, rewriter));
      }
      if (Bounds.isBounded(result) && isPrefixPadded(op, left, right)) {
        return List.of(elementwise(op, new NumpyBroadcast(op, rewriter).apply(operands), rewriter));
      }
    }
    if (!isPrefixPadded(op, left, right)) {
      context.remark(
          Remark.warning(
              op,
              "unsupported non prefix-padded dynamic rank broadcast_dimensions = "
                  + Joiner.on(", ").join(Longs.asList(StablehloBuilder.integers(op, DIMENSIONS)))));
      return null;
    }
    Value witness = ShapeDialect.broadcastable(shapes(operands, rewriter), rewriter);
    Region region = new Region();
    rewriter.atEnd(region.addBlock());
    int rank = Math.max(left.rank(), right.rank());
    Value extents = ShapeDialect.broadcast(shapes(operands, rewriter), rank, rewriter);
    List<Value> broadcast =
        operands.stream().map(value -> dynamic(value, extents, rank, result, rewriter)).toList();
    ShapeDialect.yields(elementwise(op, broadcast, rewriter), rewriter);
    return ShapeDialect.assuming(witness, result, region, rewriter.before(op)).results();
  }

  private static List<Value> shapes(List<Value> values, Rewriter rewriter) {
    List<Value> shapes = new ArrayList<>();
    for (Value value : values) {
      shapes.add(ShapeDialect.shapeOf(value, rewriter));
    }
    return shapes;
  }

  private static Value dynamic(
      Value value, Value extents, int rank, TensorType result, Rewriter rewriter) {
    int own = value.tensorType().rank();
    return new StablehloBuilder(rewriter)
        .dynamicBroadcast(value, extents, result.shape(), Slices.trailing(own, rank - own));
  }

  /** Whether dimensions meet from the last one on, which is all that numpy knows. */
  private static boolean isPrefixPadded(Operation op, TensorType left, TensorType right) {
    if (op.attribute(DIMENSIONS) == null || left.rank() == right.rank()) {
      return true;
    }
    int smaller = Math.min(left.rank(), right.rank());
    int added = Math.max(left.rank(), right.rank()) - smaller;
    return Arrays.equals(
        StablehloBuilder.integers(op, DIMENSIONS), Slices.trailing(smaller, added));
  }

  /** The operation itself; a comparison's words become StableHLO's. */
  private static Value elementwise(Operation op, List<Value> operands, Rewriter rewriter) {
    Type type = op.result().type();
    OperationBuilder builder =
        Operation.builder(requireNonNull(BINARY.get(op.definition()))).operands(operands);
    if (op.is(ChloOps.BROADCAST_COMPARE)) {
      copyWord(op, "comparison_direction", "comparison_direction", builder);
      copyWord(op, "compare_type", "comparison_type", builder);
    }
    return rewriter.insert(builder.result(type)).result();
  }

  private static void copyWord(
      Operation op, String attribute, String kind, OperationBuilder builder) {
    Attribute word = op.attribute(attribute);
    if (word instanceof EnumAttr(_, String value)) {
      builder.attribute(attribute, new EnumAttr("stablehlo." + kind, value));
    }
  }

  /** {@code chlo.broadcast_select}. */
  @Nullable List<? extends Value> select(Operation op, Rewriter rewriter) {
    List<Value> operands = op.operands().stream().toList();
    if (!(op.result().type() instanceof TensorType result)) {
      return null;
    }
    int rank = operands.stream().mapToInt(value -> value.tensorType().rank()).max().orElse(0);
    List<Value> shapes = shapes(operands, rewriter);
    Value witness =
        areKnownToBroadcast(operands)
            ? ShapeDialect.holds(rewriter)
            : ShapeDialect.broadcastable(shapes, rewriter);
    Region region = new Region();
    rewriter.atEnd(region.addBlock());
    Value anyRank = ShapeDialect.broadcast(shapes, TensorType.DYNAMIC, rewriter);
    Value extents = ShapeDialect.cast(anyRank, rank, rewriter);
    List<Value> broadcast = new ArrayList<>();
    for (Value value : operands) {
      boolean isScalarPredicate = broadcast.isEmpty() && value.tensorType().rank() == 0;
      broadcast.add(isScalarPredicate ? value : dynamic(value, extents, rank, result, rewriter));
    }
    Value selected = new StablehloBuilder(rewriter).create(StablehloOps.SELECT, result, broadcast);
    ShapeDialect.yields(selected, rewriter);
    return ShapeDialect.assuming(witness, result, region, rewriter.before(op)).results();
  }

  /** Whether the types say that the values broadcast to each other. */
  private static boolean areKnownToBroadcast(List<Value> values) {
    int rank = values.stream().mapToInt(value -> value.tensorType().rank()).max().orElse(0);
    for (int fromLast = 1; fromLast <= rank; fromLast++) {
      long extent = 1;
      for (Value value : values) {
        TensorType type = value.tensorType();
        long own = fromLast > type.rank() ? 1 : type.dimension(type.rank() - fromLast);
        if (own != 1 && extent != 1 && (own != extent || own == TensorType.DYNAMIC)) {
          return false;
        }
        extent = own == 1 ? extent : own;
      }
    }
    return true;
  }
}
