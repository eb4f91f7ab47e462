// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.dialect.FuncOps;
import org.hlokit.interpreter.weights.Weight;
import org.hlokit.interpreter.weights.WeightBinder;
import org.hlokit.interpreter.weights.WeightFiles;
import org.hlokit.interpreter.weights.WeightsException;
import org.hlokit.ir.Operation;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassDefinition;
import org.hlokit.tflite.EntryPoint;
import org.hlokit.tflite.lower.Lowering;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code --weights=FILE} and {@code --weights-by=WAY}: arguments of a function as constants. */
final class WeightsOption {
  private static final String FILES = "weights";
  private static final String BY = "weights-by";
  private static final String ORDER = "order";

  private WeightsOption() {}

  static void describe(CommandSpec spec) {
    spec.addOption(
        Options.texts(
            FILES,
            "FILE",
            "weights that the function takes as arguments, which become constants: a .safetensors,"
                + " the index of several (.json), or a .npz; may be given more than once"));
    spec.addOption(
        Options.text(
            BY,
            "WAY",
            "how weights find their arguments: 'name' (the default), or 'order', the first weight"
                + " being argument 0, or argument N with 'order:N'"));
  }

  /**
   * The pass that binds the weights that are given, none where none are.
   *
   * @throws CommandFailure where a file cannot be read or is not well-formed
   */
  static ImmutableList<PassDefinition> passes(ParseResult arguments, Console console)
      throws CommandFailure {
    int first = first(arguments);
    List<String> files = Options.texts(arguments, FILES);
    if (files.isEmpty()) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<Weight> read = ImmutableList.builder();
    for (String file : files) {
      read.addAll(read(file, console));
    }
    ImmutableList<Weight> weights = read.build();
    String name = arguments.matchedOptionValue("--function", "");
    Pass pass = (module, context) -> bind(module, name, weights, first, context);
    return ImmutableList.of(
        PassDefinition.of("bind-weights", "make constants of weights", () -> pass));
  }

  private static void bind(
      Operation module, String name, List<Weight> weights, int first, PassContext context) {
    ImmutableMap<String, Operation> functions = Lowering.functions(module);
    ImmutableList<String> names = EntryPoint.names(functions, name);
    ImmutableList<Operation> bound =
        names.stream()
            .map(functions::get)
            .filter(function -> function != null && !function.region(0).isEmpty())
            .collect(ImmutableList.toImmutableList());
    if (bound.isEmpty() || bound.size() < names.size()) {
      return; // which the command says in its own words
    }
    module.walk(
        op -> {
          if (op.is(FuncOps.CALL)
              && op.attribute("callee") instanceof SymbolRefAttr callee
              && names.contains(callee.root())) {
            throw new DiagnosticException(
                Diagnostic.error(
                    op.range(), "the function that takes the weights is called here, too"));
          }
        });
    if (first < 0) {
      WeightBinder.byName(bound, weights, context);
    } else {
      WeightBinder.byOrder(bound, weights, first, context);
    }
  }

  private static ImmutableList<Weight> read(String file, Console console) throws CommandFailure {
    Path path = console.resolve(file);
    try {
      if (Files.isDirectory(path)) {
        throw new CommandFailure(cannotOpen(file, "is a directory"));
      }
      return WeightFiles.read(file, path);
    } catch (WeightsException e) {
      throw new CommandFailure("invalid weights '%s': %s".formatted(file, e.getMessage()));
    } catch (NoSuchFileException e) {
      // Of an index it is another file that is not there.
      String missing = e.getFile().equals(path.toString()) ? file : e.getFile();
      throw new CommandFailure(cannotOpen(missing, "no such file or directory"));
    } catch (AccessDeniedException e) {
      throw new CommandFailure(cannotOpen(file, "permission denied"));
    } catch (IOException e) {
      throw new CommandFailure(cannotOpen(file, IoMessages.reason(e)));
    }
  }

  private static String cannotOpen(String file, String reason) {
    return "cannot open weights '%s': %s".formatted(file, reason);
  }

  /** The argument that the first weight is bound to by order, -1 for binding by name. */
  private static int first(ParseResult arguments) {
    String way = arguments.matchedOptionValue("--" + BY, "name");
    if (way.equals("name")) {
      return -1;
    }
    if (way.equals(ORDER)) {
      return 0;
    }
    if (way.matches(ORDER + ":\\d{1,9}")) {
      return Integer.parseInt(way.substring(ORDER.length() + 1));
    }
    throw new ParameterException(
        arguments.commandSpec().commandLine(),
        "--%s takes name, order or order:N, not '%s'".formatted(BY, way));
  }
}
