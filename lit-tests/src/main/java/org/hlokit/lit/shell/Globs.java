// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.shell;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Expands words with {@code *} and {@code ?} to the files that they name. */
final class Globs {
  private Globs() {}

  /** The matching paths in order, or the word itself if there are none. */
  static ImmutableList<String> expand(String word, Path directory) throws IOException {
    List<String> found = new ArrayList<>();
    boolean absolute = word.startsWith("/");
    expand(
        absolute ? "/" : "",
        ImmutableList.copyOf(word.split("/+")),
        absolute ? 1 : 0,
        directory,
        found);
    Collections.sort(found);
    return found.isEmpty() ? ImmutableList.of(word) : ImmutableList.copyOf(found);
  }

  private static void expand(
      String prefix, ImmutableList<String> parts, int index, Path directory, List<String> found)
      throws IOException {
    if (index == parts.size()) {
      if (Files.exists(directory.resolve(prefix))) {
        found.add(prefix);
      }
      return;
    }
    String part = parts.get(index);
    String separator = prefix.isEmpty() || prefix.endsWith("/") ? "" : "/";
    if (part.indexOf('*') < 0 && part.indexOf('?') < 0) {
      expand(prefix + separator + part, parts, index + 1, directory, found);
      return;
    }
    Path base = directory.resolve(prefix);
    if (!Files.isDirectory(base)) {
      return;
    }
    String pattern = part.replaceAll("[\\[\\]{}\\\\]", "\\\\$0");
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(base, pattern)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (!name.startsWith(".") || part.startsWith(".")) {
          expand(prefix + separator + name, parts, index + 1, directory, found);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }
}
