// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hlokit.lit.filecheck.FileCheck;
import org.hlokit.lit.tool.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TestRunnerTest {
  @TempDir private Path directory;

  /** Prints a function, as if it had been given one. */
  private static final Tool PRINTER =
      call -> {
        String function =
            """
            module {
              func.func @f(%arg0: tensor<2x1xf32>) -> tensor<2x1xf32> {
                %cst = stablehlo.constant dense<[[1.0], [2.0]]> : tensor<2x1xf32>
                %0 = stablehlo.add %arg0, %cst : tensor<2x1xf32>
                return %0 : tensor<2x1xf32>
              }
            }
            """;
        call.out().write(function.getBytes(UTF_8));
        return 0;
      };

  private static final Tool SLEEPER =
      call -> {
        try {
          Thread.sleep(Duration.ofMinutes(5));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        return 0;
      };

  private LitConfig config(Optional<Duration> timeout) {
    return new LitConfig(
        ImmutableMap.of("printer", PRINTER, "sleeper", SLEEPER, "FileCheck", new FileCheck()),
        ImmutableMap.of(
            "printer",
            arguments ->
                ImmutableList.<String>builder().add("hlokit", "print").addAll(arguments).build()),
        ImmutableSet.of("here"),
        ImmutableMap.of(),
        ImmutableMap.of(),
        directory.resolve("out"),
        timeout);
  }

  private TestFile test(String name, String text) throws IOException {
    Path file = directory.resolve("suite").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return new TestFile("suite", name, file);
  }

  private TestResult run(String text) throws IOException {
    return new TestRunner(config(Optional.empty())).run(test("t.mlir", text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "RUN: true ~ PASS",
        "RUN: true;RUN: false ~ FAIL",
        "RUN: false;XFAIL: * ~ XFAIL",
        "RUN: true;XFAIL: * ~ XPASS",
        "RUN: false;XFAIL: absent ~ FAIL",
        "RUN: false;REQUIRES: absent ~ UNSUPPORTED",
        "RUN: true;REQUIRES: here ~ PASS",
        "RUN: true;REQUIRES: {{h.*}} ~ PASS",
        "RUN: false;UNSUPPORTED: here ~ UNSUPPORTED",
        "nothing ~ UNRESOLVED",
        "RUN: a |;x ~ UNRESOLVED",
        "RUN: %if absent %{ false %} ~ PASS",
        "RUN: cat %s | FileCheck %s;CHECK: a;b a ~ PASS",
        "RUN: cat %t;ALLOW_RETRIES: 2 ~ FAIL",
        "RUN: cat %t || not touch %t && cat %t;ALLOW_RETRIES: 1 ~ FLAKYPASS",
        "DEFINE: %{c} = cat %s;RUN: %{c} | FileCheck %s;CHECK: a ~ PASS",
      })
  void resultsFollowTheLines(String lines, TestResult.Code expected) throws IOException {
    assertThat(run(lines.replace(';', '\n') + "\n").code()).isEqualTo(expected);
  }

  @Test
  void failureShowsTheCommandWhatItPrintedAndHowToRunItAgain() throws IOException {
    TestResult result = run("RUN: printer %s | FileCheck %s\nCHECK: stablehlo.sub\n");
    String file = directory.resolve("suite/t.mlir").toString();
    assertThat(result.output())
        .startsWith(
            """
            # RUN: at line 1
            printer FILE | FileCheck FILE
            # executed command: printer FILE
            # executed command: FileCheck FILE
            # .---command stderr------------
            # | FILE:2:8: error: CHECK: expected string not found in input
            """
                .replace("FILE", file));
    assertThat(result.output())
        .endsWith(
            """
            # error: command failed with exit status: 1

            run it again: hlokit print FILE | FileCheck FILE
            """
                .replace("FILE", file));
  }

  @Test
  void manyTestsRunAtATimeAndAreToldInOrder() throws Exception {
    List<TestFile> tests = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      tests.add(
          test(
              "t" + i + ".mlir",
              "RUN: echo "
                  + i
                  + " > %t && cat %t | FileCheck %s\n"
                  + "CHECK: {{^}}"
                  + i
                  + "{{$}}\n"));
    }
    List<String> told = new ArrayList<>();
    ImmutableList<TestResult> results =
        ParallelRun.run(
            config(Optional.empty()),
            ImmutableList.copyOf(tests),
            4,
            result -> told.add(result.name()));
    assertThat(told)
        .containsExactlyElementsIn(tests.stream().map(TestFile::fullName).toList())
        .inOrder();
    assertThat(results.stream().filter(r -> r.code() != TestResult.Code.PASS).toList()).isEmpty();
  }

  @Test
  void endlessTestsAreGivenUp() throws Exception {
    ImmutableList<TestResult> results =
        ParallelRun.run(
            config(Optional.of(Duration.ofMillis(50))),
            ImmutableList.of(test("t.mlir", "RUN: sleeper\n"), test("u.mlir", "RUN: true\n")),
            2,
            result -> {});
    assertThat(results.stream().map(TestResult::code).toList())
        .containsExactly(TestResult.Code.TIMEOUT, TestResult.Code.PASS)
        .inOrder();
  }

  @Test
  void foldersAreSearchedInOrderWithoutWhatIsNoTest() throws IOException {
    test("b.mlir", "");
    test("a/z.mlir", "");
    test("a.txt", "");
    test("Inputs/i.mlir", "");
    test(".hidden/h.mlir", "");
    Path suite = directory.resolve("suite");
    assertThat(
            Suite.discover(suite, ImmutableSet.of(".mlir")).stream()
                .map(TestFile::fullName)
                .toList())
        .containsExactly("suite :: a/z.mlir", "suite :: b.mlir")
        .inOrder();
    assertThat(Suite.discover(suite.resolve("a/z.mlir"), ImmutableSet.of(".mlir")))
        .containsExactly(new TestFile("a", "z.mlir", suite.resolve("a/z.mlir")));
  }

  private static final ImmutableList<TestResult> RESULTS =
      ImmutableList.of(
          new TestResult("s :: a.mlir", TestResult.Code.PASS, "", Duration.ofMillis(3)),
          new TestResult("s :: d/b.mlir", TestResult.Code.FAIL, "1 < 2 ]]>\n", Duration.ZERO),
          new TestResult("s :: c.mlir", TestResult.Code.UNSUPPORTED, "no x\n", Duration.ZERO));

  @Test
  void summaryIsThatOfLit() {
    assertThat(Summary.of(RESULTS, Duration.ofMillis(1500), false))
        .isEqualTo(
            """
            ********************
            Failed Tests (1):
              s :: d/b.mlir


            Testing Time: 1.50s

            Total Discovered Tests: 3
              Unsupported: 1 (33.33%)
              Passed     : 1 (33.33%)
              Failed     : 1 (33.33%)
            """);
  }

  @Test
  void xmlIsThatOfJunit() {
    assertThat(JunitXml.of(RESULTS, Duration.ofMillis(1500)))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites time="1.500">
            <testsuite name="s" tests="3" failures="1" skipped="1" time="0.003">
            <testcase classname="s.s" name="a.mlir" time="0.003"/>
            <testcase classname="s.d" name="b.mlir" time="0.000">
            <failure>1 &lt; 2 ]]&gt;
            </failure>
            </testcase>
            <testcase classname="s.s" name="c.mlir" time="0.000">
            <skipped message="no x"/>
            </testcase>
            </testsuite>
            </testsuites>
            """);
  }

  private static final String OLD_CHECKS =
      """
      // RUN: printer %s | FileCheck %s

      // A comment stays.
      // CHECK-LABEL: func.func @f
      // CHECK-NEXT: nothing of the kind

      func.func @f(%arg0: tensor<2x1xf32>) -> tensor<2x1xf32> {
        // CHECK: old
        return %arg0 : tensor<2x1xf32>
      }
      """;

  private static final String NEW_CHECKS =
      """
      // RUN: printer %s | FileCheck %s

      // A comment stays.

      // CHECK-LABEL: func.func @f
      // CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<2x1xf32>) -> tensor<2x1xf32> {
      // CHECK-NEXT:      %[[CST:[^ :]+]] = stablehlo.constant dense<{{\\[\\[}}1.0], [2.0]]> : tensor<2x1xf32>
      // CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.add %[[ARG0]], %[[CST]] : tensor<2x1xf32>
      // CHECK-NEXT:      return %[[V0]] : tensor<2x1xf32>
      // CHECK-NEXT:    }
      func.func @f(%arg0: tensor<2x1xf32>) -> tensor<2x1xf32> {
        return %arg0 : tensor<2x1xf32>
      }
      """;

  @Test
  void checksAreWrittenFromTheOutputAndPass() throws Exception {
    String updated = UpdateChecks.rewrite(config(Optional.empty()), test("t.mlir", OLD_CHECKS));
    assertThat(updated).isEqualTo(NEW_CHECKS);
    assertThat(run(updated).code()).isEqualTo(TestResult.Code.PASS);
    assertThat(UpdateChecks.rewrite(config(Optional.empty()), test("t.mlir", updated)))
        .isEqualTo(updated);
  }
}
