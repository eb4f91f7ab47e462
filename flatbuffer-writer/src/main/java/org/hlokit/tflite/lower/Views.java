// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.DenseResourceAttr;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Floats;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * Values seen through the operations that only arrange them. StableHLO spells out every broadcast,
 * reshape and cast; a TensorFlow Lite operator does many of them by itself, so what matters is the
 * value behind.
 */
final class Views {
  private Views() {}

  /**
   * A value as an operand that is broadcast to a larger shape.
   *
   * @param base the value behind
   * @param shape a shape of as many elements as {@code base} has, which broadcasts to the shape of
   *     the value seen: of the same rank, 1 where it repeats
   */
  record Broadcast(Value base, Shape shape) {}

  /**
   * The value behind reshapes, broadcasts that repeat nothing, casts that change nothing in how
   * values are held, and barriers: it has the same elements in the same order.
   */
  static Value sameElements(Value value) {
    Value at = value;
    for (Operation op = at.definingOp(); op != null; op = at.definingOp()) {
      Value behind = behindArrangement(at, op);
      if (behind == null) {
        return at;
      }
      at = behind;
    }
    return at;
  }

  /**
   * The operation that gives the elements of a value, where those are used for this value only;
   * null otherwise.
   */
  static @Nullable Operation onlyUseOf(Value value) {
    Value at = value;
    Operation op = at.definingOp();
    while (op != null && at.hasOneUse()) {
      Value behind = behindArrangement(at, op);
      if (behind == null) {
        return op;
      }
      at = behind;
      op = at.definingOp();
    }
    return null;
  }

  private static @Nullable Value behindArrangement(Value value, Operation op) {
    if (isReshape(op)) {
      return op.operand(0);
    }
    if (isBroadcast(op)) {
      return repeatsNothing(op) ? op.operand(0) : null;
    }
    return behindCast(value, op);
  }

  /** The operand of a cast between types that are held alike, or of a barrier; else null. */
  private static @Nullable Value behindCast(Value value, Operation op) {
    if (op.is(StablehloOps.CONVERT) && heldAlike(op.operand(0).type(), value.type())) {
      return op.operand(0);
    }
    return op.is(StablehloOps.OPTIMIZATION_BARRIER) && value instanceof OpResult result
        ? op.operand(result.index())
        : null;
  }

  private static boolean heldAlike(Type from, Type to) {
    return from instanceof TensorType source
        && to instanceof TensorType target
        && isHeldAsF32(source.element())
        && isHeldAsF32(target.element());
  }

  private static boolean isHeldAsF32(Type element) {
    return element == FloatType.F32 || element == FloatType.BF16 || element == FloatType.F16;
  }

  private static boolean repeatsNothing(Operation broadcast) {
    int[] dimensions = Attributes.ints(broadcast, "broadcast_dimensions");
    TensorType from = broadcast.operand(0).tensorType();
    TensorType to = broadcast.result().tensorType();
    if (!isIncreasing(dimensions)) {
      return false;
    }
    if (from.hasStaticShape() && to.hasStaticShape()) {
      return from.elementCount() == to.elementCount();
    }
    // A dynamic dimension is taken to be as long as the dynamic dimension that it comes from.
    int next = 0;
    for (int i = 0; i < to.rank(); i++) {
      boolean kept = next < dimensions.length && dimensions[next] == i;
      if (to.dimension(i) != (kept ? from.dimension(next) : 1)) {
        return false;
      }
      next += kept ? 1 : 0;
    }
    return true;
  }

  /** Whether an operation gives its operand's elements another shape, known or not. */
  private static boolean isReshape(Operation op) {
    return op.is(StablehloOps.RESHAPE) || op.is(StablehloOps.DYNAMIC_RESHAPE);
  }

  /** Whether an operation repeats its operand, as often as is known or not. */
  private static boolean isBroadcast(Operation op) {
    return op.is(StablehloOps.BROADCAST_IN_DIM) || op.is(StablehloOps.DYNAMIC_BROADCAST_IN_DIM);
  }

  private static boolean isIncreasing(int[] values) {
    for (int i = 1; i < values.length; i++) {
      if (values[i] <= values[i - 1]) {
        return false;
      }
    }
    return true;
  }

  /** The value as an operand of an operator that broadcasts by itself. */
  static Broadcast broadcast(Value value) {
    Value at = value;
    int rank = value.tensorType().rank();
    // Which dimension of the value at hand each dimension of the one seen is; -1 for none.
    int[] map = new int[rank];
    Arrays.setAll(map, i -> i);
    for (Operation op = at.definingOp(); op != null; op = at.definingOp()) {
      Value behind = behindCast(at, op);
      if (behind == null && isBroadcast(op)) {
        int[] dimensions = Attributes.ints(op, "broadcast_dimensions");
        if (!isIncreasing(dimensions)) {
          break;
        }
        map = Arrays.stream(map).map(dimension -> indexOf(dimensions, dimension)).toArray();
        behind = op.operand(0);
      } else if (behind == null && isReshape(op)) {
        int[] composed = throughReshape(op, map);
        if (composed.length == 0 && rank != 0) {
          break;
        }
        map = composed;
        behind = op.operand(0);
      } else if (behind == null) {
        break;
      }
      at = behind;
    }
    Shape base = Shape.of(at.tensorType());
    int[] sizes =
        Arrays.stream(map).map(dimension -> dimension < 0 ? 1 : base.size(dimension)).toArray();
    return new Broadcast(at, Shape.of(sizes));
  }

  private static int indexOf(int[] values, int wanted) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /** Maps through a reshape that only adds or drops ones; empty for another. */
  private static int[] throughReshape(Operation reshape, int[] map) {
    Shape from = Shape.of(reshape.operand(0).tensorType());
    Shape to = Shape.of(reshape.result().tensorType());
    int[] origin = new int[to.rank()];
    int next = 0;
    for (int i = 0; i < to.rank(); i++) {
      if (to.size(i) == 1) {
        origin[i] = -1;
        continue;
      }
      while (next < from.rank() && from.size(next) == 1) {
        next++;
      }
      if (next == from.rank() || from.size(next) != to.size(i)) {
        return new int[0];
      }
      origin[i] = next++;
    }
    return Arrays.stream(map).map(i -> i < 0 ? -1 : origin[i]).toArray();
  }

  /** The number that every element of a value is, where that is known. */
  static Optional<Number> splat(Value value) {
    Value at = value;
    Deque<Type> converted = new ArrayDeque<>();
    for (Operation op = at.definingOp(); op != null; op = at.definingOp()) {
      if (ConstantReader.isConstant(op)) {
        Optional<Number> number = splatOf(op);
        for (Type type : converted) {
          number = number.map(n -> SplatConversion.to(n, type));
        }
        return number;
      }
      Value behind = behindCast(at, op);
      if (op.is(StablehloOps.CONVERT)) {
        converted.push(at.tensorType().element());
        at = op.operand(0);
      } else if (isReshape(op) || isBroadcast(op) || op.is(StablehloOps.TRANSPOSE)) {
        at = op.operand(0);
      } else if (behind != null) {
        at = behind;
      } else {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** A splat of floating-point numbers, as a double. */
  static Optional<Double> splatDouble(Value value) {
    return splat(value).map(Number::doubleValue);
  }

  private static Optional<Number> splatOf(Operation constant) {
    TensorType type = constant.result().tensorType();
    Optional<ElementData> data = data(constant);
    if (data.isEmpty() || !(data.get().isSplat() || type.elementCount() == 1)) {
      return Optional.empty();
    }
    return element(type.element(), data.get().read(), 0);
  }

  /** The element at a byte position, {@link Long} for integers and {@link Double} for floats. */
  static Optional<Number> element(Type type, ByteBuffer bytes, int at) {
    return switch (type) {
      case FloatType floating ->
          switch (floating.width()) {
            case 8 -> Optional.of(Floats.toDouble(floating, Byte.toUnsignedLong(bytes.get(at))));
            case 16 ->
                Optional.of(Floats.toDouble(floating, Short.toUnsignedLong(bytes.getShort(at))));
            case 32 ->
                Optional.of(Floats.toDouble(floating, Integer.toUnsignedLong(bytes.getInt(at))));
            case 64 -> Optional.of(Floats.toDouble(floating, bytes.getLong(at)));
            default -> Optional.empty();
          };
      case IntegerType integer -> {
        long value =
            switch (integer.width()) {
              case 1 -> bytes.get(at) & 1;
              case 16 -> bytes.getShort(at);
              case 32 -> bytes.getInt(at);
              case 64 -> bytes.getLong(at);
              default -> bytes.get(at);
            };
        boolean unsigned = integer.isUnsigned() && integer.width() < 64;
        yield Optional.of(unsigned ? value & ((1L << integer.width()) - 1) : value);
      }
      default -> Optional.empty();
    };
  }

  /** The literal of a constant operation, empty for one that is elided or of another kind. */
  static Optional<ElementData> data(Operation constant) {
    return switch (constant.attribute("value")) {
      case DenseElementsAttr dense -> Optional.of(dense.data());
      case DenseResourceAttr resource -> Optional.ofNullable(resource.resource().blob());
      case null, default -> Optional.empty();
    };
  }
}
