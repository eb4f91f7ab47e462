// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.importer;

import com.google.common.collect.ImmutableList;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.DenseResourceAttr;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpaqueType;
import org.hlokit.ir.ResourceHandle;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.tflite.reader.TfliteFile;
import org.hlokit.tflite.schema.Buffer;
import org.hlokit.tflite.schema.Tensor;

/** Reads the data of constant tensors. */
final class Constants {
  private static final int ALIGNMENT = 16;

  private final TfliteFile file;
  private final ConstantStyle style;

  /** One for all that is left out, as MLIR has it. */
  private final ResourceHandle elided = new ResourceHandle("__elided__");

  private final Map<Long, ResourceHandle> resources = new HashMap<>();

  Constants(TfliteFile file, ConstantStyle style) {
    this.file = file;
    this.style = style;
  }

  /** Whether the file has data for a tensor. */
  boolean isConstant(Tensor tensor) {
    return tensor.buffer() > 0
        && tensor.buffer() < file.model().buffersLength()
        && TfliteFile.length(buffer(tensor)) > 0;
  }

  private Buffer buffer(Tensor tensor) {
    return file.model().buffers((int) tensor.buffer());
  }

  /**
   * The value of a constant tensor. It is left out for its size, where it is sparse, and where the
   * data is not what the type and shape say.
   */
  Attribute value(Tensor tensor) {
    TensorType type = TensorTypes.storage(tensor);
    long count = type.hasStaticShape() ? elementCount(type) : -1;
    boolean literal = style.largest() < 0 || count <= style.largest();
    if (count < 0 || tensor.sparsity() != null || !(literal || style.resources())) {
      return new DenseResourceAttr(type, elided);
    }
    Optional<ByteBuffer> data = file.data(buffer(tensor));
    if (data.isPresent() && type.element() instanceof OpaqueType) {
      return strings(type, data.get(), count);
    }
    Optional<byte[]> bytes = data.flatMap(raw -> elements(type.element(), raw, count));
    if (bytes.isEmpty()) {
      return new DenseResourceAttr(type, elided);
    }
    ElementData elements = new ElementData.Bytes(bytes.get(), false);
    if (literal) {
      return new DenseElementsAttr(type, elements);
    }
    ResourceHandle handle =
        resources.computeIfAbsent(
            tensor.buffer(), buffer -> new ResourceHandle("buffer_" + buffer));
    handle.setBlob(elements, ALIGNMENT);
    return new DenseResourceAttr(type, handle);
  }

  /** The number of elements of a static shape, -1 where that is beyond all files. */
  static long elementCount(TensorType type) {
    long count = 1;
    for (int i = 0; i < type.rank(); i++) {
      long size = type.dimension(i);
      if (size > 0 && count > Integer.MAX_VALUE / size) {
        return -1;
      }
      count *= size;
    }
    return count;
  }

  /** Little-endian elements, of whole bytes; empty where the data has another length. */
  private static Optional<byte[]> elements(Type element, ByteBuffer data, long count) {
    int bits = bits(element);
    if (bits == 0 || data.remaining() != (count * bits + 7) / 8) {
      return Optional.empty();
    }
    byte[] bytes = new byte[bits < 8 ? (int) count : data.remaining()];
    if (bits >= 8) {
      data.get(data.position(), bytes);
    } else {
      int perByte = 8 / bits;
      for (int i = 0; i < count; i++) {
        int packed = data.get(data.position() + i / perByte);
        bytes[i] = (byte) (packed >> (i % perByte * bits) & ((1 << bits) - 1));
      }
    }
    return Optional.of(bytes);
  }

  private static int bits(Type element) {
    return switch (element) {
      case IntegerType type -> type.isBoolean() ? 8 : type.width();
      case FloatType type -> type.width();
      case ComplexType complex -> 2 * bits(complex.element());
      default -> 0;
    };
  }

  /** Strings: their number, where each starts and the last ends, and then their bytes. */
  private Attribute strings(TensorType type, ByteBuffer source, long count) {
    ByteBuffer data = source.slice().order(ByteOrder.LITTLE_ENDIAN);
    int size = data.remaining();
    boolean counted = size >= Integer.BYTES && data.getInt(0) == count;
    if (!counted || size < Integer.BYTES * (count + 2)) {
      return new DenseResourceAttr(type, elided);
    }
    ImmutableList.Builder<String> strings = ImmutableList.builder();
    for (int i = 0; i < count; i++) {
      int start = data.getInt(Integer.BYTES * (i + 1));
      int end = data.getInt(Integer.BYTES * (i + 2));
      if (start < 0 || end < start || end > size) {
        return new DenseResourceAttr(type, elided);
      }
      byte[] bytes = new byte[end - start];
      data.get(start, bytes);
      strings.add(new String(bytes, StandardCharsets.UTF_8));
    }
    return new DenseElementsAttr(type, new ElementData.Strings(strings.build(), false));
  }
}
