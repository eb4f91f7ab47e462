// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.hlokit.cli.Console;
import org.hlokit.cli.Hlokit;
import org.hlokit.lit.command.HlokitTools;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs the golden tests of this module, one test a file. */
final class GoldenTest {
  private static final Path ROOT =
      Path.of(System.getProperty("hlokit.root", "..")).resolve("lit-tests");

  private static final ImmutableSet<String> SUFFIXES = ImmutableSet.of(".mlir", ".test");

  @TempDir private Path directory;

  private ImmutableList<TestResult> run(ImmutableList<TestFile> tests) throws InterruptedException {
    LitConfig config =
        HlokitTools.config(
            ImmutableMap.of(), ImmutableList.of(), ImmutableMap.of(), directory, Optional.empty());
    return ParallelRun.run(config, tests, Runtime.getRuntime().availableProcessors(), result -> {});
  }

  @TestFactory
  Stream<DynamicTest> everyFilePasses() throws Exception {
    return run(Suite.discover(ROOT, SUFFIXES)).stream()
        .map(
            result ->
                DynamicTest.dynamicTest(
                    result.name(),
                    () ->
                        assertWithMessage(result.output())
                            .that(result.code().isFailure())
                            .isFalse()));
  }

  /** A check that nothing can break checks nothing. */
  @TestFactory
  Stream<DynamicTest> everyFileFailsWithOneCheckBroken() throws Exception {
    Path copy = directory.resolve("broken");
    ImmutableList.Builder<TestFile> broken = ImmutableList.builder();
    for (TestFile test : Suite.discover(ROOT, SUFFIXES)) {
      Path target = copy.resolve(test.name());
      Files.createDirectories(target.getParent());
      Optional<String> text = BrokenCheck.in(Files.readString(test.path()), test.name().hashCode());
      if (text.isPresent()) {
        Files.writeString(target, text.get());
        broken.add(new TestFile("broken", test.name(), target));
      } else {
        Files.copy(test.path(), target);
      }
    }
    return run(broken.build()).stream()
        .map(
            result ->
                DynamicTest.dynamicTest(
                    result.name(),
                    () ->
                        assertWithMessage(result.output())
                            .that(result.code())
                            .isEqualTo(TestResult.Code.FAIL)));
  }

  /** What is printed reads as what was printed, in both forms and between them. */
  @TestFactory
  Stream<DynamicTest> everyModuleIsPrintedAndReadAgain() throws IOException {
    return Suite.discover(ROOT, ImmutableSet.of(".mlir")).stream()
        .filter(test -> isValid(test.path()))
        .map(
            test ->
                DynamicTest.dynamicTest(
                    test.fullName(),
                    () -> {
                      String pretty = opt(Files.readString(test.path()));
                      assertThat(opt(pretty)).isEqualTo(pretty);
                      String generic = opt(pretty, "--mlir-print-op-generic");
                      assertThat(opt(generic, "--mlir-print-op-generic")).isEqualTo(generic);
                      assertThat(opt(generic)).isEqualTo(pretty);
                    }));
  }

  private static boolean isValid(Path file) {
    try {
      String text = Files.readString(file);
      return !text.contains("expected-error") && !text.contains("RUN: not ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String opt(String text, String... options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        Console.of(new ByteArrayInputStream(text.getBytes(UTF_8)), out, err, Path.of(""));
    ImmutableList<String> words =
        ImmutableList.<String>builder()
            .add("opt", "--split-input-file", "--allow-unregistered-dialect")
            .add(options)
            .build();
    int code = new Hlokit(console).run(words);
    assertWithMessage(err.toString(UTF_8)).that(code).isEqualTo(0);
    return out.toString(UTF_8);
  }
}
