// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
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
import org.hlokit.ir.Source;
import org.hlokit.ir.Trait;
import org.hlokit.lit.command.HlokitTools;
import org.hlokit.parse.MlirText;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs the golden tests of this module, one test a file. */
final class GoldenTest {
  private static final Path ROOT =
      Path.of(System.getProperty("hlokit.root", "..")).resolve("lit-tests");

  private static final ImmutableSet<String> SUFFIXES = ImmutableSet.of(".mlir", ".test");

  private static final ImmutableList<String> VERSIONS = ImmutableList.of("0.9.0", "1.20.0");

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

  /**
   * What is printed reads as what was printed: in both forms and between them, as bytecode, and as
   * VHLO where VHLO has all that the module says.
   */
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
                      String read = opt(generic);
                      assertThat(opt(read, "--mlir-print-op-generic")).isEqualTo(generic);
                      if (!holdsOpsThatStayGeneric(pretty)) {
                        assertThat(read).isEqualTo(pretty);
                      }
                      for (String part : Splitter.on("// -----\n").split(pretty)) {
                        throughBytes(part);
                      }
                    }));
  }

  private static void throughBytes(String module) {
    Run bytecode = run(module.getBytes(UTF_8), "opt", "--emit-bytecode");
    if (bytecode.code() != 0) { // it holds ops that are known by their text only
      assertThat(bytecode.err()).contains("cannot be written as bytecode");
      return;
    }
    String read = run(bytecode.bytes(), "opt").text();
    // Bytecode does not tell the forms apart.
    assertThat(holdsOpsThatStayGeneric(module) ? opt(read) : module).isEqualTo(read);
    for (String version : VERSIONS) {
      Run artifact = run(bytecode.bytes(), "translate", "--serialize", "--target=" + version);
      if (artifact.code() != 0) { // the version cannot say what the module says
        assertThat(artifact.err()).containsMatch("failed to legalize|has no VHLO form");
        continue;
      }
      Run vhlo = run(artifact.bytes(), "opt");
      String back = run(artifact.bytes(), "translate", "--deserialize").text();
      assertThat(run(vhlo.bytes(), "opt", "--vhlo-legalize-to-stablehlo").text()).isEqualTo(back);
      // What is written though it is meant anyway is gone once, and then nothing more.
      Run again = run(back.getBytes(UTF_8), "translate", "--serialize", "--target=" + version);
      assertThat(run(again.bytes(), "translate", "--deserialize").text()).isEqualTo(back);
    }
  }

  /** Whether there are ops of dialects that the reference knows no generic form of. */
  private static boolean holdsOpsThatStayGeneric(String pretty) {
    boolean[] found = {false};
    for (String part : Splitter.on("// -----\n").split(pretty)) {
      MlirText.ofAllDialects()
          .read(Source.of("golden", part))
          .walk(op -> found[0] |= op.definition().has(Trait.CUSTOM_FORM_ONLY));
    }
    return found[0];
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
    String[] words =
        ImmutableList.<String>builder()
            .add("opt", "--split-input-file", "--allow-unregistered-dialect")
            .add(options)
            .build()
            .toArray(String[]::new);
    return run(text.getBytes(UTF_8), words).text();
  }

  private static Run run(byte[] input, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = Console.of(new ByteArrayInputStream(input), out, err, Path.of(""));
    int code = new Hlokit(console).run(ImmutableList.copyOf(words));
    return new Run(code, out, err.toString(UTF_8));
  }

  /** What one command line did. */
  private record Run(int code, ByteArrayOutputStream out, String err) {
    byte[] bytes() {
      return out.toByteArray();
    }

    /** The output of a command that is to succeed. */
    String text() {
      assertWithMessage(err).that(code).isEqualTo(0);
      return out.toString(UTF_8);
    }
  }
}
