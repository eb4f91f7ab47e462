// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.hlokit.ir.Source;
import org.hlokit.parse.SourceReader;

/** An input, read whole but for the digits of large literals, which stay in the file. */
final class InputFile {
  /** What {@code -} and an absent file name mean. */
  static final String STDIN = "-";

  private final Source source;

  private InputFile(Source source) {
    this.source = source;
  }

  private static InputFile of(Source source, Console console) {
    InputFile input = new InputFile(source);
    console.remember(input);
    return input;
  }

  /** How messages call it: the path as given, or {@code <stdin>}. */
  String name() {
    return source.name();
  }

  /** The content as a text. */
  Source source() {
    return source;
  }

  /** All of the content; no copy where no digits stayed in the file. */
  byte[] bytes() {
    return source.written();
  }

  static InputFile read(String file, Console console) throws CommandFailure, IOException {
    if (file.equals(STDIN)) {
      return of(SourceReader.read("<stdin>", console.in()), console);
    }
    Path path = console.resolve(file);
    try {
      if (Files.isDirectory(path)) {
        throw new CommandFailure(cannotOpen(file, "is a directory"));
      }
      return of(SourceReader.read(file, path), console);
    } catch (NoSuchFileException e) {
      throw new CommandFailure(cannotOpen(file, "no such file or directory"));
    } catch (AccessDeniedException e) {
      throw new CommandFailure(cannotOpen(file, "permission denied"));
    } catch (OutOfMemoryError e) {
      throw new CommandFailure(
          cannotOpen(
              file, "too large for one array of bytes, which ends at 2 GiB, or for the heap"),
          "give the JVM more memory with HLOKIT_JAVA_OPTS=-Xmx8g");
    } catch (IOException e) {
      throw new CommandFailure(cannotOpen(file, IoMessages.reason(e)));
    }
  }

  private static String cannotOpen(String file, String reason) {
    return "cannot open input file '%s': %s".formatted(file, reason);
  }
}
