// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** An input, read whole. */
final class InputFile {
  /** What {@code -} and an absent file name mean. */
  static final String STDIN = "-";

  private final String name;
  private final byte[] bytes;

  private InputFile(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  private static InputFile of(String name, byte[] bytes, Console console) {
    InputFile input = new InputFile(name, bytes);
    console.remember(input);
    return input;
  }

  /** How messages call it: the path as given, or {@code <stdin>}. */
  String name() {
    return name;
  }

  /** The content itself and not a copy: it may be large. */
  byte[] bytes() {
    return bytes;
  }

  static InputFile read(String file, Console console) throws CommandFailure, IOException {
    if (file.equals(STDIN)) {
      return of("<stdin>", console.in().readAllBytes(), console);
    }
    Path path = console.resolve(file);
    try {
      if (Files.isDirectory(path)) {
        throw new CommandFailure(cannotOpen(file, "is a directory"));
      }
      return of(file, Files.readAllBytes(path), console);
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
