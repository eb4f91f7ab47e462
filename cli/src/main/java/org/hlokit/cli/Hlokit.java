// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.diagnostic.Spelling;
import org.hlokit.pass.PassFailure;
import org.hlokit.pass.PassUsageException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The command line, without a process around it: finds the command, reads its options, runs it, and
 * turns whatever ends it into a message and an exit code. Holds no state between runs.
 */
public final class Hlokit {
  private final Console console;

  public Hlokit(Console console) {
    this.console = console;
  }

  /**
   * Runs one command line.
   *
   * @param arguments what follows {@code hlokit}
   * @return 0 done, 1 the input is at fault, 2 the command line is, 3 this program is
   */
  public int run(List<String> arguments) {
    try {
      int exitCode = dispatch(ImmutableList.copyOf(arguments));
      console.out().flush();
      return exitCode;
    } catch (CommandFailure e) {
      console.err().print(e.render());
      return ExitCode.INPUT;
    } catch (DiagnosticException e) {
      Diagnostics.print(e, console.err());
      return ExitCode.INPUT;
    } catch (PassFailure e) {
      Diagnostics.of(e).forEach(diagnostic -> Diagnostics.print(diagnostic, console.err()));
      return ExitCode.INPUT;
    } catch (IOException e) {
      if (!IoMessages.isBrokenPipe(e)) {
        console.err().println("error: cannot write the result: " + IoMessages.reason(e));
      }
      return ExitCode.INPUT;
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      CrashReport.write(e, arguments, console);
      return ExitCode.INTERNAL;
    } catch (OutOfMemoryError e) {
      console
          .err()
          .println(
              "error: not enough memory: the heap ends at %d MiB"
                  .formatted(Runtime.getRuntime().maxMemory() >> 20));
      console.err().println("help: give more with HLOKIT_JAVA_OPTS=-Xmx8g");
      return ExitCode.INPUT;
    }
  }

  private int dispatch(ImmutableList<String> arguments) throws CommandFailure, IOException {
    if (arguments.isEmpty()) {
      console.err().print(Help.overview());
      return ExitCode.USAGE;
    }
    String name = arguments.getFirst();
    switch (name) {
      case "--help", "-help", "-h", "help" -> {
        return help(arguments.subList(1, arguments.size()));
      }
      case "--version", "-version", "-V", "version" -> {
        console.print(Version.describe());
        return ExitCode.OK;
      }
      default -> {}
    }
    Optional<CommandProvider.Entry> entry = Commands.find(name);
    return entry.isPresent()
        ? run(entry.get(), arguments.subList(1, arguments.size()))
        : unknown(name);
  }

  private int run(CommandProvider.Entry entry, List<String> arguments)
      throws CommandFailure, IOException {
    Command command = entry.maker().get();
    CommandLine line = commandLine(entry, command);
    try {
      ParseResult result =
          line.parseArgs(
              Options.withTwoDashes(arguments, line.getCommandSpec().optionsMap().keySet()));
      if (result.isUsageHelpRequested()) {
        console.print(line.getUsageMessage());
        return ExitCode.OK;
      }
      return command.run(result, console);
    } catch (PassUsageException e) {
      console.err().println("error: " + e.getMessage());
      console.err().println("help: " + e.help());
      return ExitCode.USAGE;
    } catch (ParameterException e) {
      console.err().println("error: " + Help.sentence(e));
      console.err().println("help: try 'hlokit %s --help'".formatted(entry.name()));
      return ExitCode.USAGE;
    }
  }

  private static CommandLine commandLine(CommandProvider.Entry entry, Command command) {
    CommandSpec spec = CommandSpec.create().name("hlokit " + entry.name());
    spec.usageMessage()
        .description(entry.summary(), "")
        .abbreviateSynopsis(true)
        .sortOptions(false);
    command.describe(spec);
    spec.addOption(Options.flag("debug", "show a stack trace should hlokit itself fail"));
    spec.addOption(
        CommandLine.Model.OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .type(boolean.class)
            .description("show this")
            .build());
    return new CommandLine(spec).setPosixClusteredShortOptionsAllowed(false).setUsageHelpWidth(100);
  }

  private int help(List<String> arguments) throws CommandFailure, IOException {
    if (arguments.isEmpty()) {
      console.print(Help.overview());
      return ExitCode.OK;
    }
    Optional<CommandProvider.Entry> entry = Commands.find(arguments.getFirst());
    return entry.isPresent()
        ? run(entry.get(), ImmutableList.of("--help"))
        : unknown(arguments.getFirst());
  }

  private int unknown(String name) {
    console.err().println("error: unknown command '%s'".formatted(name));
    Spelling.nearest(name, Commands.all().stream().map(CommandProvider.Entry::name).toList())
        .ifPresent(
            near -> console.err().println("help: did you mean 'hlokit %s'?".formatted(near)));
    console.err().println("help: 'hlokit --help' lists the commands");
    return ExitCode.USAGE;
  }
}
