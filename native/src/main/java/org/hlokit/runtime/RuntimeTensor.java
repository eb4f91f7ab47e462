// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import com.google.common.primitives.ImmutableIntArray;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Supplier;

/**
 * An input or output of a {@link Runner}: its name, and its type, shape and bytes as they are now
 * in the runtime. Shapes may change with {@link Runner#allocate} and, where they depend on values,
 * with {@link Runner#invoke}; so may the place of the bytes, which therefore are copied.
 */
public final class RuntimeTensor {
  private final NativeLibrary library;
  private final String name;
  private final ImmutableIntArray openShape;
  private final Supplier<MemorySegment> tensor;

  /**
   * @param openShape see {@link #openShape}
   * @param tensor tells where the runtime has the tensor now: it moves its tensors when it prepares
   *     a model
   */
  RuntimeTensor(
      NativeLibrary library,
      String name,
      ImmutableIntArray openShape,
      Supplier<MemorySegment> tensor) {
    this.library = library;
    this.name = name;
    this.openShape = openShape;
    this.tensor = tensor;
  }

  /** The name by which callers know it: the signature's, or else the tensor's own. */
  public String name() {
    return name;
  }

  public ElementType type() {
    return ElementType.ofCode(library.tensorType.integer(tensor.get()));
  }

  /** The sizes, outermost first; empty for a scalar. */
  public ImmutableIntArray shape() {
    int rank = Math.max(0, library.tensorRank.integer(tensor.get()));
    ImmutableIntArray.Builder shape = ImmutableIntArray.builder(rank);
    for (int i = 0; i < rank; i++) {
      shape.add(library.tensorDimension.integer(tensor.get(), i));
    }
    return shape.build();
  }

  /** The sizes that the model file gives, with -1 for each dimension that it leaves open. */
  public ImmutableIntArray openShape() {
    return openShape;
  }

  void checkMapped() throws TfliteException {
    library.checkMapped(tensor.get());
  }

  /** Size in bytes. */
  public long byteSize() {
    return library.tensorByteSize.size(tensor.get());
  }

  /**
   * Copies a value into the runtime: elements in row-major order and the machine's byte order, from
   * {@code bytes}' position to its limit.
   *
   * @throws TfliteException when the number of bytes is not {@link #byteSize}
   */
  public void write(ByteBuffer bytes) throws TfliteException {
    if (bytes.remaining() != byteSize()) {
      throw new TfliteException(
          "%s takes %d bytes, not %d".formatted(this, byteSize(), bytes.remaining()));
    }
    data().copyFrom(MemorySegment.ofBuffer(bytes));
  }

  /**
   * Copies the value out of the runtime: elements in row-major order and the machine's byte order.
   *
   * @throws TfliteException when it has 2 GiB or more
   */
  public ByteBuffer read() throws TfliteException {
    if (byteSize() > Integer.MAX_VALUE) {
      throw new TfliteException(
          "%s has %d bytes, more than fit into one array".formatted(this, byteSize()));
    }
    return ByteBuffer.wrap(data().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE))
        .order(ByteOrder.nativeOrder());
  }

  @SuppressWarnings("restricted") // the runtime says how large its own memory is
  private MemorySegment data() throws TfliteException {
    MemorySegment data = library.tensorData.pointer(tensor.get());
    if (data.equals(MemorySegment.NULL) && byteSize() > 0) {
      throw new TfliteException("%s has no memory yet".formatted(this));
    }
    return data.reinterpret(byteSize());
  }

  /** {@code 'name' (2x8xf32)}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("'").append(name).append("' (");
    for (int size : shape().asList()) {
      text.append(size).append('x');
    }
    return text.append(type().mlirName()).append(')').toString();
  }
}
