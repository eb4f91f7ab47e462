// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds test files. */
public final class Suite {
  /** Folders that hold what tests read or write, and no tests. */
  private static final ImmutableSet<String> NO_TESTS =
      ImmutableSet.of("Inputs", "Output", "target", "src");

  private Suite() {}

  /**
   * The tests of a folder in the order of their paths, or the file itself.
   *
   * @param suffixes how the names of test files end
   * @throws IOException if the path cannot be read
   */
  public static ImmutableList<TestFile> discover(Path path, ImmutableSet<String> suffixes)
      throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    if (!Files.isDirectory(absolute)) {
      if (!Files.exists(absolute)) {
        throw new NoSuchFileException(path.toString());
      }
      Path folder = absolute.resolveSibling(".").normalize();
      return ImmutableList.of(
          new TestFile(name(folder), absolute.getFileName().toString(), absolute));
    }
    List<TestFile> found = new ArrayList<>();
    String suite = name(absolute);
    Files.walkFileTree(
        absolute,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = name(folder);
            boolean skipped = NO_TESTS.contains(name) || name.startsWith(".");
            return skipped && !folder.equals(absolute)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = name(file);
            if (!name.startsWith(".") && suffixes.stream().anyMatch(name::endsWith)) {
              found.add(new TestFile(suite, absolute.relativize(file).toString(), file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    found.sort(Comparator.comparing(TestFile::name));
    return ImmutableList.copyOf(found);
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "root" : name.toString();
  }
}
