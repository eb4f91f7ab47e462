// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hlokit.lit.shell.Command;
import org.hlokit.lit.shell.Shell;

/** Rewrites the check lines of a test from what its commands print now. */
public final class UpdateChecks {
  private static final String FILE_CHECK = "FileCheck";
  private static final String DEFAULT_PREFIX = "CHECK";

  private final LitConfig config;
  private final TestFile test;

  private UpdateChecks(LitConfig config, TestFile test) {
    this.config = config;
    this.test = test;
  }

  /** A test whose checks cannot be written. */
  public static final class UpdateException extends Exception {
    private static final long serialVersionUID = 1L;

    UpdateException(String message) {
      super(message);
    }
  }

  /**
   * The new text of the test file; the checks of every RUN line that ends in FileCheck are
   * replaced.
   *
   * @throws UpdateException if a command fails, or two that share a prefix print different things
   */
  public static String rewrite(LitConfig config, TestFile test)
      throws UpdateException, IOException {
    return new UpdateChecks(config, test).rewrite();
  }

  /** What a RUN line prints, and the prefixes whose checks may say so. */
  private record Printed(int line, ImmutableList<String> prefixes, String output) {}

  private String rewrite() throws UpdateException, IOException {
    List<Printed> printed = new ArrayList<>();
    try {
      TestScript script = TestScript.read(test.path());
      TestRunner runner = new TestRunner(config);
      Shell shell = runner.shell(test);
      for (TestRunner.Line line : runner.lines(test, script)) {
        run(shell, line, printed);
      }
    } catch (ScriptException e) {
      throw new UpdateException(String.valueOf(e.getMessage()));
    }
    if (printed.isEmpty()) {
      throw new UpdateException("no RUN line ends in FileCheck");
    }
    Map<String, String> outputs = byPrefix(printed);
    String source = Files.readString(test.path());
    List<String> lines = withoutChecks(source, ImmutableSet.copyOf(outputs.keySet()));
    outputs.forEach((prefix, output) -> insert(lines, CheckWriter.write(output, prefix)));
    return String.join("\n", lines).stripTrailing() + "\n";
  }

  private void run(Shell shell, TestRunner.Line line, List<Printed> printed)
      throws UpdateException, IOException {
    Command command = line.command();
    Command.Pipeline pipeline =
        switch (command) {
          case Command.Pipeline all -> all;
          case Command.Chain(Command left, Command.Connector connector, Command.Pipeline right) ->
              right;
        };
    Command.Simple last = pipeline.stages().getLast();
    if (!last.words().getFirst().text().equals(FILE_CHECK)) {
      expect(shell.run(command) == 0, line, shell);
      return;
    }
    if (command instanceof Command.Chain chain) {
      expect(shell.run(chain.left()) == 0, line, shell);
    }
    ImmutableList<Command.Simple> before =
        pipeline.stages().subList(0, pipeline.stages().size() - 1);
    List<String> words = last.words().stream().map(Command.Word::text).toList();
    String output;
    if (before.isEmpty()) {
      output = Files.readString(shell.directory().resolve(inputFile(last, words, line)));
    } else {
      expect(shell.run(new Command.Pipeline(before)) == 0, line, shell);
      output = shell.steps().getLast().out();
    }
    printed.add(new Printed(line.number(), prefixes(words), output));
  }

  private static void expect(boolean passed, TestRunner.Line line, Shell shell)
      throws UpdateException {
    if (!passed) {
      String errors = shell.steps().isEmpty() ? "" : shell.steps().getLast().err();
      throw new UpdateException("RUN line %d failed\n%s".formatted(line.number(), errors));
    }
  }

  private static String inputFile(Command.Simple last, List<String> words, TestRunner.Line line)
      throws UpdateException {
    for (Command.Redirection redirection : last.redirections()) {
      if (redirection.stream() == Command.Stream.IN) {
        return redirection.target().text();
      }
    }
    for (String value : values(words, "input-file")) {
      return value;
    }
    throw new UpdateException("RUN line %d gives FileCheck no input".formatted(line.number()));
  }

  private static ImmutableList<String> prefixes(List<String> words) {
    ImmutableList.Builder<String> prefixes = ImmutableList.builder();
    for (String option : ImmutableList.of("check-prefix", "check-prefixes")) {
      values(words, option).forEach(value -> prefixes.addAll(Splitter.on(',').split(value)));
    }
    ImmutableList<String> found = prefixes.build();
    return found.isEmpty() ? ImmutableList.of(DEFAULT_PREFIX) : found;
  }

  private static ImmutableList<String> values(List<String> words, String option) {
    ImmutableList.Builder<String> values = ImmutableList.builder();
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i).startsWith("--") ? words.get(i).substring(1) : words.get(i);
      if (word.startsWith("-" + option + "=")) {
        values.add(word.substring(option.length() + 2));
      } else if (word.equals("-" + option) && i + 1 < words.size()) {
        values.add(words.get(++i));
      }
    }
    return values.build();
  }

  /** Gives every output to the first of its prefixes under which no other output stands. */
  private static Map<String, String> byPrefix(List<Printed> printed) throws UpdateException {
    Map<String, String> outputs = new LinkedHashMap<>();
    for (Printed one : printed) {
      String prefix =
          one.prefixes.stream()
              .filter(
                  candidate ->
                      printed.stream()
                          .filter(other -> other.prefixes.contains(candidate))
                          .allMatch(other -> other.output.equals(one.output)))
              .findFirst()
              .orElseThrow(
                  () ->
                      new UpdateException(
                          "RUN line %d prints something else than another one with the prefix %s"
                              .formatted(one.line, String.join(", ", one.prefixes))));
      outputs.put(prefix, one.output);
    }
    return outputs;
  }

  private static List<String> withoutChecks(String source, ImmutableSet<String> prefixes) {
    Pattern check =
        Pattern.compile(
            "\\s*//\\s*(?:"
                + String.join("|", prefixes)
                + ")(?:-(?:NEXT|SAME|NOT|DAG|LABEL|EMPTY|COUNT-\\d+))?(?:\\{LITERAL\\})?:.*");
    List<String> kept = new ArrayList<>();
    for (String line : Splitter.on('\n').split(source)) {
      boolean secondBlank = line.isBlank() && !kept.isEmpty() && kept.getLast().isBlank();
      if (!check.matcher(line).matches() && !secondBlank) {
        kept.add(line);
      }
    }
    return kept;
  }

  private static void insert(List<String> lines, ImmutableList<CheckWriter.Block> blocks) {
    int from = 0;
    for (CheckWriter.Block block : blocks) {
      int at = block.name().isEmpty() ? afterRunLines(lines) : function(lines, block.name(), from);
      if (at < 0) {
        // A function that the test does not hold itself, such as a new one.
        lines.add("");
        lines.addAll(block.lines());
        continue;
      }
      lines.addAll(at, block.lines());
      from = at + block.lines().size() + (block.name().isEmpty() ? 0 : 1);
    }
  }

  private static int afterRunLines(List<String> lines) {
    int at = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("RUN:")) {
        at = i + 1;
      }
    }
    lines.add(at, "");
    return at + 1;
  }

  private static int function(List<String> lines, String name, int from) {
    for (int i = from; i < lines.size(); i++) {
      Matcher function = CheckWriter.FUNCTION.matcher(lines.get(i));
      if (function.matches() && function.group(2).equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
