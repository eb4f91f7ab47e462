// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.hlokit.dialect.VhloVersion;
import org.hlokit.ir.Operation;
import org.hlokit.parse.ParseOptions;
import org.hlokit.pass.PassContext;
import org.hlokit.print.PrintOptions;
import org.hlokit.rewriter.simplify.StripDebugInfo;
import org.hlokit.tflite.importer.ConstantStyle;
import org.hlokit.tflite.importer.ModelImporter;
import org.hlokit.verify.Verifier;
import org.hlokit.vhlo.PortablePrograms;
import org.hlokit.vhlo.bytecode.BytecodeFile;
import org.hlokit.vhlo.bytecode.BytecodeModule;
import org.hlokit.vhlo.bytecode.PortableArtifact;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * {@code hlokit translate}: programs as portable artifacts and back, with the flags of {@code
 * stablehlo-translate}, and TensorFlow Lite models as MLIR text.
 */
final class TranslateCommand implements Command {
  private static final String SERIALIZE = "serialize";
  private static final String DESERIALIZE = "deserialize";
  private static final String INTERPRET = "interpret";
  private static final String FROM_TFLITE = "tflite-flatbuffer-to-mlir";
  private static final String RESOURCES = "print-resources";
  private static final String TARGET = "target";
  private static final String STRIP = "strip-debuginfo";
  private static final String OTHER_DIALECTS = "allow-other-dialects";
  private static final String PRINT_VERSION = "print-stablehlo-version";

  private static final ImmutableSet<String> MODES =
      ImmutableSet.of(SERIALIZE, DESERIALIZE, INTERPRET, FROM_TFLITE);

  private final InterpretCommand interpreter = new InterpretCommand();

  @Override
  public void describe(CommandSpec spec) {
    interpreter.describe(spec);
    spec.usageMessage()
        .description(
            "Writes a program as a portable artifact (--serialize), reads one (--deserialize), runs"
                + " a program (--interpret), or prints a TensorFlow Lite model as MLIR text"
                + " (without any of these).",
            "");
    spec.addOption(Options.output("where the result goes; standard output by default"));
    spec.addOption(
        Options.flag(
            SERIALIZE, "write bytecode of VHLO, which StableHLO of any later version reads"));
    spec.addOption(
        Options.text(
            TARGET, "VERSION", "the version for --serialize: 1.9.0, say, minimum or current"));
    spec.addOption(Options.flag(STRIP, "write no locations with --serialize"));
    spec.addOption(
        Options.flag(OTHER_DIALECTS, "let ops that VHLO does not have pass with --serialize"));
    spec.addOption(
        Options.flag(DESERIALIZE, "print the StableHLO program that a portable artifact holds"));
    spec.addOption(
        Options.flag(PRINT_VERSION, "say with --deserialize which version the artifact is of"));
    spec.addOption(Options.flag(INTERPRET, "run the program as 'hlokit interpret' does"));
    spec.addOption(
        Options.flag(FROM_TFLITE, "print a TensorFlow Lite model, as without any of these"));
    spec.addOption(
        Options.flag(
            RESOURCES,
            "give a TensorFlow Lite model's large constants as resources, which are left out"
                + " otherwise"));
    Options.WITHOUT_EFFECT.forEach(name -> spec.addOption(Options.withoutEffect(name)));
    Printing.describeText(spec);
  }

  @Override
  public int run(ParseResult arguments, Console console) throws CommandFailure, IOException {
    List<String> modes = MODES.stream().filter(mode -> Options.isGiven(arguments, mode)).toList();
    if (modes.size() > 1) {
      throw new ParameterException(
          arguments.commandSpec().commandLine(),
          "--%s and --%s do not go together".formatted(modes.get(0), modes.get(1)));
    }
    return switch (modes.isEmpty() ? FROM_TFLITE : modes.getFirst()) {
      case SERIALIZE -> serialize(arguments, console);
      case DESERIALIZE -> deserialize(arguments, console);
      case INTERPRET -> interpreter.run(arguments, console);
      default -> printTflite(arguments, console);
    };
  }

  // --- portable artifacts ---------------------------------------------------------------------

  private static int serialize(ParseResult arguments, Console console)
      throws CommandFailure, IOException {
    Operation module = module(ModuleInput.read(Options.input(arguments), console), arguments);
    PassContext context = Tracing.context(arguments, console);
    if (Options.isGiven(arguments, STRIP)) {
      new StripDebugInfo().run(module, context);
    }
    VhloVersion version =
        PortablePrograms.toVhlo(
            module,
            arguments.matchedOptionValue("--" + TARGET, ""),
            Options.isGiven(arguments, OTHER_DIALECTS),
            context);
    BytecodeFile artifact = PortableArtifact.of(module, version);
    OutputFile.write(Options.output(arguments), console, artifact::writeTo);
    return ExitCode.OK;
  }

  private static int deserialize(ParseResult arguments, Console console)
      throws CommandFailure, IOException {
    ModuleInput input = ModuleInput.read(Options.input(arguments), console);
    if (Options.isGiven(arguments, PRINT_VERSION)) {
      console.print(version(input.artifact()));
    }
    Operation module = module(input, arguments);
    PortablePrograms.toStablehlo(module, Tracing.context(arguments, console));
    Verifier.check(module);
    OutputFile.writeChannel(
        Options.output(arguments),
        console,
        out -> Printing.write(ImmutableList.of(Optional.of(module)), arguments, out));
    return ExitCode.OK;
  }

  private static Operation module(ModuleInput input, ParseResult arguments) {
    Operation module =
        input.module(
            input.parts(false).getFirst(),
            new ParseOptions(Options.isGiven(arguments, "allow-trailing-text")));
    Verifier.check(module);
    return module;
  }

  private static String version(@Nullable BytecodeModule artifact) {
    return artifact != null && artifact.artifactVersion().isPresent()
        ? "// Reading portable artifact with StableHLO version: %s\n"
            .formatted(artifact.artifactVersion().get())
        : "// Failed parsing StableHLO version from portable artifact\n";
  }

  // --- TensorFlow Lite ------------------------------------------------------------------------

  private static int printTflite(ParseResult arguments, Console console)
      throws CommandFailure, IOException {
    // Constants are left out while reading, which then does not touch them.
    PrintOptions options = Printing.options(arguments);
    ConstantStyle style =
        new ConstantStyle(
            Printing.isElisionGiven(arguments)
                ? options.elideLargerThan()
                : ConstantStyle.DEFAULT.largest(),
            Options.isGiven(arguments, RESOURCES));
    Operation module =
        ModelImporter.read(TfliteInput.open(Options.input(arguments), console), style);
    OutputFile.writeChannel(
        Options.output(arguments),
        console,
        out ->
            Printing.write(
                ImmutableList.of(Optional.of(module)), options.withElideLargerThan(-1), out));
    return ExitCode.OK;
  }
}
