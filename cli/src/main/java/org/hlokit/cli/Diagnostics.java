// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.io.PrintStream;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.diagnostic.DiagnosticText;
import org.hlokit.ir.Location;
import org.hlokit.pass.PassFailure;
import org.hlokit.pass.Remark;
import org.hlokit.print.Printer;

/** Prints what modules have to say about the text. */
final class Diagnostics {
  private Diagnostics() {}

  static void print(DiagnosticException e, PrintStream err) {
    e.diagnostics().forEach(diagnostic -> print(diagnostic, err));
  }

  static void print(Diagnostic diagnostic, PrintStream err) {
    err.print(DiagnosticText.of(diagnostic));
  }

  /** A pass's failure is an error at the place of each of its remarks. */
  static ImmutableList<Diagnostic> of(PassFailure failure) {
    return failure.remarks().stream().map(Diagnostics::error).collect(toImmutableList());
  }

  /** What is remarked is an error. */
  static Diagnostic error(Remark remark) {
    return of(remark, Diagnostic.Severity.ERROR);
  }

  /** A remark of a pass. */
  static Diagnostic of(Remark remark) {
    return of(
        remark,
        remark.kind() == Remark.Kind.WARNING
            ? Diagnostic.Severity.WARNING
            : Diagnostic.Severity.REMARK);
  }

  private static Diagnostic of(Remark remark, Diagnostic.Severity severity) {
    Diagnostic diagnostic =
        switch (severity) {
          case ERROR -> Diagnostic.error(remark.range(), remark.message());
          case WARNING -> Diagnostic.warning(remark.range(), remark.message());
          case REMARK -> Diagnostic.remark(remark.range(), remark.message());
        };
    if (remark.range() == null && !remark.location().equals(Location.UNKNOWN)) {
      // There is no text to show, as in bytecode; but where the program came from may be known.
      diagnostic = diagnostic.withNote(null, "at " + Printer.toText(remark.location()));
    }
    for (Remark note : remark.notes()) {
      diagnostic = diagnostic.withNote(note.range(), note.message());
    }
    String help = remark.help();
    return help == null ? diagnostic : diagnostic.withHelp(help);
  }
}
