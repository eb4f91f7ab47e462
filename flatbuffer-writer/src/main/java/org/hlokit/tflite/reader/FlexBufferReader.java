// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.reader;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.flatbuffers.ArrayReadWriteBuf;
import com.google.flatbuffers.FlexBuffers;
import java.nio.ByteBuffer;

/**
 * Reads FlexBuffers, which may be cut or hostile, into plain values: {@link Boolean}, {@link Long},
 * {@link Double}, {@link String}, {@code byte[]} for blobs, {@link ImmutableList}, and {@link
 * ImmutableMap} by {@link String}.
 */
public final class FlexBufferReader {
  /** Offsets can point anywhere before themselves, even to themselves: walks must be bounded. */
  private static final int MAX_DEPTH = 32;

  private static final int MAX_VALUES = 1_000_000;

  private int values;

  private FlexBufferReader() {}

  /**
   * The entries of a FlexBuffer whose root is a map.
   *
   * @throws InvalidModelException when it is not, or is damaged
   */
  static ImmutableMap<String, Object> readMap(ByteBuffer buffer) throws InvalidModelException {
    Object root = read(buffer);
    if (!(root instanceof ImmutableMap<?, ?> map)) {
      throw new InvalidModelException("the custom attributes are not a FlexBuffer map", -1);
    }
    ImmutableMap.Builder<String, Object> entries = ImmutableMap.builder();
    map.forEach((key, value) -> entries.put((String) key, value));
    return entries.buildOrThrow();
  }

  /**
   * What a FlexBuffer holds.
   *
   * @throws InvalidModelException when it is damaged
   */
  public static Object read(ByteBuffer buffer) throws InvalidModelException {
    // The library reads only whole arrays correctly, not slices of larger ones.
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    try {
      return new FlexBufferReader()
          .value(FlexBuffers.getRoot(new ArrayReadWriteBuf(bytes, bytes.length)), 0);
    } catch (IndexOutOfBoundsException
        | NegativeArraySizeException
        | IllegalArgumentException // a key or string that is not UTF-8
        | FlexBuffers.FlexBufferException e) {
      throw new InvalidModelException("the custom attributes are a damaged FlexBuffer", -1);
    }
  }

  private ImmutableMap<String, Object> map(FlexBuffers.Map map, int depth)
      throws InvalidModelException {
    ImmutableMap.Builder<String, Object> entries = ImmutableMap.builder();
    FlexBuffers.KeyVector keys = map.keys();
    FlexBuffers.Vector mapped = map.values();
    for (int i = 0; i < map.size(); i++) {
      entries.put(keys.get(i).toString(), value(mapped.get(i), depth + 1));
    }
    return entries.buildKeepingLast();
  }

  private Object value(FlexBuffers.Reference reference, int depth) throws InvalidModelException {
    if (depth > MAX_DEPTH || ++values > MAX_VALUES) {
      throw new InvalidModelException("the custom attributes are a damaged FlexBuffer", -1);
    }
    if (reference.isBoolean()) {
      return reference.asBoolean();
    }
    if (reference.isFloat()) {
      return reference.asFloat();
    }
    if (reference.isIntOrUInt()) {
      return reference.asLong();
    }
    if (reference.isMap()) {
      return map(reference.asMap(), depth);
    }
    if (reference.isVector() || reference.isTypedVector()) {
      FlexBuffers.Vector vector = reference.asVector();
      ImmutableList.Builder<Object> list = ImmutableList.builder();
      for (int i = 0; i < vector.size(); i++) {
        list.add(value(vector.get(i), depth + 1));
      }
      return list.build();
    }
    if (reference.isBlob()) {
      return reference.asBlob().getBytes();
    }
    if (reference.isString() || reference.isKey()) {
      return reference.asString();
    }
    if (reference.isNull()) {
      return "null";
    }
    throw new InvalidModelException("the custom attributes are a damaged FlexBuffer", -1);
  }
}
