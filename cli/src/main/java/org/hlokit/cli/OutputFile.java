// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes results so that an output file is there whole or not at all. */
public final class OutputFile {
  /** Writes a result; may throw what the command throws. */
  @FunctionalInterface
  public interface Body {
    void writeTo(OutputStream out) throws IOException, CommandFailure;
  }

  /** Writes a result that is large, or comes from another channel. */
  @FunctionalInterface
  interface ChannelBody {
    void writeTo(WritableByteChannel out) throws IOException, CommandFailure;
  }

  private OutputFile() {}

  /** Writes to {@code file}, or to standard output where it is {@code -}. */
  public static void write(String file, Console console, Body body)
      throws IOException, CommandFailure {
    writeChannel(file, console, channel -> write(channel, body));
  }

  /** Writes through a buffer. */
  static void write(WritableByteChannel channel, Body body) throws IOException, CommandFailure {
    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    body.writeTo(out);
    out.flush();
  }

  /** As {@link #write}, without a stream in between. */
  static void writeChannel(String file, Console console, ChannelBody body)
      throws IOException, CommandFailure {
    if (file.equals(InputFile.STDIN)) {
      body.writeTo(Channels.newChannel(console.out()));
      console.out().flush();
      return;
    }
    Path path = console.resolve(file);
    try {
      if (Files.isDirectory(path)) {
        throw new CommandFailure(cannotWrite(file, "is a directory"));
      }
      // A device or a pipe cannot be replaced by a file, and a link is written through.
      if (Files.exists(path) && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        path = path.toRealPath();
      }
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        try (FileChannel out = FileChannel.open(path, StandardOpenOption.WRITE)) {
          body.writeTo(out);
        }
      } else {
        writeBesideAndRename(path, body);
      }
    } catch (IOException e) {
      throw new CommandFailure(cannotWrite(file, IoMessages.reason(e)));
    }
  }

  private static void writeBesideAndRename(Path path, ChannelBody body)
      throws IOException, CommandFailure {
    Path beside =
        path.resolveSibling(
            "."
                + path.getFileName()
                + "."
                + ProcessHandle.current().pid()
                + "."
                + Thread.currentThread().threadId());
    boolean complete = false;
    try {
      try (FileChannel out =
          FileChannel.open(
              beside,
              StandardOpenOption.READ, // for those that check what they wrote
              StandardOpenOption.WRITE,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        body.writeTo(out);
      }
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      complete = true;
    } finally {
      if (!complete) {
        Files.deleteIfExists(beside);
      }
    }
  }

  private static String cannotWrite(String file, String reason) {
    return "cannot open output file '%s': %s".formatted(file, reason);
  }
}
