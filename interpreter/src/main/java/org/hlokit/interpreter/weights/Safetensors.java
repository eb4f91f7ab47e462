// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.weights;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.ElementTypes;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/**
 * The safetensors format: eight bytes that say how long the header is, the header in JSON, and the
 * data of all tensors, each at the offsets that the header names, counted from the header's end.
 */
final class Safetensors {
  /** What the format's own reader accepts at most. */
  private static final long MAX_HEADER = 100_000_000;

  private static final ValueLayout.OfLong LENGTH =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private static final ImmutableMap<String, Type> TYPES =
      ImmutableMap.<String, Type>builder()
          .put("BOOL", IntegerType.I1)
          .put("U8", IntegerType.UI8)
          .put("I8", IntegerType.I8)
          .put("U16", IntegerType.UI16)
          .put("I16", IntegerType.I16)
          .put("U32", IntegerType.UI32)
          .put("I32", IntegerType.I32)
          .put("U64", IntegerType.UI64)
          .put("I64", IntegerType.I64)
          .put("F8_E4M3", FloatType.F8E4M3FN)
          .put("F8_E5M2", FloatType.F8E5M2)
          .put("F8_E8M0", FloatType.F8E8M0FNU)
          .put("F16", FloatType.F16)
          .put("BF16", FloatType.BF16)
          .put("F32", FloatType.F32)
          .put("F64", FloatType.F64)
          .put("C64", new ComplexType(FloatType.F32))
          .buildOrThrow();

  private final String name;
  private final MemorySegment data;

  private Safetensors(String name, MemorySegment data) {
    this.name = name;
    this.data = data;
  }

  /**
   * The tensors of a file, in the order of its header.
   *
   * @param name what messages call the file
   */
  static ImmutableList<Weight> read(String name, MemorySegment file) throws WeightsException {
    if (file.byteSize() < Long.BYTES) {
      throw new WeightsException("it has no room for the length of a header");
    }
    long length = file.get(LENGTH, 0);
    if (length < 0 || length > MAX_HEADER || length > file.byteSize() - Long.BYTES) {
      throw new WeightsException(
          "the header is said to have %s bytes, and the file has %d after its length"
              .formatted(Long.toUnsignedString(length), file.byteSize() - Long.BYTES));
    }
    Object header = JsonReader.read(file.asSlice(Long.BYTES, length).asByteBuffer());
    if (!(header instanceof Map<?, ?> entries)) {
      throw new WeightsException("the header is no JSON object");
    }
    Safetensors reader = new Safetensors(name, file.asSlice(Long.BYTES + length));
    ImmutableList.Builder<Weight> weights = ImmutableList.builder();
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      if (!entry.getKey().equals("__metadata__")) {
        weights.add(reader.weight(String.valueOf(entry.getKey()), entry.getValue()));
      }
    }
    return weights.build();
  }

  private Weight weight(String key, @Nullable Object value) throws WeightsException {
    if (!(value instanceof Map<?, ?> entry)
        || !(entry.get("dtype") instanceof String type)
        || !(entry.get("shape") instanceof List<?> extents)
        || !(entry.get("data_offsets") instanceof List<?> offsets)
        || offsets.size() != 2
        || !(offsets.get(0) instanceof Long start)
        || !(offsets.get(1) instanceof Long end)) {
      throw new WeightsException(
          "the header's entry '%s' is not of the form dtype, shape, data_offsets".formatted(key));
    }
    if (start < 0 || end < start || end > data.byteSize()) {
      throw new WeightsException(
          "'%s' is said to lie at %d to %d, and the file has %d bytes of data"
              .formatted(key, start, end, data.byteSize()));
    }
    ImmutableLongArray shape = shape(key, extents);
    Type element = TYPES.get(type);
    if (element != null) {
      long needed = bytes(key, shape, ElementTypes.byteWidth(element));
      if (needed != end - start) {
        throw new WeightsException(
            "'%s' has %d bytes of data, where %s of shape %s takes %d"
                .formatted(key, end - start, type, shape, needed));
      }
    }
    return new Weight(
        name, key, element, type, shape, false, data.asSlice(start, end - start).asReadOnly());
  }

  private static ImmutableLongArray shape(String key, List<?> extents) throws WeightsException {
    ImmutableLongArray.Builder shape = ImmutableLongArray.builder(extents.size());
    for (Object extent : extents) {
      if (!(extent instanceof Long size) || size < 0) {
        throw new WeightsException("'%s' has an extent of %s".formatted(key, extent));
      }
      shape.add(size);
    }
    return shape.build();
  }

  /** The size of a tensor, or an error where no file could hold it. */
  static long bytes(String key, ImmutableLongArray shape, int width) throws WeightsException {
    try {
      return shape.stream().reduce(width, Math::multiplyExact);
    } catch (ArithmeticException e) {
      throw new WeightsException("'%s' of shape %s is larger than any file".formatted(key, shape));
    }
  }
}
