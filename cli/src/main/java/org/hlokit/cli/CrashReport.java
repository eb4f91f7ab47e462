// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.google.common.base.Throwables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What is left behind when this program itself is at fault: a file with the command line, the stack
 * trace, and the first input, which makes it happen again.
 */
final class CrashReport {
  /** Larger inputs are named and not copied. */
  private static final int MAX_INPUT = 64 << 20;

  private CrashReport() {}

  static void write(Throwable fault, List<String> arguments, Console console) {
    PrintStream err = console.err();
    err.println("error: internal error: " + firstLine(fault));
    try {
      err.println("note: a report is in " + create(report(fault, arguments, console), console));
      err.println("help: this is a fault of hlokit; please report it with that file");
    } catch (IOException e) {
      err.println("note: no report could be written: " + IoMessages.reason(e));
      err.println("help: this is a fault of hlokit; please report it with the input");
    }
    if (arguments.contains("--debug")) {
      err.print(Throwables.getStackTraceAsString(fault));
    }
  }

  /** In the working directory, or else where temporary files go. */
  private static Path create(byte[] report, Console console) throws IOException {
    String stamp =
        LocalDateTime.now(ZoneId.systemDefault())
            .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
    String name = "hlokit-crash-%s-%d.mlir".formatted(stamp, ProcessHandle.current().pid());
    try {
      return Files.write(console.resolve(name), report);
    } catch (IOException e) {
      return Files.write(Path.of(System.getProperty("java.io.tmpdir")).resolve(name), report);
    }
  }

  private static byte[] report(Throwable fault, List<String> arguments, Console console) {
    ByteArrayOutputStream report = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(report, /* autoFlush= */ true, UTF_8);
    out.print("// " + Version.describe());
    out.println(
        "// in %s: hlokit %s"
            .formatted(
                console.workingDirectory().toAbsolutePath(),
                arguments.stream().map(CrashReport::quoted).collect(joining(" "))));
    Throwables.getStackTraceAsString(fault).lines().forEach(line -> out.println("// " + line));
    console.inputs().stream()
        .findFirst()
        .ifPresent(
            input -> {
              out.println("// input: " + input.name());
              if (input.bytes().length <= MAX_INPUT) {
                out.writeBytes(input.bytes());
              }
            });
    return report.toByteArray();
  }

  private static String quoted(String argument) {
    return argument.matches("[\\w@%+=:,./-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }

  private static String firstLine(Throwable fault) {
    return fault.toString().lines().findFirst().orElse("unknown");
  }
}
