// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.diagnostic.DiagnosticText;
import org.hlokit.interpreter.Interpreter;
import org.hlokit.interpreter.RunEvents;
import org.hlokit.interpreter.equiv.InputDraw;
import org.hlokit.interpreter.equiv.Regime;
import org.hlokit.interpreter.equiv.Signature;
import org.hlokit.interpreter.npy.Npy;
import org.hlokit.interpreter.value.ElementText;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.RuntimeValue;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.parse.ParseOptions;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassDefinition;
import org.hlokit.verify.Verifier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hlokit interpret}: a program as the specification means it. */
final class InterpretCommand implements Command {
  /** What open extents are taken as where inputs are drawn, in the order in which it is tried. */
  private static final int[] EXTENTS = {3, 4, 8, 2, 1, 16};

  /** With zeros where indices may have to be. */
  private static final ImmutableList<Regime> ATTEMPTS =
      ImmutableList.of(Regime.ORDINARY, Regime.ZERO_ROWS);

  @Override
  public void describe(CommandSpec spec) {
    spec.usageMessage()
        .description(
            "Runs a program as the StableHLO specification means it, and its check ops.",
            "",
            "FILE may hold several programs, divided by lines '%s'. Each begins with @main, or with"
                    .formatted(Parts.MARKER)
                + " its only function; a file of tests has all of them run. Results go to standard"
                + " output, or to --output. A program that takes inputs and is given none runs on"
                + " inputs that are drawn.",
            "");
    spec.addPositional(Options.input("FILE", "the program; standard input by default"));
    spec.addOption(
        Options.texts(
            "input",
            "FILE",
            "a .npy file for the next argument, or a .npz file for the next ones"));
    spec.addOption(
        Options.texts(
            "output",
            "FILE",
            "a .npy file for the next result, or a .npz file for all that are left"));
    spec.addOption(Options.text("function", "NAME", "the function to run instead of @main"));
    spec.addOption(
        Options.text("args", "[dense<..> : T, ..]", "the arguments, as MLIR writes constants"));
    spec.addOption(Options.flag("interpreter-print-dense", "print results as MLIR constants"));
    spec.addOption(
        Options.text(
            "probe-output-dir", "DIR", "where interpreter.probe writes its values as .npy files"));
    spec.addOption(
        Options.integer("seed", "NUMBER", "for inputs that are not given; 0 by default"));
    spec.addOption(
        Options.number(
            "default-epsilon",
            "NUMBER",
            "the epsilon of calls that do not say theirs; 1e-6 by default"));
    WeightsOption.describe(spec);
    Tracing.describe(spec);
    spec.addOption(
        Options.flag("split-input-file", "accepted as other tools take it: it is always so"));
    spec.addOption(
        Options.flag("allow-trailing-text", "pass over what follows the module, as in dumps"));
  }

  @Override
  public int run(ParseResult arguments, Console console) throws CommandFailure, IOException {
    ModuleInput input = ModuleInput.read(Options.input(arguments), console);
    PassContext context = Tracing.context(arguments, console);
    ParseOptions options = new ParseOptions(Options.isGiven(arguments, "allow-trailing-text"));
    ImmutableList<PassDefinition> weights = WeightsOption.passes(arguments, console);
    boolean failed = false;
    for (Parts.Part part : input.parts(true)) {
      try {
        Operation module = input.stablehlo(part, options, context);
        weights.forEach(pass -> pass.create("").run(module, context));
        failed |= !runModule(module, input.source().name(), arguments, console);
      } catch (DiagnosticException e) {
        Diagnostics.print(e, console.err()); // and the next part has its turn
        failed = true;
      }
    }
    return failed ? ExitCode.INPUT : ExitCode.OK;
  }

  /** Whether all checks of the program passed. */
  private static boolean runModule(
      Operation module, String file, ParseResult arguments, Console console)
      throws CommandFailure, IOException {
    List<String> printed = new ArrayList<>();
    RunEvents events =
        new RunEvents(
            arguments.matchedOptionValue("--default-epsilon", 1e-6),
            (op, tensor) -> printed.add(ElementText.of(tensor) + "\n"),
            warning -> console.err().print(DiagnosticText.of(warning)));
    Interpreter interpreter = new Interpreter(module, events);
    if (interpreter.functions().isEmpty()) {
      return true;
    }
    try {
      for (Operation function : EntryFunction.allOf(interpreter, file, arguments)) {
        List<RuntimeValue> results = results(interpreter, function, arguments, console);
        show(printed, console);
        write(results, arguments, console);
      }
      if (arguments.hasMatchedOption("--probe-output-dir")) {
        writeProbes(events, arguments.matchedOptionValue("--probe-output-dir", "."), console);
      }
    } catch (DiagnosticException e) {
      // A program that stumbles over an operand that does not fit is most often not valid.
      ImmutableList<Diagnostic> faults =
          e.getCause() == null ? ImmutableList.of() : Verifier.verify(module);
      throw faults.isEmpty() ? e : new DiagnosticException(faults);
    } finally {
      // What was seen and found before a program had to end is worth knowing.
      show(printed, console);
      for (Diagnostic failure : events.failures()) {
        console.err().print(DiagnosticText.of(failure));
      }
    }
    return events.failures().isEmpty();
  }

  private static void show(List<String> printed, Console console) throws IOException {
    for (String text : printed) {
      console.print(text);
    }
    printed.clear();
  }

  private static List<RuntimeValue> results(
      Interpreter interpreter, Operation function, ParseResult arguments, Console console)
      throws CommandFailure, IOException {
    List<String> files = Options.texts(arguments, "input");
    List<Type> types = Signature.inputs(function);
    if (arguments.hasMatchedOption("--args")) {
      List<Tensor> tensors = LiteralTensors.parse(arguments.matchedOptionValue("--args", ""));
      checkCount(types, tensors.size(), "give each in --args, in the order of the arguments");
      for (int i = 0; i < tensors.size(); i++) {
        check(tensors.get(i), types.get(i), i, "--args");
      }
      return interpreter.run(function, tensors);
    }
    if (!files.isEmpty() || types.isEmpty()) {
      return interpreter.run(function, read(files, types, console));
    }
    return runOnDrawnInputs(interpreter, function, arguments, console);
  }

  private static List<Tensor> read(List<String> files, List<Type> types, Console console)
      throws CommandFailure, IOException {
    List<@Nullable Type> elements = new ArrayList<>();
    types.forEach(
        type -> elements.add(type instanceof TensorType tensor ? tensor.element() : null));
    List<NpyFiles.Array> arrays = NpyFiles.readAll(files, elements, console);
    checkCount(
        types,
        arrays.size(),
        "give each as --input FILE.npy, in the order of the arguments, or all in one .npz file");
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < arrays.size(); i++) {
      NpyFiles.Array array = arrays.get(i);
      check(array.tensor(), types.get(i), i, array.name());
      tensors.add(array.tensor());
    }
    return tensors;
  }

  private static void checkCount(List<Type> types, int given, String help) throws CommandFailure {
    if (given != types.size()) {
      throw new CommandFailure(
          "the function takes %d inputs, but %d are given".formatted(types.size(), given), help);
    }
  }

  private static void check(Tensor tensor, @Nullable Type expected, int index, String origin)
      throws CommandFailure {
    if (!(expected instanceof TensorType type) || !fits(tensor, type)) {
      throw new CommandFailure(
          "argument %d is %s, but '%s' holds %s"
              .formatted(
                  index,
                  expected instanceof TensorType type ? ElementText.typeText(type) : "no tensor",
                  origin,
                  ElementText.typeText(tensor.type())));
    }
  }

  private static boolean fits(Tensor tensor, TensorType type) {
    boolean fits = tensor.rank() == type.rank() && tensor.element().equals(type.element());
    for (int d = 0; fits && d < type.rank(); d++) {
      fits = type.isDynamic(d) || type.dimension(d) == tensor.dimension(d);
    }
    return fits;
  }

  /** Tries some extents where the types leave them open: a program may not like every one. */
  private static List<RuntimeValue> runOnDrawnInputs(
      Interpreter interpreter, Operation function, ParseResult arguments, Console console) {
    int seed = arguments.matchedOptionValue("--seed", 0);
    boolean open =
        Signature.inputs(function).stream()
            .anyMatch(type -> type instanceof TensorType tensor && !tensor.hasStaticShape());
    int count = Signature.inputs(function).size();
    DiagnosticException first = null;
    for (int extent : open ? EXTENTS : new int[] {1}) {
      for (Regime regime : ATTEMPTS) {
        try {
          ImmutableList<RuntimeValue> results =
              interpreter.run(
                  function,
                  Signature.draw(
                      function, Collections.nCopies(count, regime), new InputDraw(seed), extent));
          console
              .err()
              .printf(
                  "note: no --input is given: ran on inputs drawn with seed %d%s%n",
                  seed, open ? ", with " + extent + " for every extent that is open" : "");
          return results;
        } catch (DiagnosticException e) {
          first = first == null ? e : first;
        } catch (EvaluationException e) {
          throw new DiagnosticException(Diagnostic.error(function.range(), e.message()));
        }
      }
    }
    throw Objects.requireNonNull(first);
  }

  /** Writes {@code ID-0.npy}, {@code ID-1.npy}, ..: a file for each time that a probe ran. */
  private static void writeProbes(RunEvents events, String directory, Console console)
      throws CommandFailure, IOException {
    for (Map.Entry<String, Collection<Tensor>> probe : events.probes().asMap().entrySet()) {
      int number = 0;
      for (Tensor value : probe.getValue()) {
        byte[] bytes = Npy.write(value);
        String name = "%s-%d.npy".formatted(probe.getKey().replaceAll("[^\\w.-]", "_"), number++);
        OutputFile.write(directory + "/" + name, console, out -> out.write(bytes));
      }
    }
  }

  private static void write(List<RuntimeValue> results, ParseResult arguments, Console console)
      throws CommandFailure, IOException {
    List<String> files = Options.texts(arguments, "output");
    List<Tensor> tensors = new ArrayList<>();
    for (RuntimeValue result : results) {
      if (result instanceof Tensor tensor) {
        tensors.add(tensor);
      }
    }
    if (!files.isEmpty()) {
      NpyFiles.writeAll(tensors, files, console);
      return;
    }
    boolean dense = Options.isGiven(arguments, "interpreter-print-dense");
    for (Tensor tensor : tensors) {
      console.print((dense ? LiteralTensors.text(tensor) : ElementText.of(tensor)) + "\n");
    }
  }
}
