// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.ir.TensorType.DYNAMIC;
import static org.hlokit.verify.stablehlo.Arguments.longs;
import static org.hlokit.verify.stablehlo.Compatibility.element;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.ChloOps;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.UnrankedTensorType;
import org.hlokit.verify.stablehlo.Bounds.Extent;
import org.jspecify.annotations.Nullable;

/** Ops of CHLO that broadcast their operands to one shape. */
final class ChloBroadcasts {
  private static final ImmutableList<OpDefinition> BINARY =
      ImmutableList.of(
          ChloOps.BROADCAST_ADD,
          ChloOps.BROADCAST_AND,
          ChloOps.BROADCAST_ATAN2,
          ChloOps.BROADCAST_DIVIDE,
          ChloOps.BROADCAST_MAXIMUM,
          ChloOps.BROADCAST_MINIMUM,
          ChloOps.BROADCAST_MULTIPLY,
          ChloOps.BROADCAST_NEXT_AFTER,
          ChloOps.BROADCAST_OR,
          ChloOps.BROADCAST_POLYGAMMA,
          ChloOps.BROADCAST_POWER,
          ChloOps.BROADCAST_REMAINDER,
          ChloOps.BROADCAST_SHIFT_LEFT,
          ChloOps.BROADCAST_SHIFT_RIGHT_ARITHMETIC,
          ChloOps.BROADCAST_SHIFT_RIGHT_LOGICAL,
          ChloOps.BROADCAST_SUBTRACT,
          ChloOps.BROADCAST_XOR,
          ChloOps.BROADCAST_ZETA);

  static final ImmutableMap<OpDefinition, Inference> INFERENCES = inferences();

  static final ImmutableMap<OpDefinition, Constraint> CONSTRAINTS =
      ImmutableMap.copyOf(Maps.asMap(INFERENCES.keySet(), _ -> ChloBroadcasts::checkShapes));

  private ChloBroadcasts() {}

  private static ImmutableMap<OpDefinition, Inference> inferences() {
    ImmutableMap.Builder<OpDefinition, Inference> rules = ImmutableMap.builder();
    BINARY.forEach(op -> rules.put(op, ChloBroadcasts::inferBinary));
    return rules
        .put(ChloOps.BROADCAST_COMPARE, op -> infer(op, IntegerType.I1))
        .put(
            ChloOps.BROADCAST_COMPLEX,
            op -> infer(op, new ComplexType(element(op.operand(0).type()))))
        .put(ChloOps.BROADCAST_SELECT, ChloBroadcasts::inferSelect)
        .buildOrThrow();
  }

  /** Shapes that are known must broadcast to one; the reference says no more than that. */
  private static void checkShapes(Operation op) {
    if (op.attribute("broadcast_dimensions") == null) {
      numpy(Control.types(op.operands()), element(op.operand(0).type()));
    }
  }

  private static ImmutableList<Type> inferBinary(Operation op) {
    return infer(op, element(op.operand(0).type()));
  }

  private static ImmutableList<Type> infer(Operation op, Type element) {
    Type lhs = op.operand(0).type();
    Type rhs = op.operand(1).type();
    if (!Compatibility.elements(lhs, rhs)) {
      throw new Violation("mismatched operand types");
    }
    TensorType type =
        op.attribute("broadcast_dimensions") == null
            ? numpy(ImmutableList.of(lhs, rhs), element)
            : along(longs(op, "broadcast_dimensions"), lhs, rhs, element);
    return ImmutableList.of(type == null ? new UnrankedTensorType(element) : type);
  }

  private static ImmutableList<Type> inferSelect(Operation op) {
    Type element = element(op.operand(1).type());
    if (!element.equals(element(op.operand(2).type()))) {
      throw new Violation("mismatched operand types");
    }
    TensorType type = numpy(Control.types(op.operands()), element);
    return ImmutableList.of(type == null ? new UnrankedTensorType(element) : type);
  }

  /** The shape that all types broadcast to from the last dimension on, or null for any shape. */
  private static @Nullable TensorType numpy(List<Type> types, Type element) {
    List<TensorType> ranked = new ArrayList<>();
    boolean known = true;
    for (Type type : types) {
      if (!(type instanceof TensorType tensor)) {
        return null;
      }
      ranked.add(tensor);
      known &= Bounds.isBounded(tensor);
    }
    return known ? bounded(ranked, element) : dynamic(ranked, element);
  }

  private static @Nullable TensorType dynamic(List<TensorType> types, Type element) {
    long[] shape = types.getFirst().shape().toArray();
    for (TensorType type : types.subList(1, types.size())) {
      long[] merged = broadcast(shape, type.shape().toArray());
      if (merged == null) {
        return null;
      }
      shape = merged;
    }
    return TensorType.of(element, shape);
  }

  private static long @Nullable [] broadcast(long[] left, long[] right) {
    long[] result = left.length > right.length ? left.clone() : right.clone();
    for (int i = 1; i <= Math.min(left.length, right.length); i++) {
      long first = left[left.length - i];
      long second = right[right.length - i];
      if (first != DYNAMIC && second != DYNAMIC && first != second && first != 1 && second != 1) {
        return null;
      }
      result[result.length - i] = broadcast(first, second);
    }
    return result;
  }

  /** An extent above one wins over one that is not known, which wins over one. */
  private static long broadcast(long first, long second) {
    if (first == second || second == 1) {
      return first;
    }
    if (first == 1) {
      return second;
    }
    return first > 1 ? first : second > 1 ? second : DYNAMIC;
  }

  private static TensorType bounded(List<TensorType> types, Type element) {
    List<Extent> merged = extents(types.getFirst());
    for (TensorType type : types.subList(1, types.size())) {
      merged = merge(merged, extents(type));
    }
    long[] shape = new long[merged.size()];
    long[] bounds = new long[merged.size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = merged.get(i).size();
      bounds[i] = merged.get(i).bound();
    }
    return Bounds.type(shape, element, null, bounds);
  }

  private static List<Extent> extents(TensorType type) {
    ImmutableLongArray bounds = Bounds.of(type);
    List<Extent> extents = new ArrayList<>();
    for (int i = 0; i < type.rank(); i++) {
      extents.add(Extent.of(type, bounds, i));
    }
    return extents;
  }

  private static List<Extent> merge(List<Extent> left, List<Extent> right) {
    int rank = Math.max(left.size(), right.size());
    List<Extent> merged = new ArrayList<>();
    for (int i = rank; i >= 1; i--) {
      Extent first = i <= left.size() ? left.get(left.size() - i) : Extent.ONE;
      Extent second = i <= right.size() ? right.get(right.size() - i) : Extent.ONE;
      merged.add(merge(first, second));
    }
    return merged;
  }

  private static Extent merge(Extent first, Extent second) {
    if (first.sizeOrBound() == 1) {
      return second;
    }
    if (second.sizeOrBound() == 1) {
      return first;
    }
    if (first.sizeOrBound() != second.sizeOrBound()) {
      throw new Violation(
          "incompatible shapes for broadcasting %d and %d"
              .formatted(first.sizeOrBound(), second.sizeOrBound()));
    }
    if (Dims.isDynamic(first.size()) != Dims.isDynamic(second.size())) {
      throw new Violation("cannot mix bounded and static dimensions in broadcast");
    }
    return first;
  }

  /** The larger shape where the smaller one's dimensions go to {@code dimensions} of it. */
  private static @Nullable TensorType along(
      ImmutableLongArray dimensions, Type lhs, Type rhs, Type element) {
    if (!(lhs instanceof TensorType left) || !(rhs instanceof TensorType right)) {
      return null;
    }
    TensorType large = left.rank() > right.rank() ? left : right;
    TensorType small = left.rank() > right.rank() ? right : left;
    if (dimensions.length() != small.rank()) {
      return null;
    }
    long[] shape = large.shape().toArray();
    for (int i = 0; i < small.rank(); i++) {
      long target = dimensions.get(i);
      if (target < 0 || target >= large.rank()) {
        return null;
      }
      long[] merged =
          broadcast(new long[] {small.dimension(i)}, new long[] {large.dimension((int) target)});
      if (merged == null) {
        return null;
      }
      shape[(int) target] = merged[0];
    }
    return TensorType.of(element, shape);
  }
}
