// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SubstitutionsTest {
  private final Substitutions substitutions =
      new Substitutions(
          ImmutableMap.of("%{tool}", "opt %{flags}", "%{flags}", "--x"),
          ImmutableSet.of("there"),
          Path.of("/tests/a.mlir"),
          Path.of("/out/a.mlir.tmp"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f %s | f /tests/a.mlir",
        "f %S/b %p | f /tests/b /tests",
        "f %t.1 %T | f /out/a.mlir.tmp.1 /out",
        "%{s:basename} %{t:stem} %basename_t | a.mlir a.mlir a.mlir",
        "%%s %%%s | %s %/tests/a.mlir",
        "%{tool} %s | opt --x /tests/a.mlir",
        "%if there %{ a %s %} | a /tests/a.mlir",
        "%if absent %{ a %} %else %{ b %} | b",
        "x %if absent %{ a %} y | x  y",
        "%if there %{ %if absent %{ a %} %else %{ b %} %} %else %{ c %} | b",
      })
  void areReplaced(String command, String expected) throws ScriptException {
    assertThat(substitutions.apply(command)).isEqualTo(expected);
  }

  @Test
  void aConditionMayLeaveNothing() throws ScriptException {
    assertThat(substitutions.apply("%if absent %{ a %}")).isEmpty();
  }

  @Test
  void laterDefinitionsReplaceEarlierOnes() throws ScriptException {
    substitutions.define("%{flags}", "--y");
    assertThat(substitutions.apply("%{tool}")).isEqualTo("opt --y");
  }

  @Test
  void endlessDefinitionsAreRefused() {
    substitutions.define("%{flags}", "%{flags} %{flags}");
    assertThrows(ScriptException.class, () -> substitutions.apply("%{flags}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%if there a", "%if there %{ a", "%if there %{ a %} %else b", "%if (%{ a %}"})
  void brokenConditionsAreRefused(String command) {
    assertThrows(ScriptException.class, () -> substitutions.apply(command));
  }
}
