// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.ir.Block;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.Source;
import org.hlokit.parse.MlirText;
import org.hlokit.parse.ParseOptions;
import org.hlokit.pass.PassFailure;
import org.hlokit.print.PrintOptions;
import org.hlokit.print.PrintOptions.Flag;
import org.hlokit.print.Printer;
import org.hlokit.rewriter.pass.PassManager;
import org.hlokit.rewriter.pass.PassPipeline;
import org.hlokit.verify.Verifier;
import org.jspecify.annotations.Nullable;

/** Holds the text of one file against what it should become. */
final class Conformance {
  /** What can be asked of a file. */
  enum Kind {
    /** Each part that is meant to be valid is. */
    READ("read"),
    /** Printing, reading and printing again gives the same bytes, in pretty and generic form. */
    FIXED_POINT("fixed point"),
    /** The printed text is the expected one, byte for byte; likewise the following three. */
    PRETTY("pretty"),
    GENERIC("generic"),
    DEBUGINFO("debuginfo"),
    VHLO("vhlo"),
    /** {@code --verify-diagnostics} passes with the flags of the file's own RUN line. */
    DIAGNOSTICS("diagnostics");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }

    /** How the expected texts of this kind are printed, in a folder of the kind's name. */
    Optional<PrintOptions> printed() {
      return switch (this) {
        case PRETTY -> Optional.of(PrintOptions.DEFAULT);
        case GENERIC, VHLO -> Optional.of(PrintOptions.DEFAULT.with(Flag.GENERIC));
        case DEBUGINFO -> Optional.of(PrintOptions.DEFAULT.with(Flag.LOCATIONS));
        case READ, FIXED_POINT, DIAGNOSTICS -> Optional.empty();
      };
    }
  }

  /** One answer; {@code fault} is null where the file conforms. */
  record Verdict(Kind kind, @Nullable String fault) {}

  /** All answers for one file, and which dialects it speaks. */
  record Report(ImmutableSortedSet<String> dialects, ImmutableList<Verdict> verdicts) {}

  private static final PassPipeline TO_VHLO =
      PassPipeline.parse("builtin.module(stablehlo-legalize-to-vhlo)", Passes.REGISTRY);

  private final MlirText text = MlirText.ofAllDialects();
  private final Source source;
  private final String content;
  private final List<Operation> modules = new ArrayList<>();
  private final ImmutableList.Builder<Verdict> verdicts = ImmutableList.builder();

  private Conformance(String name, byte[] bytes) {
    this.source = new Source(name, bytes);
    this.content = new String(bytes, UTF_8);
  }

  /**
   * Checks one file.
   *
   * @param name its path, for messages
   * @param expected where the folders {@code pretty}, {@code generic}, {@code debuginfo} and {@code
   *     vhlo} are, with a file of that path each where there is an expected text; or null
   */
  static Report of(String name, Path file, @Nullable Path expected) throws IOException {
    Conformance conformance = new Conformance(name, Files.readAllBytes(file));
    return conformance.report(file, expected);
  }

  /** What is said of a file that the tool has a fault with. */
  static Report internalError(@Nullable Throwable cause) {
    return new Report(
        ImmutableSortedSet.of(),
        ImmutableList.of(new Verdict(Kind.READ, "internal error: " + cause)));
  }

  private Report report(Path file, @Nullable Path expected) throws IOException {
    String fault = read();
    Set<String> dialects = new TreeSet<>();
    modules.forEach(module -> collect(module, dialects));
    add(Kind.READ, fault);
    if (fault == null) {
      add(Kind.FIXED_POINT, fixedPoint());
    }
    for (Kind kind : Kind.values()) {
      if (expected != null && kind.printed().isPresent()) {
        Path wanted = expected.resolve(kind.label()).resolve(source.name());
        if (Files.exists(wanted)) {
          String want = Files.readString(wanted);
          add(kind, fault != null ? "not read" : compare(kind, kind.printed().get(), want));
        }
      }
    }
    if (content.contains("expected-error") && content.contains("verify-diagnostics")) {
      diagnostics(file).ifPresent(verdicts::add);
    }
    return new Report(ImmutableSortedSet.copyOf(dialects), verdicts.build());
  }

  private void add(Kind kind, @Nullable String fault) {
    verdicts.add(new Verdict(kind, fault));
  }

  private static void collect(Operation op, Set<String> dialects) {
    dialects.add(op.definition().dialect());
    for (Region region : op.regions()) {
      for (Block block : region.blocks()) {
        block.operations().forEach(inner -> collect(inner, dialects));
      }
    }
  }

  private @Nullable String read() {
    String fault = null;
    for (Parts.Part part : Parts.split(source)) {
      try {
        modules.add(check(text.read(source, part.start(), part.end(), new ParseOptions(true))));
      } catch (DiagnosticException e) {
        String partText =
            new String(source.bytes(), part.start(), part.end() - part.start(), UTF_8);
        if (fault == null && !partText.contains("expected-error")) {
          fault = at(e.diagnostics().getFirst());
        }
      }
    }
    return fault;
  }

  private static Operation check(Operation module) {
    Verifier.check(module);
    return module;
  }

  private static String at(Diagnostic diagnostic) {
    return diagnostic.range() == null
        ? diagnostic.message()
        : "line %d: %s"
            .formatted(
                diagnostic.range().source().line(diagnostic.range().start()), diagnostic.message());
  }

  private @Nullable String fixedPoint() {
    for (Kind kind : List.of(Kind.PRETTY, Kind.GENERIC)) {
      PrintOptions options = kind.printed().orElseThrow();
      for (Operation module : modules) {
        byte[] once = print(module, options);
        try {
          Operation again = text.read(new Source("<%s>".formatted(kind.label()), once));
          String fault =
              difference(new String(once, UTF_8), new String(print(check(again), options), UTF_8));
          if (fault != null) {
            return "%s form, %s".formatted(kind.label(), fault);
          }
        } catch (DiagnosticException e) {
          return "%s form, %s".formatted(kind.label(), at(e.diagnostics().getFirst()));
        }
      }
    }
    return null;
  }

  private static byte[] print(Operation module, PrintOptions options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      Printer.print(module, options, Channels.newChannel(out));
    } catch (IOException e) {
      throw new AssertionError("an array cannot fail", e);
    }
    return out.toByteArray();
  }

  private @Nullable String compare(Kind kind, PrintOptions options, String want)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Optional<Operation>> printed = new ArrayList<>();
    for (Operation module : modules) {
      if (kind == Kind.VHLO) {
        try {
          new PassManager(TO_VHLO, List.of()).run(module); // the last kind that prints
        } catch (PassFailure e) {
          return e.remark().message();
        }
      }
      printed.add(Optional.of(module));
    }
    Printing.write(printed, options, Channels.newChannel(out));
    return difference(want, out.toString(UTF_8));
  }

  /** Where two texts differ first, or null. */
  private static @Nullable String difference(String want, String got) {
    if (want.equals(got)) {
      return null;
    }
    String[] wanted = want.split("\n", -1);
    String[] found = got.split("\n", -1);
    int line = Arrays.mismatch(wanted, found);
    return "line %d: expected %s but got %s"
        .formatted(line + 1, excerpt(wanted, found, line), excerpt(found, wanted, line));
  }

  /** The part of a line around the place where it differs from the other one. */
  private static String excerpt(String[] lines, String[] others, int index) {
    if (index >= lines.length) {
      return "the end";
    }
    String line = lines[index];
    String other = index < others.length ? others[index] : "";
    int at = 0;
    while (at < Math.min(line.length(), other.length()) && line.charAt(at) == other.charAt(at)) {
      at++;
    }
    int from = Math.max(0, at - 30);
    int to = Math.min(line.length(), at + 40);
    return "'%s%s%s'"
        .formatted(from > 0 ? ".." : "", line.substring(from, to), to < line.length() ? ".." : "");
  }

  /**
   * Runs the file's first RUN line that verifies diagnostics; empty where its flags are unknown.
   */
  private Optional<Verdict> diagnostics(Path file) throws IOException {
    Optional<String> run =
        content
            .lines()
            .filter(line -> line.contains("RUN:") && line.contains("verify-diagnostics"))
            .findFirst();
    if (run.isEmpty()) {
      return Optional.empty();
    }
    List<String> command = new ArrayList<>(List.of("opt"));
    String pipeline = run.get().substring(run.get().indexOf("RUN:") + 4);
    for (String word : Splitter.on(' ').split(Splitter.on('|').split(pipeline).iterator().next())) {
      if (word.startsWith("-")) {
        command.add(word.replaceAll("[\"']", ""));
      }
    }
    command.add(file.toAbsolutePath().toString());
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        Console.of(
            InputStream.nullInputStream(), OutputStream.nullOutputStream(), err, Path.of(""));
    int exit = new Hlokit(console).run(command);
    if (exit == ExitCode.USAGE) {
      return Optional.empty();
    }
    List<String> faults =
        err.toString(UTF_8).lines().filter(line -> line.contains("error: ")).toList();
    return Optional.of(
        new Verdict(
            Kind.DIAGNOSTICS,
            exit == ExitCode.OK
                ? null
                : "%d not as expected, first %s"
                    .formatted(
                        faults.size(),
                        faults.isEmpty()
                            ? "without a message"
                            : faults
                                .getFirst()
                                .replaceFirst("^.*?:(\\d+):.*?error: ", "line $1: "))));
  }
}
