// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.writer;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import org.hlokit.tflite.model.ConstantData;
import org.hlokit.tflite.model.TfliteModel;

/**
 * Writes a {@link TfliteModel} as a {@code .tflite} file.
 *
 * <p>The flatbuffer proper, the <em>skeleton</em>, is built on the heap without the constants. The
 * constants follow it, each 16-byte aligned, and the skeleton's {@code Buffer} tables are patched
 * once their places are known:
 *
 * <ul>
 *   <li>as long as everything ends below 2 GiB, {@code Buffer.data} is a flatbuffer vector whose
 *       bytes happen to come last in the file;
 *   <li>beyond that, where 32-bit offsets do not reach, {@code Buffer.offset} and {@code
 *       Buffer.size} say where the data is, counted from the start of the file.
 * </ul>
 *
 * <p>Either way each constant goes from its source to the target in pieces, so the heap that a
 * model needs does not depend on the size of its weights.
 */
public final class ModelWriter {

  /** What flatbuffer verifiers accept at most, and what a signed 32-bit offset reaches. */
  static final long FLATBUFFER_LIMIT = Integer.MAX_VALUE;

  /** The alignment of constant data; kernels map it and load whole vectors from it. */
  static final int ALIGNMENT = 16;

  private static final int LENGTH_PREFIX = Integer.BYTES;

  private final long limit;

  public ModelWriter() {
    this(FLATBUFFER_LIMIT);
  }

  /** A writer that changes to data outside the flatbuffer at another size than 2 GiB. */
  ModelWriter(long limit) {
    this.limit = limit;
  }

  /**
   * Writes a model.
   *
   * @return the number of bytes written
   * @throws IOException when a constant's source or the target fails
   */
  public long write(TfliteModel model, WritableByteChannel target) throws IOException {
    BufferTable buffers = BufferTable.of(model);
    Skeleton skeleton = SkeletonBuilder.build(model, buffers, Placement.INSIDE);
    if (end(skeleton.size(), buffers.data(), Placement.INSIDE) > limit) {
      skeleton = SkeletonBuilder.build(model, buffers, Placement.OUTSIDE);
    }
    return write(skeleton, buffers.data(), target);
  }

  private static long write(
      Skeleton skeleton, ImmutableList<ConstantData> constants, WritableByteChannel target)
      throws IOException {
    long end = skeleton.size();
    for (int i = 0; i < constants.size(); i++) {
      long start = start(end, skeleton.placement());
      skeleton.place(i, start, constants.get(i).size());
      end = start + constants.get(i).size();
    }
    ConstantData.writeFully(target, skeleton.bytes());
    long position = skeleton.size();
    for (ConstantData constant : constants) {
      long start = start(position, skeleton.placement());
      ConstantData.writeFully(
          target, gap((int) (start - position), constant.size(), skeleton.placement()));
      constant.writeTo(target);
      position = start + constant.size();
    }
    return position;
  }

  /** The bytes between two constants: zeros, and the length where the next one is a vector. */
  private static ByteBuffer gap(int length, long size, Placement placement) {
    ByteBuffer gap = ConstantData.allocate(length);
    if (placement == Placement.INSIDE) {
      gap.putInt(length - LENGTH_PREFIX, (int) size);
    }
    return gap;
  }

  private static long end(long skeleton, List<ConstantData> constants, Placement placement) {
    long end = skeleton;
    for (ConstantData constant : constants) {
      end = start(end, placement) + constant.size();
    }
    return end;
  }

  /** Where the first byte of a constant goes when everything before it ends at {@code end}. */
  private static long start(long end, Placement placement) {
    long earliest = placement == Placement.INSIDE ? end + LENGTH_PREFIX : end;
    return Math.ceilDiv(earliest, ALIGNMENT) * ALIGNMENT;
  }
}
