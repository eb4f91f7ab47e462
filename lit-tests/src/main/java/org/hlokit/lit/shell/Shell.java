// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hlokit.lit.tool.Invocation;
import org.hlokit.lit.tool.Tool;
import org.jspecify.annotations.Nullable;

/**
 * Executes command lines, one stage of a pipe after another with the bytes between them kept in
 * memory. Holds the current directory and the environment of one test.
 */
public final class Shell {
  private static final int NOT_FOUND = 127;

  /** Exit codes from here on mean that a signal ended the program. */
  private static final int SIGNALS = 128;

  /** What a program that aborts itself ends with. */
  private static final int ABORTED = SIGNALS + 6;

  private final ImmutableMap<String, Tool> tools;
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, String> environment;
  private Path directory;

  /**
   * Makes a shell.
   *
   * @param tools programs by name, before the built-in ones and those of the machine
   */
  public Shell(
      ImmutableMap<String, Tool> tools, Path directory, ImmutableMap<String, String> environment) {
    this.tools = tools;
    this.directory = directory;
    this.environment = new HashMap<>(environment);
  }

  /**
   * A program that was run.
   *
   * @param out what it wrote that was not redirected or read by another program
   */
  public record Step(ImmutableList<String> words, int exitCode, String out, String err) {}

  /** The current directory. */
  public Path directory() {
    return directory;
  }

  /** What was run so far. */
  public ImmutableList<Step> steps() {
    return ImmutableList.copyOf(steps);
  }

  /**
   * Runs a command line.
   *
   * @return the exit code; that of a pipe is the last one that is not 0
   */
  public int run(Command command) throws IOException {
    return switch (command) {
      case Command.Pipeline pipeline -> runPipeline(pipeline);
      case Command.Chain(Command left, Command.Connector connector, Command.Pipeline right) -> {
        int code = run(left);
        boolean goesOn =
            switch (connector) {
              case AND -> code == 0;
              case OR -> code != 0;
              case THEN -> true;
            };
        yield goesOn ? runPipeline(right) : code;
      }
    };
  }

  private int runPipeline(Command.Pipeline pipeline) throws IOException {
    int result = 0;
    byte[] piped = new byte[0];
    for (int i = 0; i < pipeline.stages().size(); i++) {
      boolean last = i + 1 == pipeline.stages().size();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      Command.Simple stage = pipeline.stages().get(i);
      ImmutableList<String> words = expand(stage.words());
      int code;
      try (Streams streams =
          Streams.open(
              stage.redirections(), directory, new ByteArrayInputStream(piped), out, err)) {
        code = runWords(words, streams);
      } catch (RedirectionException e) {
        code = 1;
        err.writeBytes(Builtins.utf8(e.getMessage() + "\n"));
      }
      piped = out.toByteArray();
      steps.add(new Step(words, code, last ? out.toString(UTF_8) : "", err.toString(UTF_8)));
      if (code != 0) {
        result = code;
      }
    }
    return result;
  }

  private ImmutableList<String> expand(ImmutableList<Command.Word> words) throws IOException {
    ImmutableList.Builder<String> expanded = ImmutableList.builder();
    for (Command.Word word : words) {
      if (word.pattern()) {
        expanded.addAll(Globs.expand(word.text(), directory));
      } else {
        expanded.add(word.text());
      }
    }
    return expanded.build();
  }

  /** Runs a program behind any {@code not}, {@code !} and {@code env}. */
  private int runWords(ImmutableList<String> words, Streams streams) throws IOException {
    int at = 0;
    boolean inverted = false;
    boolean crashWanted = false;
    Map<String, String> own = environment;
    while (at < words.size()) {
      String word = words.get(at);
      if (word.equals("not") || word.equals("!")) {
        inverted = !inverted;
        at++;
        if (word.equals("not") && at < words.size() && words.get(at).equals("--crash")) {
          crashWanted = true;
          at++;
        }
      } else if (word.equals("env")) {
        own = new HashMap<>(own);
        at = setVariables(own, words, at + 1);
        if (at == words.size()) {
          streams.out().write(Builtins.utf8(listing(own)));
          return 0;
        }
      } else {
        break;
      }
    }
    if (at == words.size()) {
      streams.err().write(Builtins.utf8("error: 'not' requires a subcommand\n"));
      return 1;
    }
    int code = runProgram(words.subList(at, words.size()), own, streams);
    streams.flush();
    if (code == NOT_FOUND) {
      return code; // this is never what a test expects
    }
    if (crashWanted) {
      return code > SIGNALS ? 0 : 1;
    }
    if (inverted) {
      return code == 0 || code > SIGNALS ? 1 : 0;
    }
    return code;
  }

  private static int setVariables(Map<String, String> variables, List<String> words, int from) {
    int at = from;
    while (at < words.size()) {
      String word = words.get(at);
      int equals = word.indexOf('=');
      if (word.equals("-u") && at + 1 < words.size()) {
        variables.remove(words.get(++at));
      } else if (word.equals("-i")) {
        variables.clear();
      } else if (equals > 0) {
        variables.put(word.substring(0, equals), word.substring(equals + 1));
      } else {
        break;
      }
      at++;
    }
    return at;
  }

  private static String listing(Map<String, String> variables) {
    StringBuilder out = new StringBuilder();
    variables.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(v -> out.append(v.getKey()).append('=').append(v.getValue()).append('\n'));
    return out.toString();
  }

  private int runProgram(
      ImmutableList<String> words, Map<String, String> variables, Streams streams)
      throws IOException {
    String name = words.getFirst();
    ImmutableList<String> arguments = words.subList(1, words.size());
    switch (name) {
      case "cd" -> {
        directory = directory.resolve(arguments.isEmpty() ? "." : arguments.getFirst());
        return 0;
      }
      case "export" -> {
        setVariables(environment, words, 1);
        return 0;
      }
      default -> {}
    }
    Invocation call =
        new Invocation(
            arguments,
            directory,
            ImmutableMap.copyOf(variables),
            streams.in(),
            streams.out(),
            streams.err());
    Tool tool = find(name);
    if (tool == null) {
      Optional<Path> program = Programs.find(name, directory, variables);
      if (program.isEmpty()) {
        streams.err().write(Builtins.utf8("'" + name + "': command not found\n"));
        return NOT_FOUND;
      }
      return Programs.run(program.get(), call);
    }
    try {
      return tool.run(call);
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      streams.err().write(Builtins.utf8(name + " crashed: " + e + "\n"));
      return ABORTED;
    }
  }

  private @Nullable Tool find(String name) {
    Tool tool = tools.get(name);
    if (tool != null) {
      return tool;
    }
    return name.equals("xargs") ? this::xargs : Builtins.TOOLS.get(name);
  }

  /** {@code xargs [-I MARK] COMMAND ..}: the words of the input become arguments. */
  private int xargs(Invocation call) throws IOException {
    List<String> template = new ArrayList<>(call.arguments());
    String mark = "";
    if (!template.isEmpty() && template.getFirst().startsWith("-I")) {
      mark = template.removeFirst().substring(2);
      if (mark.isEmpty() && !template.isEmpty()) {
        mark = template.removeFirst();
      }
    }
    String input = Builtins.readText(call.in());
    int result = 0;
    if (mark.isEmpty()) {
      template.addAll(input.isBlank() ? List.of() : List.of(input.strip().split("\\s+")));
      return runWords(ImmutableList.copyOf(template), Streams.of(call));
    }
    for (String line : input.lines().toList()) {
      ImmutableList.Builder<String> words = ImmutableList.builder();
      for (String word : template) {
        words.add(word.replace(mark, line));
      }
      int code = runWords(words.build(), Streams.of(call));
      result = code == 0 ? result : code;
    }
    return result;
  }
}
