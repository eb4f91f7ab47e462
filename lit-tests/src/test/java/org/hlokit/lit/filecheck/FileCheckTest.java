// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.Resources;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hlokit.lit.tool.Invocation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

final class FileCheckTest {
  @TempDir private Path directory;

  private record Outcome(int code, String out, String err) {}

  private Outcome check(String checks, String input, String... options) throws IOException {
    return check(ImmutableMap.of(), checks, input, options);
  }

  private Outcome check(
      ImmutableMap<String, String> environment, String checks, String input, String... options)
      throws IOException {
    Files.writeString(directory.resolve("t.mlir"), checks);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        new FileCheck()
            .run(
                new Invocation(
                    ImmutableList.<String>builder().add("t.mlir").add(options).build(),
                    directory,
                    environment,
                    new ByteArrayInputStream(input.getBytes(UTF_8)),
                    out,
                    err));
    return new Outcome(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  private record Case(String title, int code, List<String> options, String checks, String input) {}

  /** Reads {@code verdicts.txt}, which says what its lines mean. */
  private static ImmutableList<Case> table() throws IOException {
    String text =
        Resources.toString(Resources.getResource(FileCheckTest.class, "verdicts.txt"), UTF_8);
    ImmutableList.Builder<Case> cases = ImmutableList.builder();
    for (String part : text.substring(text.indexOf("\n=== ") + 5).split("\n=== ", -1)) {
      String[] halves = part.split("(?m)^---$", 2);
      String head = halves[0].lines().findFirst().orElseThrow();
      List<String> options = new ArrayList<>();
      StringBuilder checks = new StringBuilder();
      halves[0]
          .lines()
          .skip(1)
          .forEach(
              line -> {
                if (line.startsWith("@ ")) {
                  options.add(line.substring(2));
                } else {
                  checks.append(line).append('\n');
                }
              });
      String input = halves[1].strip().isEmpty() ? "" : halves[1].strip() + "\n";
      cases.add(
          new Case(
              head.substring(head.indexOf(',') + 2),
              Integer.parseInt(head.substring(0, head.indexOf(','))),
              options,
              checks.toString(),
              input.replace("\\r", "\r")));
    }
    return cases.build();
  }

  @TestFactory
  Stream<DynamicTest> verdicts() throws IOException {
    return table().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.title,
                    () -> {
                      Outcome outcome =
                          check(row.checks, row.input, row.options.toArray(String[]::new));
                      assertWithMessage(outcome.err).that(outcome.code).isEqualTo(row.code);
                    }));
  }

  @Test
  void passingIsSilent() throws IOException {
    assertThat(check("CHECK: a\n", "a\n")).isEqualTo(new Outcome(0, "", ""));
  }

  @Test
  void missingMatchShowsTheCheckThePlaceAndWhatMayHaveBeenMeant() throws IOException {
    Outcome outcome =
        check(
            "CHECK: %0 = stablehlo.rsqrt %arg0\n",
            "func.func @f\n  %0 = stablehlo.sqrt %arg0\n", "--dump-input=never");
    assertThat(outcome.err)
        .isEqualTo(
            """
            t.mlir:1:8: error: CHECK: expected string not found in input
            CHECK: %0 = stablehlo.rsqrt %arg0
                   ^
            <stdin>:1:1: note: scanning from here
            func.func @f
            ^
            <stdin>:2:2: note: possible intended match here
             %0 = stablehlo.sqrt %arg0
             ^
            """);
  }

  @Test
  void missingMatchShowsTheValuesOfVariables() throws IOException {
    Outcome outcome = check("CHECK: [[A:%.*]]:\nCHECK: [[A]]!\n", "%x:\ny\n", "--dump-input=never");
    assertThat(outcome.err).contains("note: with \"A\" equal to \"%x\"\n");
  }

  @Test
  void undefinedVariableIsShownWhereItIsUsed() throws IOException {
    Outcome outcome = check("CHECK: use [[A]]\n", "use x\n", "--dump-input=never");
    assertThat(outcome.err)
        .startsWith(
            """
            t.mlir:1:14: error: undefined variable: A
            CHECK: use [[A]]
                         ^
            """);
  }

  @Test
  void matchOnTheWrongLineShowsAllPlaces() throws IOException {
    Outcome outcome = check("CHECK: a\nCHECK-NEXT: c\n", "a 1\nb 2\nc 3\n", "--dump-input=never");
    assertThat(outcome.err)
        .isEqualTo(
            """
            t.mlir:2:13: error: CHECK-NEXT: is not on the line after the previous match
            CHECK-NEXT: c
                        ^
            <stdin>:3:1: note: 'next' match was here
            c 3
            ^
            <stdin>:1:2: note: previous match ended here
            a 1
             ^
            <stdin>:2:1: note: non-matching line after previous match is here
            b 2
            ^
            """);
  }

  @Test
  void excludedTextIsUnderlined() throws IOException {
    Outcome outcome = check("CHECK-NOT: bad{{.}}\n", "a bad1 b\n", "--dump-input=never");
    assertThat(outcome.err)
        .isEqualTo(
            """
            t.mlir:1:12: error: CHECK-NOT: excluded string found in input
            CHECK-NOT: bad{{.}}
                       ^
            <stdin>:1:3: note: found here
            a bad1 b
              ^~~~
            """);
  }

  @Test
  void dumpMarksWhatWasSearched() throws IOException {
    Outcome outcome = check("CHECK: a\nCHECK: d\n", "a b\nc\n");
    assertThat(outcome.err)
        .endsWith(
            """
            Input file: <stdin>
            Check file: t.mlir

            -dump-input=help explains the following input dump.

            Input was:
            <<<<<<
                       1: a b\s
            check:2'0      X~~ error: no match found
            check:2'1       ?  possible intended match
                       2: c\s
            check:2'0     ~~
            >>>>>>
            """);
  }

  @Test
  void dumpLeavesOutWhatIsFarFromErrors() throws IOException {
    String input = "x\n".repeat(30) + "a\n";
    Outcome outcome = check("CHECK-NOT: a\n", input, "--dump-input-context=2");
    assertThat(outcome.err)
        .endsWith(
            """
            <<<<<<
                   .
                   .
                   .
                  29: x\s
                  30: x\s
                  31: a\s
            not:1     !  error: no match expected
            >>>>>>
            """);
  }

  @Test
  void missingFilesAreNamed() throws IOException {
    assertThat(check("CHECK: a\n", "", "--input-file=absent.txt"))
        .isEqualTo(
            new Outcome(
                2, "", "Could not open input file 'absent.txt': No such file or directory\n"));
  }

  @Test
  void optionsComeFromTheEnvironmentToo() throws IOException {
    ImmutableMap<String, String> environment =
        ImmutableMap.of("FILECHECK_OPTS", " -dump-input=never  --allow-empty");
    assertThat(check(environment, "CHECK-NOT: a\n", "").code).isEqualTo(0);
  }

  @Test
  void helpExplains() throws IOException {
    assertThat(check("", "", "--help").out).contains("--implicit-check-not");
    assertThat(check("", "", "--dump-input=help").out)
        .contains("the place that may have been meant");
  }

  @Test
  void manyAlternativesAndRoundsEnd() throws IOException {
    // A backtracking matcher would need 2^40 attempts for this.
    assertThat(check("CHECK: {{(a|a)*b}}\n", "a".repeat(40) + "\n").code).isEqualTo(1);
  }

  @Test
  void longLinesNeedNoDeepStack() throws IOException {
    String line = "x".repeat(200_000);
    assertThat(check("CHECK: [[A:(x|y)*]]z\n", line + "z\n").code).isEqualTo(0);
  }
}
