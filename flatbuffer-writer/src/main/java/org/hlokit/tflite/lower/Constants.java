// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.hlokit.ir.ElementData;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.Floats;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.QuantizedType;
import org.hlokit.tflite.model.ConstantData;
import org.hlokit.tflite.schema.TensorType;

/** Constants of the IR as the bytes of a model, without holding large ones on the heap. */
final class Constants {
  private Constants() {}

  /**
   * The elements of a literal, row-major.
   *
   * @param elements number of elements of the constant's shape
   */
  static ConstantData of(ElementData data, long elements) {
    if (data.isSplat() && elements != 1) {
      return repeated(new Literal(data), elements);
    }
    return data instanceof ElementData.Mapped mapped
        ? new MappedBytes(mapped.bytes())
        : new Literal(data);
  }

  static ConstantData ofInts(int... values) {
    ByteBuffer bytes = ConstantData.allocate(values.length * Integer.BYTES);
    for (int value : values) {
      bytes.putInt(value);
    }
    return ConstantData.of(bytes.flip());
  }

  static ConstantData ofLongs(long... values) {
    ByteBuffer bytes = ConstantData.allocate(values.length * Long.BYTES);
    for (long value : values) {
      bytes.putLong(value);
    }
    return ConstantData.of(bytes.flip());
  }

  static ConstantData ofFloats(float... values) {
    ByteBuffer bytes = ConstantData.allocate(values.length * Float.BYTES);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return ConstantData.of(bytes.flip());
  }

  /** One element, many times. */
  static ConstantData repeated(ConstantData element, long times) {
    return new Repeated(element, times);
  }

  /**
   * 0, 1, 2 and so on.
   *
   * @param type a constant of {@link TensorType}
   */
  static ConstantData counting(byte type, int count) {
    ByteBuffer bytes = ConstantData.allocate(count * ElementTypes.bytes(type));
    for (int i = 0; i < count; i++) {
      bytes.put(Scalars.bytes(type, i));
    }
    return ConstantData.of(bytes.flip());
  }

  /** 16-bit floats widened to 32 bits; for small constants. */
  static ConstantData widened(ConstantData narrow, FloatType type) throws IOException {
    ByteBuffer source = narrow.readAll();
    ByteBuffer bytes = ConstantData.allocate(source.remaining() * 2);
    while (source.hasRemaining()) {
      bytes.putFloat((float) Floats.toDouble(type, Short.toUnsignedLong(source.getShort())));
    }
    return ConstantData.of(bytes.flip());
  }

  /** Integers of less than eight bits, each in a byte, with that byte's other bits set by sign. */
  static ConstantData widened(ElementData data, QuantizedType type, long elements) {
    ByteBuffer source = data.read();
    int unused = Byte.SIZE - ((IntegerType) type.storage()).width();
    boolean unsigned = ((IntegerType) type.storage()).isUnsigned();
    byte[] bytes = new byte[source.remaining()];
    for (int i = 0; i < bytes.length; i++) {
      int high = source.get(i) << (Integer.SIZE - Byte.SIZE + unused);
      int shift = Integer.SIZE - Byte.SIZE + unused;
      bytes[i] = (byte) (unsigned ? high >>> shift : high >> shift);
    }
    ConstantData widened = ConstantData.of(bytes);
    return data.isSplat() && elements != 1 ? repeated(widened, elements) : widened;
  }

  /** A splat, whose elements may be put in any order. */
  record Repeated(ConstantData element, long times) implements ConstantData {
    @Override
    public long size() {
      return element.size() * times;
    }

    @Override
    public void read(long position, ByteBuffer target) throws IOException {
      ByteBuffer one = element.readAll();
      int from = target.position();
      for (long at = position; target.hasRemaining() && at < position + one.limit(); at++) {
        target.put(one.get((int) (at % one.limit())));
      }
      while (target.hasRemaining()) { // what is there is a whole number of periods
        int copied = Math.min(target.position() - from, target.remaining());
        target.put(target.duplicate().flip().position(from).limit(from + copied));
      }
    }
  }

  /** A literal of the text. */
  private record Literal(ElementData data) implements ConstantData {
    @Override
    public long size() {
      return data.size();
    }

    @Override
    public void read(long position, ByteBuffer target) {
      data.read(position, target);
    }
  }

  /** A part of a file. */
  private record MappedBytes(MemorySegment bytes) implements ConstantData {
    /** What a write to a channel is given at a time. */
    private static final long PIECE = 1 << 26;

    @Override
    public long size() {
      return bytes.byteSize();
    }

    @Override
    public void read(long position, ByteBuffer target) {
      target.put(bytes.asSlice(position, target.remaining()).asByteBuffer());
    }

    @Override
    public void writeTo(WritableByteChannel target) throws IOException {
      for (long at = 0; at < size(); at += PIECE) {
        long length = Math.min(PIECE, size() - at);
        ConstantData.writeFully(target, bytes.asSlice(at, length).asByteBuffer());
      }
    }
  }
}
