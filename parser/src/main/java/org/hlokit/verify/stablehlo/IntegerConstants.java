// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import com.google.common.primitives.ImmutableLongArray;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.ElementTypes;
import org.hlokit.ir.IndexType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.jspecify.annotations.Nullable;

/** Integers that a program holds as constants, read as signed numbers of their width. */
public final class IntegerConstants {
  private IntegerConstants() {}

  /** The integers that {@code value} is a constant of, or null. */
  public static @Nullable ImmutableLongArray of(Value value) {
    Operation source = value.definingOp();
    return source != null
            && source.definition().has(Trait.CONSTANT_LIKE)
            && source.attribute("value") instanceof DenseElementsAttr dense
        ? of(dense)
        : null;
  }

  /** The elements, row-major; null where they are no integers of at most 64 bits. */
  public static @Nullable ImmutableLongArray of(DenseElementsAttr dense) {
    if (!(dense.type() instanceof TensorType type) || width(type.element()) > 64) {
      return null;
    }
    int width = width(type.element());
    ElementData data = dense.data();
    long[] values = new long[(int) type.elementCount()];
    if (values.length == 0) {
      return ImmutableLongArray.of();
    }
    ByteBuffer bytes = data.read();
    int step = ElementTypes.byteWidth(type.element());
    int count = data.isSplat() ? 1 : values.length;
    for (int i = 0; i < count; i++) {
      values[i] = read(bytes, i * step, step, width);
    }
    if (data.isSplat()) {
      Arrays.fill(values, values[0]);
    }
    return ImmutableLongArray.copyOf(values);
  }

  private static int width(Type element) {
    return switch (element) {
      case IntegerType(int width, _) -> width;
      case IndexType _ -> 64;
      default -> Integer.MAX_VALUE;
    };
  }

  private static long read(ByteBuffer bytes, int at, int step, int width) {
    long value = 0;
    for (int i = 0; i < step; i++) {
      value |= (bytes.get(at + i) & 0xFFL) << (8 * i);
    }
    int unused = 64 - width;
    return value << unused >> unused;
  }
}
