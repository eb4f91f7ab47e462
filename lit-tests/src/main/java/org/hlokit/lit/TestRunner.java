// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.lit.shell.Command;
import org.hlokit.lit.shell.CommandParser;
import org.hlokit.lit.shell.CommandText;
import org.hlokit.lit.shell.Quote;
import org.hlokit.lit.shell.Shell;
import org.hlokit.lit.shell.ShellSyntaxException;
import org.hlokit.lit.tool.Alias;

/** Runs one test on the calling thread. */
public final class TestRunner {
  private static final int MAX_SHOWN = 200_000;

  private final LitConfig config;

  public TestRunner(LitConfig config) {
    this.config = config;
  }

  /** A RUN line with everything replaced, ready to run. */
  record Line(int number, String text, Command command) {}

  /** Runs a test to its end. */
  public TestResult run(TestFile test) {
    long start = System.nanoTime();
    Outcome outcome;
    try {
      outcome = decide(test);
    } catch (ScriptException e) {
      outcome = new Outcome(TestResult.Code.UNRESOLVED, e.getMessage() + "\n");
    } catch (IOException e) {
      outcome = new Outcome(TestResult.Code.UNRESOLVED, "cannot run: " + e + "\n");
    }
    return new TestResult(
        test.fullName(), outcome.code, outcome.output, Duration.ofNanos(System.nanoTime() - start));
  }

  private record Outcome(TestResult.Code code, String output) {}

  private Outcome decide(TestFile test) throws ScriptException, IOException {
    TestScript script = TestScript.read(test.path());
    List<String> missing = new ArrayList<>();
    for (String condition : script.requires()) {
      if (!holds(condition)) {
        missing.add(condition);
      }
    }
    if (!missing.isEmpty()) {
      return unsupported("it requires " + String.join(", ", missing));
    }
    for (String condition : script.unsupported()) {
      if (holds(condition)) {
        return unsupported("it does not support " + condition);
      }
    }
    boolean failureExpected = false;
    for (String condition : script.expectedFailures()) {
      failureExpected |= holds(condition);
    }
    ImmutableList<Line> lines = lines(test, script);
    if (lines.isEmpty() && script.directives().isEmpty()) {
      throw new ScriptException("test has no 'RUN:' line");
    }
    Outcome outcome = execute(test, lines);
    for (int i = 0; i < script.allowedRetries() && outcome.code == TestResult.Code.FAIL; i++) {
      outcome = execute(test, lines);
      if (outcome.code == TestResult.Code.PASS) {
        outcome = new Outcome(TestResult.Code.FLAKYPASS, outcome.output);
      }
    }
    if (!failureExpected) {
      return outcome;
    }
    return new Outcome(
        outcome.code == TestResult.Code.FAIL ? TestResult.Code.XFAIL : TestResult.Code.XPASS,
        outcome.output);
  }

  private boolean holds(String condition) throws ScriptException {
    return Condition.holds(condition, config.features());
  }

  private static Outcome unsupported(String reason) {
    return new Outcome(TestResult.Code.UNSUPPORTED, reason + "\n");
  }

  /** Where the files of a test lie, apart from those of other tests. */
  private Path temporary(TestFile test) {
    return config
        .outputDirectory()
        .resolve(test.suite())
        .resolve(test.name() + ".tmp")
        .toAbsolutePath();
  }

  ImmutableList<Line> lines(TestFile test, TestScript script) throws ScriptException {
    Substitutions substitutions =
        new Substitutions(config.substitutions(), config.features(), test.path(), temporary(test));
    ImmutableList.Builder<Line> lines = ImmutableList.builder();
    for (TestScript.Directive directive : script.directives()) {
      switch (directive) {
        case TestScript.Directive.Define(int line, String name, String value) ->
            substitutions.define(name, value);
        case TestScript.Directive.Run(int number, int lastLine, String command) -> {
          String text = substitutions.apply(command);
          if (!text.isEmpty()) {
            lines.add(new Line(number, text, parse(number, text)));
          }
        }
      }
    }
    return lines.build();
  }

  private static Command parse(int number, String text) throws ScriptException {
    try {
      return CommandParser.parse(text);
    } catch (ShellSyntaxException e) {
      throw new ScriptException("RUN line %d: %s: %s".formatted(number, e.getMessage(), text));
    }
  }

  /** The environment and the directory in which the commands of a test run. */
  Shell shell(TestFile test) throws IOException {
    Path directory = temporary(test).resolveSibling(".").normalize();
    Files.createDirectories(directory);
    return new Shell(config.tools(), directory, config.environment());
  }

  private Outcome execute(TestFile test, ImmutableList<Line> lines) throws IOException {
    Shell shell = shell(test);
    StringBuilder output = new StringBuilder();
    int told = 0;
    for (Line line : lines) {
      int code = shell.run(line.command);
      output.append("# RUN: at line ").append(line.number).append('\n');
      output.append(line.text).append('\n');
      ImmutableList<Shell.Step> steps = shell.steps();
      for (Shell.Step step : steps.subList(told, steps.size())) {
        describe(step, output);
      }
      told = steps.size();
      if (code != 0) {
        output.append("\nrun it again: ").append(again(line.command)).append('\n');
        return new Outcome(TestResult.Code.FAIL, output.toString());
      }
    }
    return new Outcome(TestResult.Code.PASS, output.toString());
  }

  private static void describe(Shell.Step step, StringBuilder output) {
    output.append("# executed command: ").append(Quote.words(step.words())).append('\n');
    box("command stdout", step.out(), output);
    box("command stderr", step.err(), output);
    if (step.exitCode() != 0) {
      output
          .append("# error: command failed with exit status: ")
          .append(step.exitCode())
          .append('\n');
    }
  }

  private static void box(String title, String text, StringBuilder output) {
    if (text.isBlank()) {
      return;
    }
    output.append("# .---").append(title).append("------------\n");
    String shown = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) : text;
    shown.lines().forEach(line -> output.append("# | ").append(line).append('\n'));
    if (shown.length() < text.length()) {
      output.append("# | ... (the rest is left out)\n");
    }
    output.append("# `-----------------------------\n");
  }

  /** The command for a terminal: with the names that there are there. */
  private String again(Command command) {
    return CommandText.of(
        command,
        words -> {
          Alias alias = config.aliases().get(words.getFirst());
          return alias == null ? words : alias.words(words.subList(1, words.size()));
        });
  }
}
