// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.shell;

import com.google.common.collect.ImmutableList;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.lit.tool.Invocation;

/** The streams of one program after its redirections, which are applied from left to right. */
final class Streams implements Closeable {
  private final List<Closeable> opened = new ArrayList<>();
  private InputStream in;
  private OutputStream out;
  private OutputStream err;

  private Streams(InputStream in, OutputStream out, OutputStream err) {
    this.in = in;
    this.out = out;
    this.err = err;
  }

  static Streams of(Invocation call) {
    return new Streams(call.in(), call.out(), call.err());
  }

  static Streams open(
      ImmutableList<Command.Redirection> redirections,
      Path directory,
      InputStream in,
      OutputStream out,
      OutputStream err)
      throws RedirectionException, IOException {
    Streams streams = new Streams(in, out, err);
    for (Command.Redirection redirection : redirections) {
      String target = redirection.target().text();
      try {
        streams.apply(redirection, directory.resolve(target));
      } catch (NoSuchFileException e) {
        streams.close();
        throw new RedirectionException(target + ": No such file or directory");
      } catch (IOException e) {
        streams.close();
        throw new RedirectionException(target + ": " + e.getMessage());
      }
    }
    return streams;
  }

  private void apply(Command.Redirection redirection, Path file) throws IOException {
    if (redirection.stream() == Command.Stream.IN) {
      in = remember(Files.newInputStream(file));
      return;
    }
    OutputStream target =
        switch (redirection.mode()) {
          case STREAM -> redirection.target().text().equals("1") ? out : err;
          case FILE -> remember(new BufferedOutputStream(Files.newOutputStream(file)));
          case APPEND ->
              remember(
                  new BufferedOutputStream(
                      Files.newOutputStream(
                          file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)));
        };
    switch (redirection.stream()) {
      case OUT -> out = target;
      case ERR -> err = target;
      case OUT_AND_ERR -> {
        out = target;
        err = target;
      }
      case IN -> throw new IllegalStateException("input was handled above");
    }
  }

  private <T extends Closeable> T remember(T stream) {
    opened.add(stream);
    return stream;
  }

  InputStream in() {
    return in;
  }

  OutputStream out() {
    return out;
  }

  OutputStream err() {
    return err;
  }

  void flush() throws IOException {
    out.flush();
    err.flush();
  }

  @Override
  public void close() throws IOException {
    for (Closeable stream : opened) {
      stream.close();
    }
  }
}
