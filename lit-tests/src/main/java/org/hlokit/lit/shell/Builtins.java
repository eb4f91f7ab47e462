// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.apache.commons.io.IOUtils;
import org.hlokit.lit.tool.Invocation;
import org.hlokit.lit.tool.Tool;

/** The Unix commands that tests use, as far as tests use them. */
final class Builtins {
  static final ImmutableMap<String, Tool> TOOLS =
      ImmutableMap.<String, Tool>builder()
          .put(":", call -> 0)
          .put("true", call -> 0)
          .put("false", call -> 1)
          .put("echo", Builtins::echo)
          .put("cat", Builtins::cat)
          .put("diff", new Diff())
          .put("rm", Builtins::rm)
          .put("mkdir", Builtins::mkdir)
          .put("cp", Builtins::cp)
          .put("touch", Builtins::touch)
          .put("grep", Builtins::grep)
          .put("count", Builtins::count)
          .put("dirname", Builtins::dirname)
          .put("basename", Builtins::basename)
          .buildOrThrow();

  private Builtins() {}

  static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  static String readText(InputStream in) throws IOException {
    return new String(IOUtils.toByteArray(in), UTF_8);
  }

  /** Arguments divided into flags (single letters) and the rest. */
  private record Parsed(Set<Character> flags, ImmutableList<String> operands) {
    static Parsed of(Invocation call) {
      StringBuilder letters = new StringBuilder();
      ImmutableList.Builder<String> operands = ImmutableList.builder();
      boolean options = true;
      for (String argument : call.arguments()) {
        if (options && argument.equals("--")) {
          options = false;
        } else if (options && argument.startsWith("-") && argument.length() > 1) {
          letters.append(argument, 1, argument.length());
        } else {
          operands.add(argument);
        }
      }
      return new Parsed(
          letters.chars().mapToObj(c -> (char) c).collect(Collectors.toSet()), operands.build());
    }

    boolean has(char flag) {
      return flags.contains(flag);
    }
  }

  private static int fail(Invocation call, String message) throws IOException {
    call.err().write(utf8(message + "\n"));
    return 1;
  }

  private static int echo(Invocation call) throws IOException {
    List<String> words = new ArrayList<>(call.arguments());
    boolean newline = true;
    boolean escapes = false;
    while (!words.isEmpty() && (words.getFirst().equals("-n") || words.getFirst().equals("-e"))) {
      if (words.removeFirst().equals("-n")) {
        newline = false;
      } else {
        escapes = true;
      }
    }
    String text = String.join(" ", words);
    if (escapes) {
      text = text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\");
    }
    call.out().write(utf8(newline ? text + "\n" : text));
    return 0;
  }

  private static int cat(Invocation call) throws IOException {
    ImmutableList<String> files = Parsed.of(call).operands();
    for (String file : files.isEmpty() ? ImmutableList.of("-") : files) {
      if (file.equals("-")) {
        call.in().transferTo(call.out());
        continue;
      }
      Path path = call.directory().resolve(file);
      if (!Files.isRegularFile(path)) {
        return fail(call, "cat: " + file + ": No such file or directory");
      }
      Files.copy(path, call.out());
    }
    return 0;
  }

  private static int rm(Invocation call) throws IOException {
    Parsed parsed = Parsed.of(call);
    for (String file : parsed.operands) {
      Path path = call.directory().resolve(file);
      if (!Files.exists(path)) {
        if (parsed.has('f')) {
          continue;
        }
        return fail(call, "rm: cannot remove '" + file + "': No such file or directory");
      }
      if (Files.isDirectory(path)) {
        if (!parsed.has('r') && !parsed.has('R')) {
          return fail(call, "rm: cannot remove '" + file + "': Is a directory");
        }
        MoreFiles.deleteRecursively(path, RecursiveDeleteOption.ALLOW_INSECURE);
      } else {
        Files.delete(path);
      }
    }
    return 0;
  }

  private static int mkdir(Invocation call) throws IOException {
    Parsed parsed = Parsed.of(call);
    for (String file : parsed.operands) {
      Path path = call.directory().resolve(file);
      if (parsed.has('p')) {
        Files.createDirectories(path);
      } else if (Files.exists(path)) {
        return fail(call, "mkdir: cannot create directory '" + file + "': File exists");
      } else {
        Files.createDirectory(path);
      }
    }
    return 0;
  }

  private static int cp(Invocation call) throws IOException {
    Parsed parsed = Parsed.of(call);
    if (parsed.operands.size() < 2) {
      return fail(call, "cp: missing file operand");
    }
    Path target = call.directory().resolve(parsed.operands.getLast());
    for (String file : parsed.operands.subList(0, parsed.operands.size() - 1)) {
      Path source = call.directory().resolve(file);
      Path to = Files.isDirectory(target) ? target.resolve(source.getFileName()) : target;
      if (Files.isRegularFile(source)) {
        Files.copy(source, to, StandardCopyOption.REPLACE_EXISTING);
      } else if (Files.isDirectory(source) && (parsed.has('r') || parsed.has('R'))) {
        copyTree(source, to);
      } else {
        return fail(call, "cp: cannot copy '" + file + "'");
      }
    }
    return 0;
  }

  private static void copyTree(Path source, Path target) throws IOException {
    try (var files = Files.walk(source)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(
            file,
            target.resolve(source.relativize(file).toString()),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static int touch(Invocation call) throws IOException {
    for (String file : Parsed.of(call).operands) {
      Path path = call.directory().resolve(file);
      if (!Files.exists(path)) {
        Files.createFile(path);
      }
    }
    return 0;
  }

  private static int grep(Invocation call) throws IOException {
    Parsed parsed = Parsed.of(call);
    if (parsed.operands.isEmpty()) {
      return fail(call, "grep: missing pattern");
    }
    String source = parsed.operands.getFirst();
    Pattern pattern;
    try {
      pattern =
          Pattern.compile(
              parsed.has('F') ? Pattern.quote(source) : source,
              parsed.has('i') ? Pattern.CASE_INSENSITIVE : 0);
    } catch (PatternSyntaxException e) {
      return fail(call, "grep: " + e.getDescription()) + 1;
    }
    List<String> lines = new ArrayList<>();
    if (parsed.operands.size() == 1) {
      readText(call.in()).lines().forEach(lines::add);
    }
    for (String file : parsed.operands.subList(1, parsed.operands.size())) {
      Files.readString(call.directory().resolve(file)).lines().forEach(lines::add);
    }
    List<String> found =
        lines.stream().filter(line -> pattern.matcher(line).find() != parsed.has('v')).toList();
    if (parsed.has('c')) {
      call.out().write(utf8(found.size() + "\n"));
    } else if (!parsed.has('q')) {
      call.out().write(utf8(found.stream().map(l -> l + "\n").collect(Collectors.joining())));
    }
    return found.isEmpty() ? 1 : 0;
  }

  /** {@code count N}: passes if the input has so many lines. */
  private static int count(Invocation call) throws IOException {
    long lines = readText(call.in()).lines().count();
    String wanted = String.join(" ", call.arguments());
    return wanted.equals(Long.toString(lines))
        ? 0
        : fail(call, "Expected " + wanted + " lines, got " + lines + ".");
  }

  private static int dirname(Invocation call) throws IOException {
    for (String file : call.arguments()) {
      Path parent = Path.of(file).getParent();
      call.out().write(utf8((parent == null ? "." : parent) + "\n"));
    }
    return 0;
  }

  private static int basename(Invocation call) throws IOException {
    String name = Path.of(call.arguments().getFirst()).getFileName().toString();
    String suffix = call.arguments().size() > 1 ? call.arguments().get(1) : "";
    int end = name.endsWith(suffix) ? name.length() - suffix.length() : name.length();
    call.out().write(utf8(name.substring(0, end) + "\n"));
    return 0;
  }
}
