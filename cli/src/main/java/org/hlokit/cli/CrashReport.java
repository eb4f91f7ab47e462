// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.base.Throwables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What is left behind when this program itself is at fault: enough to see it happen again. */
final class CrashReport {
  private CrashReport() {}

  static void write(Throwable fault, List<String> arguments, Console console) {
    console.err().println("error: internal error: " + firstLine(fault));
    try {
      Path report =
          create(
              console,
              "hlokit-crash-%s.txt"
                  .formatted(
                      LocalDateTime.now(ZoneId.systemDefault())
                          .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"))),
              text(fault, arguments, console));
      console.err().println("note: what happened is in " + report);
    } catch (IOException e) {
      console.err().println("note: no report could be written: " + IoMessages.reason(e));
    }
    console
        .err()
        .println("help: this is a fault of hlokit; please report it with that file and the input");
    if (arguments.contains("--debug")) {
      console.err().print(Throwables.getStackTraceAsString(fault));
    }
  }

  private static Path create(Console console, String name, String text) throws IOException {
    Path report = console.resolve(name);
    try {
      return Files.writeString(report, text);
    } catch (IOException e) {
      return Files.writeString(Path.of(System.getProperty("java.io.tmpdir")).resolve(name), text);
    }
  }

  private static String text(Throwable fault, List<String> arguments, Console console) {
    return """
    %sin %s:
      hlokit %s

    %s"""
        .formatted(
            Version.describe(),
            console.workingDirectory().toAbsolutePath(),
            String.join(" ", arguments.stream().map(CrashReport::quoted).toList()),
            Throwables.getStackTraceAsString(fault));
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
