// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import com.google.common.primitives.ImmutableLongArray;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.jspecify.annotations.Nullable;

/** Reads attributes of operations in whichever spelling they come. */
final class Attributes {
  /** A longer constant is no list. */
  private static final long MAX_LISTED = 1 << 16;

  private Attributes() {}

  /** A list of integers, or {@code absent} where there is no such attribute. */
  static int[] ints(Operation op, String name, int... absent) {
    Attribute attribute = op.attribute(name);
    return attribute == null ? absent : toInts(longs(attribute));
  }

  /** A list of integers in a structured attribute; none means empty. */
  static int[] ints(StructAttr struct, String field) {
    Attribute attribute = struct.get(field);
    return attribute == null ? new int[0] : toInts(longs(attribute));
  }

  /** A list of integers; one that does not fit 31 bits stands for "as far as there is". */
  private static int[] toInts(ImmutableLongArray values) {
    return values.stream()
        .mapToInt(value -> Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE))
        .toArray();
  }

  static long integer(Operation op, String name, long absent) {
    return integer(op.attribute(name), absent);
  }

  static long integer(StructAttr struct, String field, long absent) {
    return integer(struct.get(field), absent);
  }

  private static long integer(@Nullable Attribute attribute, long absent) {
    return attribute instanceof IntegerAttr value ? value.longValue() : absent;
  }

  static boolean flag(Operation op, String name) {
    return op.attribute(name) instanceof BoolAttr value && value.value();
  }

  static boolean flag(StructAttr struct, String field) {
    return struct.get(field) instanceof BoolAttr value && value.value();
  }

  static String text(Operation op, String name) {
    return op.attribute(name) instanceof StringAttr value ? value.value() : "";
  }

  /** The word of an enumeration, empty where there is none. */
  static String word(Operation op, String name) {
    return op.attribute(name) instanceof EnumAttr value ? value.value() : "";
  }

  static String symbol(Operation op, String name) {
    return op.attribute(name) instanceof SymbolRefAttr symbol ? symbol.root() : "";
  }

  static StructAttr struct(Operation op, String name) {
    if (op.attribute(name) instanceof StructAttr struct) {
      return struct;
    }
    throw new NotExportableException(op, "attribute '%s' is missing".formatted(name));
  }

  /** {@code array<i64: ..>}, {@code [1, 2]} or {@code dense<..>}. */
  static ImmutableLongArray longs(Attribute attribute) {
    return switch (attribute) {
      case DenseArrayAttr array -> array.values();
      case ArrayAttr array ->
          ImmutableLongArray.copyOf(
              array.elements().stream().mapToLong(element -> integer(element, 0)));
      case DenseElementsAttr dense -> dense(dense);
      case IntegerAttr value -> ImmutableLongArray.of(value.longValue());
      default -> throw new IllegalArgumentException("not a list of integers: " + attribute);
    };
  }

  /** The elements of a constant of integers; empty for another, and for one of many elements. */
  static Optional<ImmutableLongArray> constantLongs(Operation constant) {
    org.hlokit.ir.TensorType type = constant.result().tensorType();
    return constant.attribute("value") instanceof DenseElementsAttr dense
            && type.element() instanceof IntegerType
            && type.elementCount() <= MAX_LISTED
        ? Optional.of(dense(dense))
        : Optional.empty();
  }

  private static ImmutableLongArray dense(DenseElementsAttr dense) {
    org.hlokit.ir.TensorType type = (org.hlokit.ir.TensorType) dense.type();
    int count = (int) type.elementCount();
    ByteBuffer bytes = dense.data().read();
    int width = dense.data().isSplat() ? bytes.remaining() : bytes.remaining() / Math.max(count, 1);
    ImmutableLongArray.Builder values = ImmutableLongArray.builder(count);
    for (int i = 0; i < count; i++) {
      int at = dense.data().isSplat() ? 0 : i * width;
      values.add(
          switch (width) {
            case 1 -> bytes.get(at);
            case 2 -> bytes.getShort(at);
            case 4 -> bytes.getInt(at);
            default -> bytes.getLong(at);
          });
    }
    return values.build();
  }
}
