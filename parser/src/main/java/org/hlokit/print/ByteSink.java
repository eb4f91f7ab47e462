// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of UTF-8 on their way to a channel, or kept where there is none. Failures of the channel
 * are {@link UncheckedIOException}s.
 */
final class ByteSink {
  private static final int CAPACITY = 1 << 16;

  private final @Nullable WritableByteChannel out;
  private byte[] buffer;
  private int size;

  /** A sink that keeps its bytes. */
  ByteSink() {
    this.out = null;
    this.buffer = new byte[256];
  }

  /** What writes bytes that do not pass through a sink. */
  @FunctionalInterface
  interface Transfer {
    void writeTo(WritableByteChannel out) throws IOException;
  }

  /** A sink that writes to {@code out}, which it does not close. */
  ByteSink(WritableByteChannel out) {
    this.out = out;
    this.buffer = new byte[CAPACITY];
  }

  /** Makes room for {@code count} more bytes in the buffer. */
  private void ensureCapacity(int count) {
    if (buffer.length - size >= count) {
      return;
    }
    flush();
    if (buffer.length - size < count) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + count));
    }
  }

  /** Hands what is buffered to the channel, if there is one. */
  void flush() {
    if (out != null && size > 0) {
      write(out, buffer, 0, size);
      size = 0;
    }
  }

  private static void write(WritableByteChannel out, byte[] bytes, int start, int end) {
    ByteBuffer rest = ByteBuffer.wrap(bytes, start, end - start);
    try {
      while (rest.hasRemaining()) {
        out.write(rest);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether bytes go to a channel. */
  boolean hasChannel() {
    return out != null;
  }

  /** Has {@code body} write to the channel, after all that was written before. */
  void transfer(Transfer body) {
    flush();
    try {
      body.writeTo(requireNonNull(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes one ASCII character. */
  ByteSink put(char c) {
    if (size == buffer.length) {
      ensureCapacity(1);
    }
    buffer[size++] = (byte) c;
    return this;
  }

  /** Writes one byte. */
  void write(byte b) {
    ensureCapacity(1);
    buffer[size++] = b;
  }

  ByteSink text(String text) {
    int length = text.length();
    ensureCapacity(length);
    byte[] target = buffer;
    int at = size;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return bytes(text.getBytes(UTF_8));
      }
      target[at++] = (byte) c;
    }
    size = at;
    return this;
  }

  ByteSink bytes(byte[] bytes) {
    return bytes(bytes, 0, bytes.length);
  }

  ByteSink bytes(byte[] bytes, int start, int end) {
    int length = end - start;
    if (out != null && length > CAPACITY) {
      flush();
      // In pieces: the JDK copies what it writes to a file to fresh memory of the same size.
      for (int at = start; at < end; at += CAPACITY) {
        write(out, bytes, at, Math.min(at + CAPACITY, end));
      }
      return this;
    }
    ensureCapacity(length);
    System.arraycopy(bytes, start, buffer, size, length);
    size += length;
    return this;
  }

  /** Writes a decimal number. */
  ByteSink number(long value) {
    if (value < 0) {
      return text(Long.toString(value));
    }
    ensureCapacity(20);
    int digits = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      digits++;
    }
    size += digits;
    int at = size;
    long rest = value;
    do {
      buffer[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest != 0);
    return this;
  }

  /** Writes a byte as two upper-case hexadecimal digits. */
  void hex(int value) {
    ensureCapacity(2);
    buffer[size++] = (byte) HEX.charAt(value >> 4 & 15);
    buffer[size++] = (byte) HEX.charAt(value & 15);
  }

  private static final String HEX = "0123456789ABCDEF";

  ByteSink spaces(int count) {
    ensureCapacity(count);
    Arrays.fill(buffer, size, size + count, (byte) ' ');
    size += count;
    return this;
  }

  /** The bytes that are in the buffer; all of them where there is no channel. */
  byte[] toByteArray() {
    return Arrays.copyOf(buffer, size);
  }

  @Override
  public String toString() {
    return new String(buffer, 0, size, UTF_8);
  }
}
