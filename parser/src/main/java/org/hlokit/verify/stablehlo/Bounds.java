// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.ir.TensorType.DYNAMIC;

import com.google.common.primitives.ImmutableLongArray;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.StructAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/**
 * Upper bounds of dynamic dimensions, {@code tensor<?xf32, #stablehlo.bounds<10>>}: a number for
 * each dimension, {@code DYNAMIC} where there is no bound.
 */
public final class Bounds {
  private static final String MNEMONIC = "stablehlo.bounds";

  private Bounds() {}

  /** The bounds of {@code type}, or null where it has none. */
  public static @Nullable ImmutableLongArray of(TensorType type) {
    Attribute encoding = type.encoding();
    return encoding instanceof StructAttr struct
            && struct.mnemonic().equals(MNEMONIC)
            && struct.get("bounds") instanceof DenseArrayAttr(_, ImmutableLongArray bounds)
            && bounds.length() == type.rank()
        ? bounds
        : null;
  }

  /** Whether each dimension has an extent or a bound. */
  public static boolean isBounded(TensorType type) {
    ImmutableLongArray bounds = of(type);
    for (int i = 0; i < type.rank(); i++) {
      if (type.isDynamic(i) && Dims.isDynamic(at(bounds, i))) {
        return false;
      }
    }
    return true;
  }

  /** The bound of a dimension where {@code bounds} are those of its type, perhaps null. */
  static long at(@Nullable ImmutableLongArray bounds, int dimension) {
    return bounds == null ? DYNAMIC : bounds.get(dimension);
  }

  static Attribute encoding(ImmutableLongArray bounds) {
    return new StructAttr(MNEMONIC, DictionaryAttr.of("bounds", DenseArrayAttr.i64(bounds)));
  }

  /**
   * A type with bounds.
   *
   * @param prototype the encoding where {@code bounds} are none at all, such as a sparse one
   * @param bounds bounds of all dimensions, or empty or null for none at all
   */
  public static TensorType type(
      long[] shape, Type element, @Nullable Attribute prototype, long @Nullable [] bounds) {
    return new TensorType(ImmutableLongArray.copyOf(shape), element, encoding(prototype, bounds));
  }

  private static @Nullable Attribute encoding(
      @Nullable Attribute prototype, long @Nullable [] bounds) {
    if (bounds == null || bounds.length == 0) {
      return prototype;
    }
    for (long bound : bounds) {
      if (bound != DYNAMIC) {
        return encoding(ImmutableLongArray.copyOf(bounds));
      }
    }
    return null;
  }

  /** An extent and its bound, each {@code DYNAMIC} where it is not known. */
  record Extent(long size, long bound) {
    static final Extent ONE = sized(1);
    private static final Extent UNKNOWN = new Extent(DYNAMIC, DYNAMIC);

    static Extent of(TensorType type, @Nullable ImmutableLongArray bounds, int dimension) {
      return new Extent(type.dimension(dimension), at(bounds, dimension));
    }

    /** The size, where it is not known the bound. */
    long sizeOrBound() {
      return size == DYNAMIC ? bound : size;
    }

    private static Extent sized(long size) {
      return new Extent(size, DYNAMIC);
    }

    private static Extent bounded(long bound) {
      return new Extent(DYNAMIC, bound);
    }

    /** One after the other: sizes add up, or bounds where a size is not known. */
    Extent concatenated(Extent other) {
      if (size != DYNAMIC && other.size != DYNAMIC) {
        return sized(size + other.size);
      }
      long first = sizeOrBound();
      long second = other.sizeOrBound();
      return first == DYNAMIC || second == DYNAMIC ? UNKNOWN : bounded(first + second);
    }

    /** What holds of an extent of which both are true: the size, else the lower bound. */
    Extent mostSpecific(Extent other, int dimension) {
      if (size != DYNAMIC || other.size != DYNAMIC) {
        requireSameSize(other, dimension);
        long known = size != DYNAMIC ? size : other.size;
        long limit = bound != DYNAMIC ? bound : other.bound;
        if (limit != DYNAMIC && known > limit) {
          throw new Violation(
              "Mismatched dimension size %d and bound %d in dimension %d"
                  .formatted(known, limit, dimension));
        }
        return sized(known);
      }
      return bound != DYNAMIC && other.bound != DYNAMIC
          ? bounded(Math.min(bound, other.bound))
          : bounded(bound != DYNAMIC ? bound : other.bound);
    }

    /** What holds of an extent of which one or the other is true: the higher bound. */
    Extent leastSpecific(Extent other, int dimension) {
      if (size != DYNAMIC && other.size != DYNAMIC) {
        requireSameSize(other, dimension);
        return sized(size);
      }
      long first = sizeOrBound();
      long second = other.sizeOrBound();
      return first == DYNAMIC || second == DYNAMIC ? UNKNOWN : bounded(Math.max(first, second));
    }

    private void requireSameSize(Extent other, int dimension) {
      if (size != DYNAMIC && other.size != DYNAMIC && size != other.size) {
        throw new Violation(
            "Mismatched dimension sizes %d and %d in dimension %d"
                .formatted(size, other.size, dimension));
      }
    }
  }
}
