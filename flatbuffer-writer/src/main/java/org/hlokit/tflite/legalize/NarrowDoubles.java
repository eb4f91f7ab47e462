// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import com.google.common.collect.ImmutableSet;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Literals;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Computes in {@code f32} what exporters write in {@code f64} without need, for which the runtime
 * has no kernels: only where every result is the same, bit for bit.
 *
 * <pre>
 *   %1 = convert %0 : f32 to f64                    %c = constant dense<0xFF800000> : f32
 *   %c = constant dense<0xFFF0000000000000> : f64   %2 = compare EQ, %0, %c
 *   %2 = compare EQ, %1, %c                 ==>
 * </pre>
 *
 * <p>A value is narrow if each of its elements is a number of {@code f32}: a conversion of one,
 * such a constant, and whatever arranges, chooses or negates those. Comparing narrow values is
 * exact, and so is one sum, difference, product, quotient or root of them that is rounded to {@code
 * f32} after it was to {@code f64}, since 53 bits are more than twice 24 and two. A constant that
 * is no number of {@code f32} is compared as its neighbour.
 */
final class NarrowDoubles {
  /** Operations that give one of the numbers that they are given, or its negative. */
  private static final ImmutableSet<OpDefinition> EXACT =
      ImmutableSet.of(
          StablehloOps.ABS,
          StablehloOps.BROADCAST_IN_DIM,
          StablehloOps.CONCATENATE,
          StablehloOps.MAXIMUM,
          StablehloOps.MINIMUM,
          StablehloOps.NEGATE,
          StablehloOps.RESHAPE,
          StablehloOps.REVERSE,
          StablehloOps.SELECT,
          StablehloOps.SLICE,
          StablehloOps.TRANSPOSE);

  /** Operations whose result may be rounded twice. */
  private static final ImmutableSet<OpDefinition> ROUNDED_TWICE =
      ImmutableSet.of(
          StablehloOps.ADD,
          StablehloOps.DIVIDE,
          StablehloOps.MULTIPLY,
          StablehloOps.SQRT,
          StablehloOps.SUBTRACT);

  /** A larger constant is not looked through. */
  private static final int MAX_ELEMENTS = 1 << 20;

  private final Rewriter rewriter = new Rewriter();
  private final Map<Value, Optional<Value>> known = new HashMap<>();

  private NarrowDoubles() {}

  /** Rewrites comparisons and conversions from {@code f64} of a whole module. */
  static void run(Operation module) {
    List<Operation> roots = new ArrayList<>();
    module.walk(
        op -> {
          if (op.operandCount() > 0 && isDouble(op.operand(0)) && op.resultCount() == 1) {
            roots.add(op);
          }
        });
    NarrowDoubles narrow = new NarrowDoubles();
    for (Operation op : roots) {
      if (op.is(StablehloOps.COMPARE)) {
        narrow.compare(op);
      } else if (op.is(StablehloOps.CONVERT)) {
        narrow.convert(op);
      } else if (op.is(StablehloOps.IS_FINITE)) {
        narrow.narrow(op.operand(0)).ifPresent(operand -> op.setOperand(0, operand));
      }
    }
    for (Operation op : roots.reversed()) {
      if (op.block() != null && op.isUnused()) {
        narrow.rewriter.eraseWithUnused(op);
      }
    }
  }

  private static boolean isDouble(Value value) {
    return value.type() instanceof TensorType type && type.element() == FloatType.F64;
  }

  // --- roots ----------------------------------------------------------------------------------

  private void convert(Operation op) {
    Value operand = op.operand(0);
    Optional<Value> same = narrow(operand);
    if (same.isEmpty() && op.result().tensorType().element() == FloatType.F32) {
      same = roundedTwice(operand);
    }
    if (same.isEmpty()) {
      return;
    }
    StablehloBuilder builder = new StablehloBuilder(rewriter.before(op));
    Value converted = builder.convert(same.get(), op.result().tensorType().element());
    op.result().replaceAllUsesWith(converted);
  }

  private Optional<Value> roundedTwice(Value value) {
    Operation op = value.definingOp();
    if (op == null || !ROUNDED_TWICE.contains(op.definition())) {
      return Optional.empty();
    }
    return rebuilt(op);
  }

  private void compare(Operation op) {
    if (op.attribute("compare_type") instanceof EnumAttr type
        && type.value().equals("TOTALORDER")) {
      return;
    }
    Optional<Value> left = narrow(op.operand(0));
    Optional<Value> right = narrow(op.operand(1));
    if (left.isPresent() && right.isPresent()) {
      op.setOperand(0, left.get());
      op.setOperand(1, right.get());
    } else if (left.isPresent()) {
      compareWithNeighbour(op, 0, left.get());
    } else if (right.isPresent()) {
      compareWithNeighbour(op, 1, right.get());
    }
  }

  /** Numbers of {@code f32} below 0.1 are those up to the largest of them. */
  private void compareWithNeighbour(Operation op, int narrowOperand, Value narrow) {
    Double number = splat(op.operand(1 - narrowOperand));
    if (number == null || !(op.attribute("comparison_direction") instanceof EnumAttr direction)) {
      return;
    }
    boolean lower = direction.value().startsWith(narrowOperand == 0 ? "L" : "G");
    StablehloBuilder builder = new StablehloBuilder(rewriter.before(op));
    if (direction.value().equals("EQ") || direction.value().equals("NE")) {
      double answer = direction.value().equals("NE") ? 1 : 0;
      op.result().replaceAllUsesWith(builder.splat(op.result().tensorType(), answer));
      return;
    }
    float nearest = (float) number.doubleValue();
    float neighbour =
        lower
            ? nearest > number ? Math.nextDown(nearest) : nearest
            : nearest < number ? Math.nextUp(nearest) : nearest;
    Value constant = builder.splat(narrow.tensorType(), neighbour);
    op.setOperand(narrowOperand, narrow);
    op.setOperand(1 - narrowOperand, constant);
    op.setAttribute(
        "comparison_direction",
        new EnumAttr(direction.mnemonic(), direction.value().startsWith("L") ? "LE" : "GE"));
  }

  // --- values ---------------------------------------------------------------------------------

  /** The same numbers as {@code f32}; empty where some may be none. */
  private Optional<Value> narrow(Value value) {
    Optional<Value> found = known.get(value);
    if (found == null) {
      known.put(value, Optional.empty());
      found = find(value);
      known.put(value, found);
    }
    return found;
  }

  private Optional<Value> find(Value value) {
    Operation op = value.definingOp();
    if (op == null) {
      return Optional.empty();
    }
    if (op.is(StablehloOps.CONVERT) && isExact(op.operand(0).tensorType().element())) {
      return Optional.of(
          new StablehloBuilder(rewriter.before(op)).convert(op.operand(0), FloatType.F32));
    }
    if (Literals.isConstant(op)) {
      return constant(op);
    }
    return EXACT.contains(op.definition()) ? rebuilt(op) : Optional.empty();
  }

  private static boolean isExact(Type element) {
    return switch (element) {
      case FloatType type -> type.width() <= 32;
      case IntegerType type -> type.width() <= 16;
      default -> false;
    };
  }

  /** The operation on narrow operands. */
  private Optional<Value> rebuilt(Operation op) {
    List<Value> operands = new ArrayList<>();
    for (Value operand : op.operands()) {
      Optional<Value> same = isDouble(operand) ? narrow(operand) : Optional.of(operand);
      if (same.isEmpty()) {
        return Optional.empty();
      }
      operands.add(same.get());
    }
    return Optional.of(
        new StablehloBuilder(rewriter.before(op))
            .like(op, operands, op.result().tensorType().withElement(FloatType.F32)));
  }

  private Optional<Value> constant(Operation op) {
    DenseElementsAttr literal = Literals.elements(op.result());
    if (literal == null || !(literal.type() instanceof TensorType type)) {
      return Optional.empty();
    }
    ByteBuffer doubles = literal.data().read();
    int count = doubles.remaining() / Double.BYTES;
    if (count > MAX_ELEMENTS) {
      return Optional.empty();
    }
    byte[] floats = new byte[count * Float.BYTES];
    ByteBuffer target = Literals.wrap(floats);
    for (int i = 0; i < count; i++) {
      double number = doubles.getDouble(i * Double.BYTES);
      if ((float) number != number && !Double.isNaN(number)) {
        return Optional.empty();
      }
      target.putFloat(i * Float.BYTES, (float) number);
    }
    TensorType narrow = type.withElement(FloatType.F32);
    return Optional.of(
        new StablehloBuilder(rewriter.before(op))
            .constant(
                new DenseElementsAttr(
                    narrow, new ElementData.Bytes(floats, literal.data().isSplat()))));
  }

  /** The one number of a constant, broadcast or not; null if there is none. */
  private static @Nullable Double splat(Value value) {
    Operation op = value.definingOp();
    while (op != null && op.is(StablehloOps.BROADCAST_IN_DIM)) {
      op = op.operand(0).definingOp();
    }
    DenseElementsAttr literal =
        op != null && Literals.isConstant(op) ? Literals.elements(op.result()) : null;
    return literal != null
            && literal.type() instanceof TensorType type
            && (literal.data().isSplat() || type.elementCount() == 1)
        ? (Double) literal.data().read().getDouble(0)
        : null;
  }
}
