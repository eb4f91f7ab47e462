// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.hlokit.cli.Command;
import org.hlokit.cli.CommandFailure;
import org.hlokit.cli.Console;
import org.hlokit.cli.Options;
import org.hlokit.cli.OutputFile;
import org.hlokit.lit.JunitXml;
import org.hlokit.lit.LitConfig;
import org.hlokit.lit.ParallelRun;
import org.hlokit.lit.Suite;
import org.hlokit.lit.Summary;
import org.hlokit.lit.TestFile;
import org.hlokit.lit.TestResult;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code hlokit lit}: runs the tests of folders and files. */
final class LitCommand implements Command {
  private static final int PASSED = 0;
  private static final int FAILED = 1;

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(flag("-v", "--verbose", "show what failed tests printed (the default)"));
    spec.addOption(flag("-a", "--show-all", "show what all tests printed"));
    spec.addOption(flag("-s", "--succinct", "do not list the tests that pass"));
    spec.addOption(flag("-q", "--quiet", "tell about failures only"));
    spec.addOption(
        OptionSpec.builder("-j", "--workers")
            .type(Integer.class)
            .paramLabel("N")
            .description("how many tests at a time; one a core by default")
            .build());
    spec.addOption(Options.integer("timeout", "SECONDS", "how long a test may take"));
    spec.addOption(Options.text("filter", "REGEX", "only tests whose path it matches"));
    spec.addOption(
        Options.texts("suffix", "TEXT", "how test files end; .mlir and .test by default"));
    spec.addOption(Options.texts("feature", "NAME", "a feature for REQUIRES: and %%if"));
    spec.addOption(
        Options.texts("alias", "TOOL=WORDS", "a tool's name and the hlokit command for it"));
    spec.addOption(
        OptionSpec.builder("-D", "--define")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("1")
            .paramLabel("NAME=TEXT")
            .description("what %%{NAME} in a RUN line stands for")
            .build());
    spec.addOption(Options.text("xunit-xml-output", "FILE", "write the results as JUnit XML"));
    spec.addOption(
        Options.text("output-directory", "DIR", "where %%t lies; a new folder by default"));
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0..*")
            .arity("1..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel("DIR|FILE")
            .description("the tests")
            .build());
  }

  private static OptionSpec flag(String letter, String name, String description) {
    return OptionSpec.builder(letter, name).type(boolean.class).description(description).build();
  }

  @Override
  public int run(ParseResult arguments, Console console) throws CommandFailure, IOException {
    ImmutableList<TestFile> tests = discover(arguments, console);
    if (tests.isEmpty()) {
      throw new CommandFailure(
          "no test found", "give a folder with *.mlir or *.test files, or --suffix");
    }
    String outputOption = arguments.matchedOptionValue("--output-directory", "");
    boolean temporary = outputOption.isEmpty();
    Path output =
        temporary ? Files.createTempDirectory("hlokit-lit") : console.resolve(outputOption);
    boolean failed = false;
    try {
      LitConfig config = config(arguments, output);
      failed = !run(arguments, console, config, tests);
    } finally {
      // What a failed test wrote is there to be looked at.
      if (temporary && !failed) {
        MoreFiles.deleteRecursively(output, RecursiveDeleteOption.ALLOW_INSECURE);
      }
    }
    return failed ? FAILED : PASSED;
  }

  private static ImmutableList<TestFile> discover(ParseResult arguments, Console console)
      throws CommandFailure, IOException {
    List<String> suffixes = arguments.matchedOptionValue("--suffix", List.of(".mlir", ".test"));
    Pattern filter;
    try {
      filter = Pattern.compile(arguments.matchedOptionValue("--filter", ""));
    } catch (PatternSyntaxException e) {
      throw new CommandFailure("--filter is no regular expression: " + e.getDescription());
    }
    List<String> paths = arguments.matchedPositionalValue(0, List.of());
    ImmutableList.Builder<TestFile> tests = ImmutableList.builder();
    for (String path : paths) {
      try {
        Suite.discover(console.resolve(path), ImmutableSet.copyOf(suffixes)).stream()
            .filter(test -> filter.matcher(test.name()).find())
            .forEach(tests::add);
      } catch (NoSuchFileException e) {
        throw new CommandFailure("no such file or directory: " + path);
      }
    }
    return tests.build();
  }

  private static LitConfig config(ParseResult arguments, Path output) throws CommandFailure {
    Integer seconds = arguments.matchedOptionValue("--timeout", 0);
    ImmutableMap.Builder<String, String> substitutions = ImmutableMap.builder();
    pairs(arguments, "--define")
        .forEach((name, text) -> substitutions.put("%{" + name + "}", text));
    return HlokitTools.config(
        pairs(arguments, "--alias"),
        Options.texts(arguments, "feature"),
        substitutions.buildKeepingLast(),
        output,
        seconds > 0 ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty());
  }

  private static ImmutableMap<String, String> pairs(ParseResult arguments, String option)
      throws CommandFailure {
    List<String> values = arguments.matchedOptionValue(option, List.of());
    ImmutableMap.Builder<String, String> pairs = ImmutableMap.builder();
    for (String value : values) {
      int equals = value.indexOf('=');
      if (equals <= 0) {
        throw new CommandFailure("%s needs NAME=TEXT, not '%s'".formatted(option, value));
      }
      pairs.put(value.substring(0, equals), value.substring(equals + 1));
    }
    return pairs.buildKeepingLast();
  }

  /** Runs the tests and tells about them; whether none failed. */
  private static boolean run(
      ParseResult arguments, Console console, LitConfig config, ImmutableList<TestFile> tests)
      throws CommandFailure, IOException {
    boolean quiet = arguments.matchedOptionValue("-q", false);
    boolean succinct = quiet || arguments.matchedOptionValue("-s", false);
    boolean all = arguments.matchedOptionValue("-a", false);
    int workers = arguments.matchedOptionValue("-j", Runtime.getRuntime().availableProcessors());
    workers = Math.max(1, Math.min(workers, tests.size()));
    PrintWriter out = new PrintWriter(console.out(), false, UTF_8);
    if (!quiet) {
      out.printf("-- Testing: %d tests, %d workers --%n", tests.size(), workers);
      out.flush();
    }
    long start = System.nanoTime();
    int[] done = {0};
    ImmutableList<TestResult> results;
    try {
      results =
          ParallelRun.run(
              config,
              tests,
              workers,
              result -> {
                done[0]++;
                boolean failure = result.code().isFailure();
                if (failure || !succinct) {
                  out.printf(
                      "%s: %s (%d of %d)%n", result.code(), result.name(), done[0], tests.size());
                }
                if (failure || all) {
                  out.print(Summary.output(result));
                }
                out.flush();
              });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted");
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    out.print(Summary.of(results, elapsed, quiet));
    out.flush();
    String xml = arguments.matchedOptionValue("--xunit-xml-output", "");
    if (!xml.isEmpty()) {
      OutputFile.write(
          xml, console, stream -> stream.write(JunitXml.of(results, elapsed).getBytes(UTF_8)));
    }
    return results.stream().noneMatch(result -> result.code().isFailure());
  }
}
