// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.hlokit.ir.Source;
import org.jspecify.annotations.Nullable;

/**
 * Reads texts. The digits of their largest literals stay in the file, so that memory does not grow
 * with a model's weights; what comes through a pipe leaves them in a temporary file.
 */
public final class SourceReader {
  private static final int CHUNK = 1 << 18;

  private SourceReader() {}

  /**
   * Reads a file, which stays open where the text refers to it.
   *
   * @param name what messages call it
   * @throws OutOfMemoryError where what is to be in memory fits into no array
   */
  public static Source read(String name, Path path) throws IOException {
    if (!Files.isRegularFile(path)) { // a named pipe, which can be read once only
      try (InputStream in = Files.newInputStream(path)) {
        return read(name, in);
      }
    }
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
    boolean isKept = false;
    try {
      Source source = read(name, file);
      isKept = source.hasBlobs();
      return source;
    } finally {
      if (!isKept) {
        file.close();
      }
    }
  }

  /** Reads the rest of a stream; see {@link #read(String, Path)}. */
  public static Source read(String name, InputStream in) throws IOException {
    if (in instanceof FileInputStream stream && isAtStartOfFile(stream.getChannel())) {
      return read(name, stream.getChannel()); // as in `hlokit opt < file`
    }
    byte[] chunk = in.readNBytes(CHUNK);
    if (chunk.length < CHUNK) {
      return new Source(name, chunk);
    }
    LiteralSieve sieve = new LiteralSieve(new TemporaryDigits(), CHUNK);
    for (int count = CHUNK; count > 0; count = in.readNBytes(chunk, 0, CHUNK)) {
      sieve.accept(chunk, count);
    }
    return sieve.finish(name);
  }

  private static boolean isAtStartOfFile(FileChannel file) {
    try {
      return file.size() > 0 && file.position() == 0;
    } catch (IOException e) { // a pipe or a terminal
      return false;
    }
  }

  private static Source read(String name, FileChannel file) throws IOException {
    long size = file.size();
    boolean isWhole = size < Integer.MAX_VALUE && !holdsLargeLiterals(file);
    byte[] chunk = new byte[isWhole && size > 0 ? (int) size : CHUNK];
    int count = fill(file, chunk);
    if (isWhole && count == size && fill(file, new byte[1]) == 0) {
      return new Source(name, count == chunk.length ? chunk : Arrays.copyOf(chunk, count));
    }
    LiteralSieve sieve = new LiteralSieve(new DigitsOfInput(file), CHUNK);
    while (count > 0) {
      sieve.accept(chunk, count);
      count = fill(file, chunk);
    }
    return sieve.finish(name);
  }

  private static int fill(FileChannel file, byte[] chunk) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(chunk);
    while (buffer.hasRemaining() && file.read(buffer) >= 0) {
      // goes on
    }
    return buffer.position();
  }

  /** Whether a look at a few places finds digits enough for a large literal. */
  private static boolean holdsLargeLiterals(FileChannel file) throws IOException {
    ByteBuffer sample = ByteBuffer.allocate(LiteralSieve.SAMPLE);
    long size = file.size();
    for (long at = 0; at + sample.capacity() <= size; at += LiteralSieve.SAMPLE_DISTANCE) {
      file.read(sample.clear(), at);
      if (LiteralSieve.isSampleOfDigits(sample.array(), 0)) {
        return true;
      }
    }
    return false;
  }

  /** Digits that need not be kept: the input is a file that has them. */
  private record DigitsOfInput(FileChannel file) implements LiteralSieve.DigitStore {
    @Override
    public long keep(byte[] bytes, int start, int length, long inputOffset) {
      return inputOffset;
    }
  }

  /** Digits that go into a file which is gone when nobody has it open. */
  private static final class TemporaryDigits implements LiteralSieve.DigitStore {
    private @Nullable FileChannel file;

    @Override
    public FileChannel file() throws IOException {
      if (file == null) {
        file =
            FileChannel.open(
                Files.createTempFile("hlokit", ".digits"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
      }
      return file;
    }

    @Override
    public long keep(byte[] bytes, int start, int length, long inputOffset) throws IOException {
      long position = file().position();
      ByteBuffer rest = ByteBuffer.wrap(bytes, start, length);
      while (rest.hasRemaining()) {
        file().write(rest);
      }
      return position;
    }
  }
}
