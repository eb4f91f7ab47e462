// SPDX-License-Identifier: Apache-2.0
package org.hlokit.parse;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.primitives.Ints;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.hlokit.ir.HexDigits;
import org.hlokit.ir.Source;

/**
 * Reads texts. The digits of their largest literals stay in the file, so that memory does not grow
 * with a model's weights; what comes through a pipe and is long goes into a temporary file first.
 */
public final class SourceReader {
  /** A text that is not longer is read as it is. */
  private static final int SHORT = 1 << 18;

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
    return readAndClose(name, FileChannel.open(path, StandardOpenOption.READ));
  }

  /** Reads the rest of a stream; see {@link #read(String, Path)}. */
  public static Source read(String name, InputStream in) throws IOException {
    if (in instanceof FileInputStream stream && isAtStartOfFile(stream.getChannel())) {
      return read(name, stream.getChannel()); // as in `hlokit opt < file`
    }
    byte[] start = in.readNBytes(SHORT);
    if (start.length < SHORT) {
      return new Source(name, start);
    }
    // Which is gone when nobody has it open.
    FileChannel file =
        FileChannel.open(
            Files.createTempFile("hlokit", ".mlir"),
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    OutputStream out = Channels.newOutputStream(file);
    out.write(start);
    in.transferTo(out);
    return readAndClose(name, file);
  }

  private static boolean isAtStartOfFile(FileChannel file) {
    try {
      return file.size() > 0 && file.position() == 0;
    } catch (IOException e) { // a pipe or a terminal
      return false;
    }
  }

  /** Closes the file unless the text refers to it. */
  private static Source readAndClose(String name, FileChannel file) throws IOException {
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

  private static Source read(String name, FileChannel file) throws IOException {
    long size = file.size();
    if (size == 0) { // so say files that the system makes up, too
      return new Source(name, Channels.newInputStream(file).readAllBytes());
    }
    ImmutableList<HexDigits.InFile> literals =
        size <= SHORT ? ImmutableList.of() : LargeLiterals.find(file);
    long elsewhere = literals.stream().mapToLong(digits -> digits.count() - Source.MARK).sum();
    byte[] text = new byte[Ints.saturatedCast(size - elsewhere)];
    ImmutableSortedMap.Builder<Integer, HexDigits> blobs = ImmutableSortedMap.naturalOrder();
    ByteBuffer rest = ByteBuffer.wrap(text);
    long at = 0;
    for (int i = 0; i < literals.size(); i++) {
      HexDigits.InFile digits = literals.get(i);
      fill(file, at, rest.limit(rest.position() + (int) (digits.position() - at)));
      blobs.put(rest.position(), digits);
      rest.limit(text.length).put(Source.mark(i));
      at = digits.position() + digits.count();
    }
    fill(file, at, rest);
    return new Source(name, text, blobs.buildOrThrow());
  }

  private static void fill(FileChannel file, long position, ByteBuffer target) throws IOException {
    long at = position;
    while (target.hasRemaining()) {
      int count = file.read(target, at);
      if (count < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
      at += count;
    }
  }
}
