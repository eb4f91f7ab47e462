// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import static com.google.common.truth.Truth.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.ir.Source;
import org.hlokit.ir.SourceRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExpectedDiagnosticsTest {
  /** An error with the message "type 42 is wrong" stands on the line with "HERE". */
  private static List<String> faults(String text) {
    Source source = Source.of("a.mlir", text.replace(';', '\n'));
    int place = text.indexOf("HERE");
    Diagnostic diagnostic =
        Diagnostic.error(
                place < 0 ? null : new SourceRange(source, place, place + 4), "type 42 is wrong")
            .withNote(new SourceRange(source, 0, 1), "defined here");
    ExpectedDiagnostics expected =
        new ExpectedDiagnostics(source, new Parts.Part(0, source.size()));
    expected.produced(diagnostic);
    return expected.faults().stream()
        .map(fault -> place(fault) + ": " + fault.message())
        .collect(ImmutableList.toImmutableList());
  }

  private static String place(Diagnostic diagnostic) {
    SourceRange range = diagnostic.range();
    return range == null
        ? "?"
        : range.source().line(range.start()) + ":" + range.source().column(range.start());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HERE // expected-error {{is wrong}}",
        "// expected-error@+1 {{is wrong}};HERE",
        "// expected-error @+1 {{is wrong}};HERE",
        "HERE;// expected-error@-1 {{is wrong}}",
        "HERE;// expected-error@above {{type}};// expected-note@above {{defined}}",
        "// expected-error@below {{type}};// expected-note@-1 {{defined}};HERE",
        "HERE // expected-error-re {{type {{[0-9]+}} is}}",
        "x // expected-error@unknown {{is wrong}}",
      })
  void expectedDiagnosticsAreNoFaults(String text) {
    assertThat(faults(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HERE | 1:1: unexpected error: type 42 is wrong",
        "x | ?: unexpected error: type 42 is wrong",
      })
  void unexpectedDiagnosticsAreFaults(String text, String fault) {
    assertThat(faults(text)).containsExactly(fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HERE // expected-error {{right}} | 1:9: expected error \"right\" was not produced",
        "HERE // expected-warning {{is wrong}} | 1:9: expected warning \"is wrong\" was not"
            + " produced",
        "HERE;// expected-error {{is wrong}} | 2:4: expected error \"is wrong\" was not produced",
        "HERE // expected-error {{[0-9]+}} | 1:9: expected error \"[0-9]+\" was not produced",
      })
  void whatIsExpectedInVainIsAFault(String text, String fault) {
    assertThat(faults(text)).containsExactly("1:1: unexpected error: type 42 is wrong", fault);
  }

  @Test
  void notesMayBeExpected() {
    assertThat(faults("HERE // expected-error {{type}};// expected-note@above {{defined here}}"))
        .isEmpty();
    assertThat(faults("HERE // expected-error {{type}};// expected-note@above {{nowhere}}"))
        .containsExactly("2:4: expected note \"nowhere\" was not produced");
  }

  @Test
  void brokenExpressionsAreFaults() {
    assertThat(faults("HERE // expected-error-re {{type {{(}}}}"))
        .contains("1:9: invalid regex: unclosed group");
  }
}
