// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import com.google.common.primitives.ImmutableLongArray;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Trait;

/**
 * The sizes of groups of operands and of results, which follow the other properties of an op as
 * numbers and not as attributes.
 */
final class Segments {
  /**
   * @param property {@code operandSegmentSizes}, say
   * @param groups how many sizes there are
   */
  private record Sizes(String property, int groups) {}

  private Segments() {}

  private static List<Sizes> of(OpDefinition op) {
    List<Sizes> sizes = new ArrayList<>(2);
    if (op.has(Trait.ATTR_SIZED_OPERAND_SEGMENTS)) {
      sizes.add(new Sizes("operandSegmentSizes", op.operands().size()));
    }
    if (op.has(Trait.ATTR_SIZED_RESULT_SEGMENTS)) {
      sizes.add(new Sizes("resultSegmentSizes", op.results().size()));
    }
    return sizes;
  }

  static boolean exist(OpDefinition op) {
    return !of(op).isEmpty();
  }

  static void write(OpDefinition op, DictionaryAttr properties, AttributeSink sink) {
    for (Sizes sizes : of(op)) {
      ImmutableLongArray values =
          properties.get(sizes.property) instanceof DenseArrayAttr array
              ? array.values()
              : ImmutableLongArray.of();
      sink.varint((long) values.length() << 1);
      values.forEach(sink::varint);
    }
  }

  static List<NamedAttribute> read(OpDefinition op, ByteReader reader) {
    List<NamedAttribute> properties = new ArrayList<>();
    for (Sizes sizes : of(op)) {
      properties.add(
          new NamedAttribute(
              sizes.property,
              new DenseArrayAttr(
                  IntegerType.I32, ImmutableLongArray.copyOf(read(sizes.groups, reader)))));
    }
    return properties;
  }

  /** All sizes, or those that are not zero, each in one number with its place. */
  private static long[] read(int groups, ByteReader reader) {
    int at = reader.offset();
    long spelling = reader.readVarint();
    boolean isSparse = (spelling & 1) != 0;
    int count = reader.checkIndex(spelling >>> 1, groups + 1, "group", at);
    long[] sizes = new long[groups];
    int placeBits = isSparse ? reader.readIndex(Byte.SIZE + 1, "width") : 0;
    for (int i = 0; i < count; i++) {
      int start = reader.offset();
      long value = reader.readVarint();
      int place =
          isSparse ? reader.checkIndex(value & ((1L << placeBits) - 1), groups, "group", start) : i;
      sizes[place] = value >>> placeBits;
    }
    return sizes;
  }
}
