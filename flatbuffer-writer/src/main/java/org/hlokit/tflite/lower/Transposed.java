// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.lower;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hlokit.tflite.model.ConstantData;

/**
 * A constant with its dimensions in another order. A matrix is written in panels of a few rows, so
 * that one of many gigabytes needs a few megabytes of heap.
 */
final class Transposed implements ConstantData {
  /** Bytes of a panel. */
  private static final int PANEL = 1 << 22;

  /** Columns that are read at a time. */
  private static final int BLOCK = 16;

  private final ConstantData source;
  private final int width;
  private final long[] sizes;
  private final long[] strides;

  private Transposed(ConstantData source, int width, long[] sizes, long[] strides) {
    this.source = source;
    this.width = width;
    this.sizes = sizes;
    this.strides = strides;
  }

  /**
   * The constant whose dimension {@code i} is dimension {@code permutation[i]} of the source.
   *
   * @param width bytes of an element
   */
  static ConstantData of(ConstantData source, int width, Shape shape, int[] permutation) {
    long[] sourceStrides = new long[shape.rank()];
    long stride = 1;
    for (int i = shape.rank() - 1; i >= 0; i--) {
      sourceStrides[i] = stride;
      stride *= shape.size(i);
    }
    // Dimensions that stay neighbours are one dimension.
    List<long[]> merged = new ArrayList<>();
    for (int from : permutation) {
      long[] last = merged.isEmpty() ? new long[] {1, 0} : merged.getLast();
      if (shape.size(from) == 1) {
        continue;
      }
      if (!merged.isEmpty() && last[1] == sourceStrides[from] * shape.size(from)) {
        last[0] *= shape.size(from);
        last[1] = sourceStrides[from];
      } else {
        merged.add(new long[] {shape.size(from), sourceStrides[from]});
      }
    }
    if (merged.size() < 2 || source instanceof Constants.Repeated) {
      return source;
    }
    return new Transposed(
        source,
        width,
        merged.stream().mapToLong(dimension -> dimension[0]).toArray(),
        merged.stream().mapToLong(dimension -> dimension[1]).toArray());
  }

  @Override
  public long size() {
    return source.size();
  }

  @Override
  public void read(long position, ByteBuffer target) throws IOException {
    ByteBuffer element = ConstantData.allocate(width);
    for (long at = position; target.hasRemaining(); at++) {
      if (at == position || at % width == 0) {
        element.clear();
        source.read(width * sourceIndex(at / width), element);
      }
      target.put(element.get((int) (at % width)));
    }
  }

  private long sourceIndex(long index) {
    long found = 0;
    for (int i = sizes.length - 1; i >= 0; i--) {
      found += index % sizes[i] * strides[i];
      index /= sizes[i];
    }
    return found;
  }

  @Override
  public void writeTo(WritableByteChannel target) throws IOException {
    int rank = sizes.length;
    long outer = Arrays.stream(sizes, 0, rank - 2).reduce(1, (a, b) -> a * b);
    for (long i = 0; i < outer; i++) {
      writeMatrix(sourceIndex(i * sizes[rank - 2] * sizes[rank - 1]), target);
    }
  }

  /** Writes the last two dimensions, panel by panel. */
  private void writeMatrix(long start, WritableByteChannel target) throws IOException {
    int rank = sizes.length;
    long rows = sizes[rank - 2];
    int columns = Math.toIntExact(sizes[rank - 1]);
    int panelRows = (int) Math.clamp(PANEL / ((long) columns * width), 1, rows);
    byte[] panel = new byte[panelRows * columns * width];
    for (long row = 0; row < rows; row += panelRows) {
      int count = (int) Math.min(panelRows, rows - row);
      readPanel(start + row * strides[rank - 2], count, columns, panel);
      ConstantData.writeFully(target, ByteBuffer.wrap(panel, 0, count * columns * width));
    }
  }

  private void readPanel(long start, int rows, int columns, byte[] panel) throws IOException {
    long rowStride = strides[strides.length - 2];
    long columnStride = strides[strides.length - 1];
    if (rowStride != 1) {
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < columns; c++) {
          ByteBuffer element = ByteBuffer.wrap(panel, (r * columns + c) * width, width);
          source.read(width * (start + r * rowStride + c * columnStride), element);
        }
      }
      return;
    }
    // The usual case: what is a column of the panel lies together in the source. Several columns
    // at a time, so that what is written lies together, too.
    byte[] block = new byte[BLOCK * rows * width];
    for (int c = 0; c < columns; c += BLOCK) {
      int count = Math.min(BLOCK, columns - c);
      for (int i = 0; i < count; i++) {
        ByteBuffer column = ByteBuffer.wrap(block, i * rows * width, rows * width);
        source.read(width * (start + (c + i) * columnStride), column);
      }
      transpose(block, rows, count, panel, c, columns);
    }
  }

  /** Puts {@code count} columns of {@code block}, one after the other, into rows of a panel. */
  private void transpose(byte[] block, int rows, int count, byte[] panel, int column, int columns) {
    for (int r = 0; r < rows; r++) {
      int to = (r * columns + column) * width;
      for (int i = 0; i < count; i++) {
        int from = (i * rows + r) * width;
        for (int b = 0; b < width; b++) {
          panel[to++] = block[from + b];
        }
      }
    }
  }
}
