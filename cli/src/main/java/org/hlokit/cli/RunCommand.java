// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hlokit.interpreter.value.ElementText;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.Type;
import org.hlokit.runtime.Interpreter;
import org.hlokit.runtime.InterpreterOptions;
import org.hlokit.runtime.Model;
import org.hlokit.runtime.RuntimeTensor;
import org.hlokit.runtime.TfliteException;
import org.hlokit.runtime.TfliteRuntime;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hlokit run}: a model in the real runtime. */
final class RunCommand implements Command {
  private static final int SHOWN_ELEMENTS = 8;

  @Override
  public void describe(CommandSpec spec) {
    spec.usageMessage()
        .description(
            "Runs a model in TensorFlow Lite, with hlokit's kernel for @ai_edge_torch.rms_norm.",
            "",
            "MODEL is a .tflite file, or MLIR text, which is exported first. Without --output and"
                + " --compare the outputs are summed up on standard output.",
            "");
    spec.addPositional(Options.input("MODEL", "the model; standard input by default"));
    spec.addOption(
        Options.texts("input", "[NAME=]FILE", "a .npy file for the next input, or for NAME"));
    spec.addOption(Options.texts("output", "FILE", "a .npy file for the next output"));
    spec.addOption(
        Options.texts("compare", "FILE", "a .npy file that the next output is to agree with"));
    spec.addOption(
        Options.number(
            "rtol",
            "NUMBER",
            "tolerance as a part of the largest expected value; by default 1e-4 for f32,"
                + " 5e-3 for f16, 3e-2 for bf16, 0 for integers"));
    spec.addOption(Options.number("atol", "NUMBER", "tolerance to be added to that; 0 by default"));
    spec.addOption(Options.flag("xnnpack", "let XNNPACK take over the operators that it knows"));
    spec.addOption(Options.integer("threads", "NUMBER", "threads for an operator; 1 by default"));
    spec.addOption(
        Options.text(
            "kernel",
            "NAME",
            "the RMSNorm kernel: avx512, avx2, neon-bf16, neon, baseline, reference (slow, exact) or"
                + " auto, the best that the processor can run; auto by default"));
    spec.addOption(Options.flag("no-kernel", "register no kernel: the runtime as it is published"));
    spec.addOption(
        Options.number(
            "default-epsilon",
            "NUMBER",
            "the epsilon of calls that do not say theirs; 1e-6 by default"));
    ExportCommand.describeExport(spec);
    Modules.describe(spec);
    Passes.describeOptions(spec);
  }

  @Override
  public int run(ParseResult arguments, Console console) throws CommandFailure, IOException {
    ImmutableList.Builder<Tensor> results = ImmutableList.builder();
    try (Model model = ModelSource.open(arguments, TfliteRuntime.load(), console);
        Interpreter interpreter = model.interpreter(options(arguments))) {
      interpreter.warnings().forEach(warning -> console.err().println("warning: " + warning));
      List<Tensor> inputs = inputs(Options.texts(arguments, "input"), interpreter, console);
      feed(inputs, interpreter, model);
      interpreter.invoke();
      for (RuntimeTensor output : interpreter.outputs()) {
        results.add(RuntimeTensors.read(output));
      }
      return report(results.build(), interpreter, arguments, console);
    } catch (TfliteException e) {
      throw failure(e);
    }
  }

  private static InterpreterOptions options(ParseResult arguments) {
    InterpreterOptions options =
        InterpreterOptions.DEFAULT
            .withXnnpack(Options.isGiven(arguments, "xnnpack"))
            .withThreads(Math.max(1, arguments.matchedOptionValue("--threads", 1)));
    if (arguments.hasMatchedOption("--kernel")) {
      options = options.withKernel(arguments.matchedOptionValue("--kernel", "auto"));
    }
    if (arguments.hasMatchedOption("--default-epsilon")) {
      options = options.withDefaultEpsilon(arguments.matchedOptionValue("--default-epsilon", 0.0));
    }
    return Options.isGiven(arguments, "no-kernel") ? options.withoutKernel() : options;
  }

  /** The runtime's own words as notes. */
  static CommandFailure failure(TfliteException e) {
    return new CommandFailure(
        String.valueOf(e.getMessage()),
        e.reports(),
        e.help().map(ImmutableList::of).orElse(ImmutableList.of()));
  }

  /** The arrays in the order of the model's inputs. */
  private static List<Tensor> inputs(List<String> given, Interpreter interpreter, Console console)
      throws CommandFailure, IOException {
    List<RuntimeTensor> tensors = interpreter.inputs();
    List<Optional<String>> files = new ArrayList<>();
    tensors.forEach(tensor -> files.add(Optional.empty()));
    for (String argument : given) {
      int named = inputNamed(argument, tensors);
      int index =
          named >= 0
              ? named
              : IntStream.range(0, files.size())
                  .filter(i -> files.get(i).isEmpty())
                  .findFirst()
                  .orElse(-1);
      if (index < 0) {
        throw new CommandFailure(
            "%d inputs are given, but the model takes %s"
                .formatted(given.size(), describe(tensors)));
      }
      files.set(
          index,
          Optional.of(named >= 0 ? argument.substring(argument.indexOf('=') + 1) : argument));
    }
    List<Tensor> arrays = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      if (files.get(i).isEmpty()) {
        throw new CommandFailure(
            "input %s is not given".formatted(tensors.get(i)),
            "the model takes %s; give each as --input FILE.npy".formatted(describe(tensors)));
      }
      Type type = RuntimeTensors.type(tensors.get(i));
      arrays.add(NpyFiles.read(files.get(i).get(), type, console));
    }
    return arrays;
  }

  private static int inputNamed(String argument, List<RuntimeTensor> tensors) {
    int equals = argument.indexOf('=');
    return equals < 0
        ? -1
        : IntStream.range(0, tensors.size())
            .filter(i -> tensors.get(i).name().equals(argument.substring(0, equals)))
            .findFirst()
            .orElse(-1);
  }

  private static String describe(List<RuntimeTensor> tensors) {
    return tensors.isEmpty()
        ? "none"
        : tensors.stream().map(RuntimeTensor::toString).collect(Collectors.joining(", "));
  }

  private static void feed(List<Tensor> arrays, Interpreter interpreter, Model model)
      throws CommandFailure, TfliteException {
    for (int i = 0; i < arrays.size(); i++) {
      Tensor array = arrays.get(i);
      RuntimeTensor tensor = interpreter.inputs().get(i);
      boolean same = RuntimeTensors.hasShapeOf(tensor, array);
      if (!RuntimeTensors.hasTypeOf(tensor, array)
          || !(same || fits(array.shape(), openShape(model, i)))) {
        throw new CommandFailure(
            "input %s cannot be a %s".formatted(tensor, ElementText.typeText(array.type())),
            "give an array of the model's shape and element type");
      }
      if (!same) {
        interpreter.resize(i, ImmutableIntArray.copyOf(array.shape()));
      }
    }
    interpreter.allocate();
    for (int i = 0; i < arrays.size(); i++) {
      RuntimeTensors.write(arrays.get(i), interpreter.inputs().get(i));
    }
  }

  /** The shape of an input with -1 for each dimension that the model leaves open. */
  private static ImmutableIntArray openShape(Model model, int input) {
    var main = model.file().model().subgraphs(0);
    var tensor = main.tensors(main.inputs(input));
    ImmutableIntArray.Builder shape = ImmutableIntArray.builder();
    if (tensor.shapeSignatureLength() > 0) {
      for (int i = 0; i < tensor.shapeSignatureLength(); i++) {
        shape.add(tensor.shapeSignature(i));
      }
    } else {
      for (int i = 0; i < tensor.shapeLength(); i++) {
        shape.add(tensor.shape(i));
      }
    }
    return shape.build();
  }

  private static boolean fits(int[] shape, ImmutableIntArray open) {
    return shape.length == open.length()
        && IntStream.range(0, shape.length)
            .allMatch(i -> open.get(i) == -1 || open.get(i) == shape[i]);
  }

  private static int report(
      List<Tensor> results, Interpreter interpreter, ParseResult arguments, Console console)
      throws CommandFailure, IOException {
    List<String> files = Options.texts(arguments, "output");
    List<String> expected = Options.texts(arguments, "compare");
    if (Math.max(files.size(), expected.size()) > results.size()) {
      throw new CommandFailure(
          "%d files are given for outputs, but the model gives %s"
              .formatted(Math.max(files.size(), expected.size()), describe(interpreter.outputs())));
    }
    for (int i = 0; i < files.size(); i++) {
      NpyFiles.write(results.get(i), files.get(i), console);
    }
    boolean agree = true;
    for (int i = 0; i < expected.size(); i++) {
      agree &=
          compare(
              interpreter.outputs().get(i).name(),
              results.get(i),
              NpyFiles.read(expected.get(i), results.get(i).element(), console),
              arguments,
              console);
    }
    if (files.isEmpty() && expected.isEmpty()) {
      for (int i = 0; i < results.size(); i++) {
        console.print(summary(interpreter.outputs().get(i).name(), results.get(i)));
      }
    }
    return agree ? ExitCode.OK : ExitCode.INPUT;
  }

  private static boolean compare(
      String name, Tensor actual, Tensor expected, ParseResult arguments, Console console)
      throws CommandFailure, IOException {
    if (!actual.type().equals(expected.type())) {
      throw new CommandFailure(
          "output '%s' is a %s, but a %s is expected"
              .formatted(
                  name,
                  ElementText.typeText(actual.type()),
                  ElementText.typeText(expected.type())));
    }
    Comparison comparison = Comparison.of(actual, expected);
    double relative =
        arguments.matchedOptionValue(
            "--rtol", Comparison.defaultRelativeTolerance(actual.element()));
    double absolute = arguments.matchedOptionValue("--atol", 0.0);
    boolean agrees = comparison.isWithin(relative, absolute);
    console.print(
        "output '%s', %s: %s%n"
            .formatted(name, ElementText.typeText(actual.type()), comparison.describe(actual)));
    if (!agrees) {
      console
          .err()
          .println(
              "error: output '%s' differs: it has %s at %s where %s is expected"
                  .formatted(
                      name,
                      ElementText.of(actual, comparison.at()),
                      comparison.index(actual),
                      ElementText.of(expected, comparison.at())));
      console
          .err()
          .println(
              "note: the tolerance is %.3g of the largest expected value plus %.3g"
                  .formatted(relative, absolute));
    }
    return agrees;
  }

  private static String summary(String name, Tensor tensor) {
    String shown =
        IntStream.range(0, Math.min(SHOWN_ELEMENTS, tensor.count()))
            .mapToObj(i -> ElementText.of(tensor, i))
            .collect(Collectors.joining(", "));
    String rest = tensor.count() > SHOWN_ELEMENTS ? ", ..." : "";
    return "output '%s', %s: [%s%s]%n"
        .formatted(name, ElementText.typeText(tensor.type()), shown, rest);
  }
}
