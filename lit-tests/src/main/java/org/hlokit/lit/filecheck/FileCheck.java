// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit.filecheck;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.IOUtils;
import org.hlokit.lit.tool.Invocation;
import org.hlokit.lit.tool.Tool;
import org.jspecify.annotations.Nullable;

/** The command {@code FileCheck [options] CHECK-FILE}; the input is a file or standard input. */
public final class FileCheck implements Tool {
  private static final int PASSED = 0;
  private static final int FAILED = 1;
  private static final int BROKEN = 2;

  /** Holds options that come before those of the command line. */
  static final String OPTIONS_VARIABLE = "FILECHECK_OPTS";

  /** What {@code --help} prints. */
  public static String usage() {
    return HelpText.USAGE;
  }

  @Override
  public int run(Invocation call) throws IOException {
    Messages messages = new Messages();
    int code = run(call, messages);
    call.err().write(messages.text().getBytes(ISO_8859_1));
    call.err().flush();
    return code;
  }

  private static int run(Invocation call, Messages messages) throws IOException {
    List<String> arguments = new ArrayList<>();
    String fromEnvironment = call.environment().getOrDefault(OPTIONS_VARIABLE, "");
    arguments.addAll(Splitter.onPattern("\\s+").omitEmptyStrings().splitToList(fromEnvironment));
    call.arguments().forEach(argument -> arguments.add(bytes(argument)));
    Options options;
    try {
      options = OptionsParser.parse(arguments);
    } catch (OptionsParser.UsageException e) {
      messages.line(String.valueOf(e.getMessage()));
      return BROKEN;
    }
    if (options.flags().contains(Options.Flag.HELP)) {
      call.out().write(HelpText.USAGE.getBytes(UTF_8));
      return PASSED;
    }
    if (options.dumpInput() == Options.DumpInput.HELP) {
      call.out().write(HelpText.DUMP.getBytes(UTF_8));
      return PASSED;
    }
    if (options.checkFile().isEmpty()) {
      messages.line("<check-file> not specified");
      return BROKEN;
    }
    var fault = options.prefixFault();
    if (fault.isPresent()) {
      messages.line(fault.get());
      return BROKEN;
    }
    return new Run(options, call, messages).run();
  }

  /** One run over files. */
  private static final class Run {
    private final Options options;
    private final Invocation call;
    private final Messages messages;
    private final Variables variables = new Variables();

    Run(Options options, Invocation call, Messages messages) {
      this.options = options;
      this.call = call;
      this.messages = messages;
    }

    int run() throws IOException {
      SourceText checkText = open("check", options.checkFile());
      if (checkText == null) {
        return BROKEN;
      }
      ImmutableList<CheckPattern> implicit;
      CheckFile checks;
      try {
        if (!CommandLineVariables.define(options.defines(), variables, messages)) {
          return BROKEN;
        }
        implicit = implicitChecks();
        checks = CheckFileReader.read(options, variables, checkText, implicit);
      } catch (CheckSyntaxException e) {
        messages.error(e.where(), e.text());
        return BROKEN;
      } catch (CheckFileReader.NoChecksException e) {
        messages.line(String.valueOf(e.getMessage()));
        return BROKEN;
      }
      SourceText input = open("input", options.inputFile());
      if (input == null) {
        return BROKEN;
      }
      if (input.text().isEmpty() && !options.allowEmpty()) {
        messages.line("FileCheck error: '" + input.name() + "' is empty.");
        messages.line(
            "FileCheck command line:  FileCheck " + bytes(String.join(" ", call.arguments())));
        return BROKEN;
      }
      Reporter reporter = new Reporter(options, variables, messages);
      boolean passed = new Checker(options, variables, reporter).check(checks, input.all());
      boolean dump =
          switch (options.dumpInput()) {
            case ALWAYS -> true;
            case FAIL -> !passed;
            case NEVER, HELP -> false;
          };
      if (dump) {
        messages.line("");
        messages.line("Input file: " + input.name());
        messages.line("Check file: " + options.checkFile());
        messages.line("");
        messages.line("-dump-input=help explains the following input dump.");
        messages.line("");
        messages.append(InputDump.render(options, input, reporter.events(), implicit));
      }
      return passed ? PASSED : FAILED;
    }

    private ImmutableList<CheckPattern> implicitChecks() throws CheckSyntaxException {
      ImmutableList.Builder<CheckPattern> patterns = ImmutableList.builder();
      for (String pattern : options.implicitCheckNot()) {
        String before = "-implicit-check-not='";
        SourceText text = new SourceText("command line", before + pattern + "'");
        Slice where = text.all().from(before.length()).upTo(pattern.length());
        CheckPattern.Header header =
            new CheckPattern.Header(CheckKind.NOT, 1, false, "IMPLICIT-CHECK", where, 0);
        patterns.add(PatternParser.parse(options, variables, header));
      }
      return patterns.build();
    }

    /** Reads a file, or standard input for {@code -}; says what is wrong and returns null. */
    private @Nullable SourceText open(String role, String name) throws IOException {
      boolean standardInput = name.equals("-");
      String shown = standardInput ? "<stdin>" : name;
      try {
        byte[] content =
            standardInput
                ? IOUtils.toByteArray(call.in())
                : Files.readAllBytes(call.directory().resolve(text(name)));
        return new SourceText(shown, canonical(new String(content, ISO_8859_1)));
      } catch (IOException e) {
        if (standardInput) {
          throw e;
        }
        messages.line("Could not open %s file '%s': %s".formatted(role, shown, reason(e)));
        return null;
      }
    }

    private static String reason(IOException e) {
      return switch (e) {
        case NoSuchFileException missing -> "No such file or directory";
        case NotDirectoryException notDirectory -> "Not a directory";
        default -> String.valueOf(e.getMessage());
      };
    }

    /**
     * Makes any run of blanks one space, unless told not to, and drops {@code \r} before newlines.
     */
    private String canonical(String text) {
      StringBuilder out = new StringBuilder(text.length());
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        boolean more = i + 1 < text.length();
        if (c == '\r' && more && text.charAt(i + 1) == '\n') {
          continue;
        }
        if (options.strictWhitespace() || !Slice.isBlank(c)) {
          out.append(c);
          continue;
        }
        out.append(' ');
        while (i + 1 < text.length() && Slice.isBlank(text.charAt(i + 1))) {
          i++;
        }
      }
      return out.toString();
    }
  }

  /** The UTF-8 bytes of a text, one character each. */
  private static String bytes(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  private static String text(String bytes) {
    return new String(bytes.getBytes(ISO_8859_1), UTF_8);
  }
}
