// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import static com.google.common.truth.Truth.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandLineTest {
  @TempDir Path directory;

  @Test
  void noCommandShowsTheOverviewAsAnError() {
    Run run = Run.of(directory);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("Usage: hlokit COMMAND");
  }

  @Test
  void helpIsAResult() {
    Run run = Run.of(directory, "--help");

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).contains("hlokit opt --fuse-rms-norm model.mlir");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void helpNamesEveryCommandAndEachHasItsOwn() {
    String overview = Run.of(directory, "help").out();
    for (CommandProvider.Entry entry : Commands.all()) {
      assertThat(overview).contains("  " + entry.name() + " ");
      assertThat(Run.of(directory, "help", entry.name()).out())
          .startsWith("Usage: hlokit " + entry.name() + " ");
      assertThat(Run.of(directory, entry.name(), "--help").out())
          .isEqualTo(Run.of(directory, "help", entry.name()).out());
    }
  }

  @Test
  void versionNamesWhatMatters() {
    assertThat(Run.of(directory, "--version").out()).matches("hlokit \\S+ \\(StableHLO .*\\)\n");
  }

  @Test
  void misspeltCommand() {
    assertThat(Run.of(directory, "otp"))
        .isEqualTo(
            new Run(
                2,
                "",
                """
                error: unknown command 'otp'
                help: did you mean 'hlokit opt'?
                help: 'hlokit --help' lists the commands
                """));
  }

  @Test
  void misspeltOption() {
    assertThat(Run.of(directory, "opt", "--hepl=3"))
        .isEqualTo(
            new Run(
                2,
                "",
                """
                error: unknown option '--hepl'; did you mean '--help'?
                help: try 'hlokit opt --help'
                """));
  }

  @Test
  void tooManyArguments() {
    assertThat(Run.of(directory, "opt", "a.mlir", "b.mlir"))
        .isEqualTo(
            new Run(
                2,
                "",
                """
                error: unexpected argument 'b.mlir'
                help: try 'hlokit opt --help'
                """));
  }

  @Test
  void missingInput() {
    assertThat(Run.of(directory, "opt", "none.mlir"))
        .isEqualTo(
            new Run(
                1, "", "error: cannot open input file 'none.mlir': no such file or directory\n"));
  }

  @Test
  void directoryAsInput() {
    assertThat(Run.of(directory, "opt", "."))
        .isEqualTo(new Run(1, "", "error: cannot open input file '.': is a directory\n"));
  }

  @Test
  void outputInMissingDirectory() {
    assertThat(Run.withInput("module {}\n", directory, "opt", "-o", "none/out.mlir"))
        .isEqualTo(
            new Run(
                1,
                "",
                "error: cannot open output file 'none/out.mlir': no such file or directory\n"));
  }
}
