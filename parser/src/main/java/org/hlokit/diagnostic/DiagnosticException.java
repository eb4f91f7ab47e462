// SPDX-License-Identifier: Apache-2.0
package org.hlokit.diagnostic;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;

/** Ends work on an input that is at fault; what is wrong stands in the diagnostics. */
public final class DiagnosticException extends RuntimeException {
  private final transient ImmutableList<Diagnostic> diagnostics;

  public DiagnosticException(Diagnostic diagnostic) {
    this(ImmutableList.of(diagnostic));
  }

  /** For several faults at once; there must be at least one. */
  public DiagnosticException(ImmutableList<Diagnostic> diagnostics) {
    super(Iterables.getFirst(diagnostics, Diagnostic.error(null, "no diagnostic")).message());
    this.diagnostics = diagnostics;
  }

  public ImmutableList<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
