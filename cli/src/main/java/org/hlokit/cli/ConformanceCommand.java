// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.hlokit.cli.Conformance.Kind;
import org.hlokit.cli.Conformance.Report;
import org.hlokit.cli.Conformance.Verdict;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code hlokit conformance}: reads and prints every MLIR file of a folder and compares with what
 * the reference printed. One line a failure, then a table; failures that a baseline lists are no
 * regression.
 *
 * <p>A line of a baseline is {@code KIND PATH}, as a failure's line begins; {@code #} starts a
 * comment.
 */
final class ConformanceCommand implements Command {
  /** How often something was asked, and how often the answer was good. */
  private static final class Tally {
    int passed;
    int all;
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.usageMessage()
        .description("Reads and prints all MLIR files of a folder and compares the results.", "");
    spec.addPositional(Options.input("DIR", "the folder; it is searched to any depth"));
    spec.addOption(
        Options.text(
            "expected",
            "DIR",
            "expected texts, by kind: DIR/pretty/PATH, DIR/generic/PATH, DIR/debuginfo/PATH,"
                + " DIR/vhlo/PATH"));
    spec.addOption(
        Options.text("baseline", "FILE", "failures that are known: lines KIND PATH [# reason]"));
  }

  @Override
  public int run(ParseResult arguments, Console console) throws CommandFailure, IOException {
    Path root = console.resolve(Options.input(arguments));
    if (!Files.isDirectory(root)) {
      throw new CommandFailure("'%s' is not a directory".formatted(Options.input(arguments)));
    }
    String expected = arguments.matchedOptionValue("--expected", null);
    String baseline = arguments.matchedOptionValue("--baseline", null);
    ImmutableSet<String> known = baseline == null ? ImmutableSet.of() : known(baseline, console);
    Map<String, Report> reports =
        reports(root, expected == null ? null : console.resolve(expected));

    Set<String> failed = new TreeSet<>();
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Report> file : reports.entrySet()) {
      for (Verdict verdict : file.getValue().verdicts()) {
        if (verdict.fault() != null) {
          String line = verdict.kind().label().replace(' ', '-') + " " + file.getKey();
          failed.add(line);
          text.append(known.contains(line) ? "known " : "FAIL  ")
              .append(line)
              .append(": ")
              .append(verdict.fault())
              .append('\n');
        }
      }
    }
    console.print(text.append(table(reports)).toString());
    known.stream()
        .filter(line -> !failed.contains(line))
        .forEach(line -> console.err().println("no failure any more, strike it out: " + line));
    return known.containsAll(failed) ? ExitCode.OK : ExitCode.INPUT;
  }

  private static ImmutableSet<String> known(String file, Console console)
      throws CommandFailure, IOException {
    String text = new String(InputFile.read(file, console).bytes(), UTF_8);
    return text.lines()
        .map(line -> line.replaceFirst("(^|\\s)#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .collect(ImmutableSet.toImmutableSet());
  }

  private static Map<String, Report> reports(Path root, @Nullable Path expected)
      throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(root)) {
      files = walk.filter(path -> path.toString().endsWith(".mlir")).sorted().toList();
    }
    Map<String, Future<Report>> futures = new TreeMap<>();
    try (ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      for (Path file : files) {
        String name = root.relativize(file).toString().replace('\\', '/');
        futures.put(name, workers.submit(() -> Conformance.of(name, file, expected)));
      }
    }
    Map<String, Report> reports = new TreeMap<>();
    for (Map.Entry<String, Future<Report>> entry : futures.entrySet()) {
      try {
        reports.put(entry.getKey(), entry.getValue().get());
      } catch (ExecutionException e) {
        // A fault of the tool in one file is that file's verdict; the others are still to be told.
        reports.put(entry.getKey(), Conformance.internalError(e.getCause()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
    return reports;
  }

  /** Rows are dialects, each counting the files that hold one of its ops; columns are kinds. */
  private static String table(Map<String, Report> reports) {
    Map<String, Map<Kind, Tally>> rows = new TreeMap<>();
    Map<Kind, Tally> total = new EnumMap<>(Kind.class);
    for (Report report : reports.values()) {
      List<Map<Kind, Tally>> counted = new ArrayList<>(List.of(total));
      for (String dialect : report.dialects()) {
        counted.add(rows.computeIfAbsent(dialect, name -> new EnumMap<>(Kind.class)));
      }
      for (Verdict verdict : report.verdicts()) {
        for (Map<Kind, Tally> row : counted) {
          Tally tally = row.computeIfAbsent(verdict.kind(), kind -> new Tally());
          tally.all++;
          tally.passed += verdict.fault() == null ? 1 : 0;
        }
      }
    }
    StringBuilder text = new StringBuilder("%-16s".formatted("dialect"));
    for (Kind kind : Kind.values()) {
      text.append("%14s".formatted(kind.label()));
    }
    text.append('\n');
    rows.forEach((dialect, row) -> text.append(row(dialect, row)));
    return text.append(row("all files", total)).toString();
  }

  private static String row(String name, Map<Kind, Tally> tallies) {
    StringBuilder text = new StringBuilder("%-16s".formatted(name.isEmpty() ? "(none)" : name));
    for (Kind kind : Kind.values()) {
      Tally tally = tallies.get(kind);
      text.append("%14s".formatted(tally == null ? "-" : tally.passed + "/" + tally.all));
    }
    return text.append('\n').toString();
  }
}
