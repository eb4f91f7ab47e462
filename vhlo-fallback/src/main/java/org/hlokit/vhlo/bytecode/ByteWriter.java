// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects the bytes of a part of a file; large blobs are kept by reference. */
final class ByteWriter {
  private final List<ByteBuffer> chunks = new ArrayList<>();
  private byte[] current = new byte[64];
  private int length;
  private long flushed;

  /** What the start of this part must be a multiple of. */
  private int alignment = 1;

  long size() {
    return flushed + length;
  }

  void writeByte(int value) {
    if (length == current.length) {
      current = Arrays.copyOf(current, 2 * length);
    }
    current[length++] = (byte) value;
  }

  void writeBytes(byte[] bytes) {
    for (byte value : bytes) {
      writeByte(value);
    }
  }

  /** Writes what {@code blob} has left; its content must not change until this is written out. */
  void writeBlob(ByteBuffer blob) {
    flush();
    chunks.add(blob.slice());
    flushed += blob.remaining();
  }

  /** See {@link ByteReader#readVarint}. */
  void writeVarint(long value) {
    int bits = 64 - Long.numberOfLeadingZeros(value | 1);
    int bytes = (bits + 6) / 7;
    if (bytes > 8) {
      writeByte(0);
      writeLittleEndian(value, 8);
    } else {
      writeLittleEndian((value << 1 | 1) << (bytes - 1), bytes);
    }
  }

  private void writeLittleEndian(long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      writeByte((int) (value >>> 8 * i));
    }
  }

  void writeSigned(long value) {
    writeVarint(value << 1 ^ value >> 63);
  }

  void writeFlagged(long value, boolean flag) {
    writeVarint(value << 1 | (flag ? 1 : 0));
  }

  /** See {@link ByteReader#readBits}; {@code bits} is not negative. */
  void writeBits(BigInteger bits, int width) {
    if (width <= 8) {
      writeByte(bits.intValue());
    } else if (width <= 64) {
      writeSigned(bits.longValue());
    } else {
      int words = (bits.bitLength() + 63) / 64;
      writeVarint(words);
      for (int i = 0; i < words; i++) {
        writeSigned(bits.shiftRight(64 * i).longValue());
      }
    }
  }

  void writeSection(Format.Section section, ByteWriter content) {
    ByteWriter length = new ByteWriter();
    length.writeVarint(content.size());
    boolean isAligned = (size() + 1 + length.size()) % content.alignment == 0;
    writeByte(section.number() | (isAligned ? 0 : Format.ALIGNED));
    append(length);
    if (!isAligned) {
      writeVarint(content.alignment);
      pad(content.alignment);
    }
    alignment = Math.max(alignment, content.alignment);
    append(content);
  }

  /** Writes a blob that is to stand at a multiple of {@code multiple}, a power of two. */
  void writeAligned(ByteBuffer blob, int multiple) {
    writeVarint(multiple);
    writeVarint(blob.remaining());
    pad(multiple);
    alignment = Math.max(alignment, multiple);
    writeBlob(blob);
  }

  private void pad(int multiple) {
    while (size() % multiple != 0) {
      writeByte(Format.ALIGNMENT_BYTE);
    }
  }

  /** Moves what {@code other} collected to the end of this. */
  void append(ByteWriter other) {
    other.flush();
    flush();
    chunks.addAll(other.chunks);
    flushed += other.flushed;
  }

  private void flush() {
    if (length > 0) {
      chunks.add(ByteBuffer.wrap(current, 0, length).slice());
      flushed += length;
      current = new byte[64];
      length = 0;
    }
  }

  /** What was collected, in one array. */
  byte[] toByteArray() {
    flush();
    ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(flushed));
    chunks.forEach(chunk -> all.put(chunk.duplicate()));
    return all.array();
  }

  void writeTo(OutputStream out) throws IOException {
    flush();
    byte[] copy = new byte[1 << 16];
    for (ByteBuffer chunk : chunks) {
      ByteBuffer left = chunk.duplicate();
      while (left.hasRemaining()) {
        int count = Math.min(copy.length, left.remaining());
        left.get(copy, 0, count);
        out.write(copy, 0, count);
      }
    }
  }
}
