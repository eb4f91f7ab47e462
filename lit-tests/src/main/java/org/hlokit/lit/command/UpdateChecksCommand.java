// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hlokit.cli.Command;
import org.hlokit.cli.CommandFailure;
import org.hlokit.cli.Console;
import org.hlokit.cli.OutputFile;
import org.hlokit.lit.LitConfig;
import org.hlokit.lit.Suite;
import org.hlokit.lit.TestFile;
import org.hlokit.lit.UpdateChecks;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code hlokit update-checks}: the files are changed in place. */
final class UpdateChecksCommand implements Command {
  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0..*")
            .arity("1..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel("FILE")
            .description("tests whose RUN lines end in FileCheck")
            .build());
  }

  @Override
  public int run(ParseResult arguments, Console console) throws CommandFailure, IOException {
    List<String> files = arguments.matchedPositionalValue(0, List.of());
    Path output = Files.createTempDirectory("hlokit-update-checks");
    try {
      LitConfig config =
          HlokitTools.config(
              ImmutableMap.of(), ImmutableList.of(), ImmutableMap.of(), output, Optional.empty());
      for (String file : files) {
        update(config, file, console);
      }
    } finally {
      MoreFiles.deleteRecursively(output, RecursiveDeleteOption.ALLOW_INSECURE);
    }
    return 0;
  }

  private static void update(LitConfig config, String file, Console console)
      throws CommandFailure, IOException {
    try {
      for (TestFile test : Suite.discover(console.resolve(file), ImmutableSet.of(".mlir"))) {
        String text = UpdateChecks.rewrite(config, test);
        OutputFile.write(
            test.path().toString(), console, stream -> stream.write(text.getBytes(UTF_8)));
      }
    } catch (UpdateChecks.UpdateException e) {
      throw new CommandFailure(file + ": " + e.getMessage());
    } catch (NoSuchFileException e) {
      throw new CommandFailure("no such file or directory: " + file);
    }
  }
}
