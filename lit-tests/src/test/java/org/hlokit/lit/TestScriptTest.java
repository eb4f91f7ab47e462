// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TestScriptTest {

  @Test
  void runLinesAreReadWithTheirNumbersAndContinuations() throws ScriptException {
    TestScript script =
        TestScript.parse(
            """
            // RUN: one %s \\
            // RUN:   --two
            // Some text
            ; RUN: line %(line), before %(line-1)
            """);
    assertThat(script.directives())
        .containsExactly(
            new TestScript.Directive.Run(1, 2, "one %s --two"),
            new TestScript.Directive.Run(4, 4, "line 4, before 3"))
        .inOrder();
  }

  @Test
  void conditionsAreLists() throws ScriptException {
    TestScript script =
        TestScript.parse("REQUIRES: a, b && c\nXFAIL: *\nUNSUPPORTED: d\nREQUIRES: e\n");
    assertThat(script.requires()).containsExactly("a", "b && c", "e").inOrder();
    assertThat(script.expectedFailures()).containsExactly("true");
    assertThat(script.unsupported()).containsExactly("d");
  }

  @Test
  void definitionsAreRead() throws ScriptException {
    TestScript script =
        TestScript.parse("DEFINE: %{check} = FileCheck %s\nREDEFINE: %{check} = cat\n");
    assertThat(script.directives())
        .containsExactly(
            new TestScript.Directive.Define(1, "%{check}", "FileCheck %s"),
            new TestScript.Directive.Define(2, "%{check}", "cat"))
        .inOrder();
  }

  @Test
  void nothingIsReadBehindTheEnd() throws ScriptException {
    assertThat(TestScript.parse("RUN: a\nEND.\nRUN: b\n").directives()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RUN: a \\ | the RUN line 1 ends in '\\' and is not continued",
        "DEFINE: x = y | DEFINE needs '%{name}=text', not 'x = y'",
        "ALLOW_RETRIES: many | ALLOW_RETRIES needs a number, not 'many'",
      })
  void faultsAreNamed(String text, String message) {
    ScriptException e = assertThrows(ScriptException.class, () -> TestScript.parse(text));
    assertThat(e).hasMessageThat().isEqualTo(message);
  }
}
