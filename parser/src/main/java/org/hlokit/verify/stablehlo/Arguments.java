// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import com.google.common.primitives.ImmutableLongArray;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Block;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.EnumAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.UnitAttr;
import org.hlokit.ir.Value;
import org.hlokit.print.Printer;
import org.jspecify.annotations.Nullable;

/** What rules read of an operation. */
final class Arguments {
  private static final StructAttr NO_FIELDS = new StructAttr("", DictionaryAttr.EMPTY);

  private Arguments() {}

  /** {@code 'tensor<2xf32>'}, as messages show types. */
  static String quoted(Type type) {
    return "'" + Printer.toText(type) + "'";
  }

  /** {@code 'tensor<2xf32>', 'tensor<i32>'}. */
  static String quoted(Iterable<? extends Type> types) {
    StringBuilder out = new StringBuilder();
    for (Type type : types) {
      out.append(out.isEmpty() ? "" : ", ").append(quoted(type));
    }
    return out.toString();
  }

  /** The type as a ranked tensor. */
  static TensorType tensor(Type type) {
    if (type instanceof TensorType tensor) {
      return tensor;
    }
    throw new Violation("requires a ranked tensor, but got " + quoted(type));
  }

  static TensorType tensor(Value value) {
    return tensor(value.type());
  }

  /** The type of operand {@code index} as a ranked tensor. */
  static TensorType operand(Operation op, int index) {
    if (index >= op.operandCount()) {
      throw Violation.of(
          op, "expected %d or more operands, but found %d".formatted(index + 1, op.operandCount()));
    }
    return tensor(op.operand(index).type());
  }

  /** The type of result {@code index} as a ranked tensor. */
  static TensorType result(Operation op, int index) {
    return tensor(op.result(index).type());
  }

  /** The integers of an attribute; empty where it is missing. */
  static ImmutableLongArray longs(Operation op, String name) {
    return longs(op.attribute(name));
  }

  static ImmutableLongArray longs(StructAttr struct, String field) {
    return longs(struct.get(field));
  }

  private static ImmutableLongArray longs(@Nullable Attribute attribute) {
    if (attribute instanceof DenseArrayAttr(_, ImmutableLongArray values)) {
      return values;
    }
    ImmutableLongArray values =
        attribute instanceof DenseElementsAttr dense ? IntegerConstants.of(dense) : null;
    return values == null ? ImmutableLongArray.of() : values;
  }

  /** The integer of an attribute; {@code missing} where there is none. */
  static long integer(Operation op, String name, long missing) {
    return op.attribute(name) instanceof IntegerAttr value ? value.longValue() : missing;
  }

  static long integer(StructAttr struct, String field) {
    return struct.get(field) instanceof IntegerAttr value ? value.longValue() : 0;
  }

  /** The structure that an attribute is, without fields where it is missing. */
  static StructAttr struct(Operation op, String name) {
    return op.attribute(name) instanceof StructAttr struct ? struct : NO_FIELDS;
  }

  /** Whether a unit attribute is there or a boolean one is true. */
  static boolean flag(Operation op, String name) {
    return switch (op.attribute(name)) {
      case UnitAttr _ -> true;
      case BoolAttr(boolean value) -> value;
      case null, default -> false;
    };
  }

  /** The word of an enumeration; empty where it is missing. */
  static String word(Operation op, String name) {
    return op.attribute(name) instanceof EnumAttr(_, String value) ? value : "";
  }

  /** The first block of region {@code index}. */
  static Block block(Operation op, int index) {
    Region region = op.region(index);
    if (region.isEmpty()) {
      throw new Violation("expect non-empty region");
    }
    return region.entry();
  }

  /** The operation that ends {@code block}. */
  static Operation terminator(Block block) {
    Operation last = block.lastOp();
    if (last == null) {
      throw new Violation("expected a block with a terminator");
    }
    return last;
  }
}
