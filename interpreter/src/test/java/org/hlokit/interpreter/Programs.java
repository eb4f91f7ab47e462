// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter;

import static com.google.common.truth.Truth.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Objects;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.diagnostic.DiagnosticText;
import org.hlokit.interpreter.value.RuntimeValue;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Source;
import org.hlokit.parse.MlirText;
import org.junit.jupiter.api.Assertions;

/** Runs programs written as text. */
public final class Programs {
  private static final MlirText TEXT = MlirText.ofAllDialects();

  private Programs() {}

  public static Operation read(String text) {
    return TEXT.read(Source.of("test.mlir", text));
  }

  /** Runs the checks in the body of a function; each must pass, and there must be one. */
  static void check(String body) {
    RunEvents events = RunEvents.quiet();
    Interpreter interpreter = new Interpreter(read(function(body)), events);
    Operation main = Objects.requireNonNull(interpreter.entry("main"));
    interpreter.run(main, ImmutableList.of());
    assertThat(events.failures().stream().map(DiagnosticText::of).toList()).isEmpty();
    assertThat(events.checks()).isGreaterThan(0);
  }

  private static String function(String body) {
    return body.contains("func.func") ? body : "func.func @main() {\n" + body + "\nreturn\n}\n";
  }

  /** Runs {@code @main}. */
  static List<RuntimeValue> run(String text, Tensor... inputs) {
    Interpreter interpreter = new Interpreter(read(text), RunEvents.quiet());
    Operation main = Objects.requireNonNull(interpreter.entry("main"));
    return interpreter.run(main, List.of(inputs));
  }

  /** The message with which running the body of a function ends. */
  static String error(String body) {
    DiagnosticException failure =
        Assertions.assertThrows(DiagnosticException.class, () -> run(function(body)));
    Diagnostic diagnostic = failure.diagnostics().getFirst();
    return diagnostic.message();
  }
}
