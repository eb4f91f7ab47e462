// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.command;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hlokit.cli.Console;
import org.hlokit.cli.Hlokit;
import org.hlokit.lit.LitConfig;
import org.hlokit.lit.filecheck.FileCheck;
import org.hlokit.lit.tool.Invocation;
import org.hlokit.lit.tool.Tool;

/** What the programs in RUN lines mean here. */
public final class HlokitTools {
  /** Tools of MLIR and StableHLO, and the words of this command line that do what they do. */
  private static final ImmutableMap<String, String> ALIASES =
      ImmutableMap.of(
          "mlir-opt", "opt",
          "stablehlo-opt", "opt",
          "stablehlo-translate", "translate");

  /** What hlokit returns for a fault of its own, and what {@code not --crash} looks for. */
  private static final int INTERNAL_ERROR = 3;

  private static final int ABORTED = 134;

  private HlokitTools() {}

  /**
   * The configuration for running tests with this program.
   *
   * @param moreAliases further names of tools with the words that stand for them, without {@code
   *     hlokit}
   */
  public static LitConfig config(
      Map<String, String> moreAliases,
      List<String> features,
      Map<String, String> substitutions,
      Path outputDirectory,
      Optional<Duration> timeout) {
    ImmutableMap<String, String> aliases =
        ImmutableMap.<String, String>builder()
            .putAll(ALIASES)
            .putAll(moreAliases)
            .buildKeepingLast();
    ImmutableMap.Builder<String, Tool> tools = ImmutableMap.builder();
    ImmutableMap.Builder<String, String> shown = ImmutableMap.builder();
    tools.put("hlokit", call -> hlokit(ImmutableList.of(), call));
    tools.put("FileCheck", new FileCheck());
    shown.put("FileCheck", "hlokit filecheck");
    aliases.forEach(
        (name, words) -> {
          List<String> first = Splitter.on(' ').omitEmptyStrings().splitToList(words);
          tools.put(name, call -> hlokit(first, call));
          shown.put(name, "hlokit " + words);
        });
    return new LitConfig(
        tools.buildKeepingLast(),
        shown.buildKeepingLast(),
        ImmutableSet.<String>builder().add("hlokit", system()).addAll(features).build(),
        ImmutableMap.copyOf(substitutions),
        ImmutableMap.copyOf(System.getenv()),
        outputDirectory,
        timeout);
  }

  /** The feature that lit has for the operating system. */
  private static String system() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "system-darwin" : "system-" + name.replace(' ', '-');
  }

  private static int hlokit(List<String> first, Invocation call) {
    Console console = Console.of(call.in(), call.out(), call.err(), call.directory());
    int code =
        new Hlokit(console)
            .run(ImmutableList.<String>builder().addAll(first).addAll(call.arguments()).build());
    return code == INTERNAL_ERROR ? ABORTED : code;
  }
}
