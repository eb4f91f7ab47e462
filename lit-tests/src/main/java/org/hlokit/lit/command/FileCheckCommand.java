// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.command;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.util.List;
import org.hlokit.cli.Command;
import org.hlokit.cli.Console;
import org.hlokit.lit.filecheck.FileCheck;
import org.hlokit.lit.tool.Invocation;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code hlokit filecheck}: takes its options as LLVM's FileCheck does. */
final class FileCheckCommand implements Command {
  @Override
  public void describe(CommandSpec spec) {
    spec.usageMessage().footer("", FileCheck.usage().stripTrailing());
    spec.parser().unmatchedOptionsArePositionalParams(true).expandAtFiles(false);
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0..*")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel("[OPTION] CHECK-FILE")
            .description("the file with the checks, and options as below")
            .build());
  }

  @Override
  public int run(ParseResult arguments, Console console) throws IOException {
    List<String> words = arguments.matchedPositionalValue(0, List.of());
    return new FileCheck()
        .run(
            new Invocation(
                ImmutableList.copyOf(words),
                console.workingDirectory(),
                ImmutableMap.copyOf(System.getenv()),
                console.in(),
                console.out(),
                console.err()));
  }
}
