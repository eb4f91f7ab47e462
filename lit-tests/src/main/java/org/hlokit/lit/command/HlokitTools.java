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
import org.hlokit.lit.tool.Alias;
import org.hlokit.lit.tool.Invocation;
import org.hlokit.lit.tool.Tool;

/** What the programs in RUN lines mean here. */
public final class HlokitTools {
  private static final String HLOKIT = "hlokit";

  /** Tools of MLIR and StableHLO with the commands that take the same flags. */
  private static final ImmutableMap<String, Alias> ALIASES =
      ImmutableMap.of(
          "mlir-opt", command("opt"),
          "stablehlo-opt", command("opt"),
          "stablehlo-translate", command("translate"));

  /** What hlokit returns for a fault of its own, and what {@code not --crash} looks for. */
  private static final int INTERNAL_ERROR = 3;

  private static final int ABORTED = 134;

  private HlokitTools() {}

  /**
   * The configuration for running tests with this program.
   *
   * @param moreAliases further names of tools with the words that stand for them behind {@code
   *     hlokit}
   */
  public static LitConfig config(
      Map<String, String> moreAliases,
      List<String> features,
      Map<String, String> substitutions,
      Path outputDirectory,
      Optional<Duration> timeout) {
    ImmutableMap.Builder<String, Alias> aliases = ImmutableMap.builder();
    aliases.putAll(ALIASES);
    moreAliases.forEach((name, words) -> aliases.put(name, command(words)));
    ImmutableMap<String, Alias> ofHlokit = aliases.buildKeepingLast();
    ImmutableMap.Builder<String, Tool> tools = ImmutableMap.builder();
    tools.put(HLOKIT, call -> run(call.arguments(), call));
    tools.put("FileCheck", new FileCheck());
    ofHlokit.forEach(
        (name, alias) ->
            tools.put(
                name,
                call -> {
                  ImmutableList<String> words = alias.words(call.arguments());
                  return run(words.subList(1, words.size()), call);
                }));
    return new LitConfig(
        tools.buildKeepingLast(),
        aliases.put("FileCheck", command("filecheck")).buildKeepingLast(),
        ImmutableSet.<String>builder().add(HLOKIT, system()).addAll(features).build(),
        ImmutableMap.copyOf(substitutions),
        ImmutableMap.copyOf(System.getenv()),
        outputDirectory,
        timeout);
  }

  /** An alias for a command of hlokit, with options if need be. */
  private static Alias command(String words) {
    ImmutableList<String> first =
        ImmutableList.<String>builder()
            .add(HLOKIT)
            .addAll(Splitter.on(' ').omitEmptyStrings().split(words))
            .build();
    return arguments -> ImmutableList.<String>builder().addAll(first).addAll(arguments).build();
  }

  /** The feature that lit has for the operating system. */
  private static String system() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "system-darwin" : "system-" + name.replace(' ', '-');
  }

  private static int run(ImmutableList<String> arguments, Invocation call) {
    Console console = Console.of(call.in(), call.out(), call.err(), call.directory());
    int code = new Hlokit(console).run(arguments);
    return code == INTERNAL_ERROR ? ABORTED : code;
  }
}
