// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.interpreter.value.ElementText;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.Operation;
import org.hlokit.runtime.Interpreter;
import org.hlokit.runtime.InterpreterOptions;
import org.hlokit.runtime.Model;
import org.hlokit.runtime.TfliteException;
import org.hlokit.runtime.TfliteRuntime;
import org.hlokit.tflite.ExportException;
import org.hlokit.tflite.ExportOptions;
import org.hlokit.tflite.ExportedModel;
import org.hlokit.tflite.TfliteExporter;
import org.hlokit.tflite.reader.InvalidModelException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hlokit demo}: the whole way of a small language model from text to numbers. */
final class DemoCommand implements Command {
  /** Names the project's directory; the launcher sets it. */
  private static final String ROOT_PROPERTY = "hlokit.root";

  private static final int WRITTEN_CHARACTERS = 46;
  private static final String INDENT = " ".repeat(9);
  private static final int WIDTH = 92;

  @Override
  public void describe(CommandSpec spec) {
    spec.usageMessage()
        .description(
            "Takes a small language model (examples/demo.mlir) the whole way: reads it, fuses its"
                + " RMS norms, exports it, runs it, and compares it with the model that is not"
                + " fused.",
            "");
  }

  @Override
  public int run(ParseResult arguments, Console console) throws CommandFailure, IOException {
    Path examples = Path.of(System.getProperty(ROOT_PROPERTY, ".")).resolve("examples");
    Path fusedFile = Files.createTempFile("hlokit-demo", ".tflite");
    Path plainFile = Files.createTempFile("hlokit-demo", ".tflite");
    try {
      new Walk(examples, fusedFile, plainFile, console).go();
      return ExitCode.OK;
    } catch (TfliteException e) {
      throw RunCommand.failure(e);
    } catch (ExportException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()));
    } catch (InvalidModelException e) {
      throw new IllegalStateException("the model just written is not well-formed", e);
    } finally {
      Files.deleteIfExists(fusedFile);
      Files.deleteIfExists(plainFile);
    }
  }

  /** The steps, each printed when it is done. */
  private static final class Walk {
    private final Path examples;
    private final Path fusedFile;
    private final Path plainFile;
    private final Console console;
    private long started = System.nanoTime();

    Walk(Path examples, Path fusedFile, Path plainFile, Console console) {
      this.examples = examples;
      this.fusedFile = fusedFile;
      this.plainFile = plainFile;
      this.console = console;
    }

    void go()
        throws CommandFailure,
            IOException,
            TfliteException,
            ExportException,
            InvalidModelException {
      console.print("A small language model, from text to numbers:\n\n");
      InputFile text = InputFile.read(examples.resolve("demo.mlir").toString(), console);
      Operation module = DemoModel.read(text);
      step(
          "read",
          "%s, %d KiB, %d operations"
              .formatted("examples/demo.mlir", text.bytes().length >> 10, DemoModel.count(module)));

      List<String> fused = DemoModel.fuse(module);
      step(
          "fuse",
          "%d RMS norms, each one call now; %d operations are left"
              .formatted(fused.size(), DemoModel.count(module)));
      for (String norm : fused) {
        detail(norm);
      }

      ExportedModel exported = new TfliteExporter(ExportOptions.DEFAULT).export(module);
      long size = exported.writeTo(fusedFile);
      step("export", "%d operators, %d KiB".formatted(exported.operatorCount(), size >> 10));
      List<String> counts = new ArrayList<>();
      exported.operatorCounts().forEach((kind, count) -> counts.add(kind + " " + count + ","));
      console.print(Wrapping.indented(counts, INDENT, WIDTH).replaceFirst(",\n$", "\n"));
      run(NpyFiles.read(examples.resolve("demo.input.npy").toString(), null, console));
    }

    private void run(Tensor input)
        throws CommandFailure,
            IOException,
            TfliteException,
            ExportException,
            InvalidModelException {
      TfliteRuntime runtime = TfliteRuntime.load();
      try (Model model = runtime.open(fusedFile);
          Interpreter interpreter = model.interpreter(InterpreterOptions.DEFAULT)) {
        interpreter.allocate();
        step(
            "load",
            "TensorFlow Lite %s, RMS norm kernel '%s'"
                .formatted(runtime.version(), runtime.kernels().getFirst()));
        Tensor logits = DemoModel.invoke(interpreter, input);
        step(
            "run",
            "%s in, %s out"
                .formatted(
                    ElementText.typeText(input.type()), ElementText.typeText(logits.type())));
        DemoText written = DemoText.write(interpreter, input, WRITTEN_CHARACTERS);
        step(
            "write",
            "%d characters, each one run with what came before".formatted(WRITTEN_CHARACTERS));
        detail("given  \"%s\"".formatted(written.given()));
        detail("writes \"%s\"".formatted(written.written()));
        compare(runtime, input, logits);
      }
    }

    private void compare(TfliteRuntime runtime, Tensor input, Tensor logits)
        throws CommandFailure,
            IOException,
            TfliteException,
            ExportException,
            InvalidModelException {
      Operation unfused =
          DemoModel.read(InputFile.read(examples.resolve("demo.mlir").toString(), console));
      new TfliteExporter(ExportOptions.DEFAULT).export(unfused).writeTo(plainFile);
      try (Model model = runtime.open(plainFile);
          Interpreter interpreter = model.interpreter(InterpreterOptions.DEFAULT.withoutKernel())) {
        interpreter.allocate();
        Tensor expected = DemoModel.invoke(interpreter, input);
        step("compare", "with the model that is not fused, on the published runtime");
        detail(Comparison.of(logits, expected).describe(expected));
      }
      console.print(
          """

          The same by hand:
            hlokit export --fuse-rms-norm examples/demo.mlir -o demo.tflite
            hlokit run demo.tflite --input examples/demo.input.npy
          """);
    }

    /** Prints a step with the time since the last one. */
    private void step(String name, String what) throws IOException {
      long now = System.nanoTime();
      console.print("%-8s %-72s %6.0f ms%n".formatted(name, what, (now - started) / 1e6));
      console.out().flush();
      started = System.nanoTime();
    }

    private void detail(String line) throws IOException {
      console.print(INDENT + line + "\n");
    }
  }
}
