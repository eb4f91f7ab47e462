// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.dynamism;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.ir.Location;
import org.hlokit.ir.Operation;
import org.hlokit.pass.PassFailure;
import org.hlokit.pass.Remark;

/** What was found wrong with a program while it was rewritten; each fault once. */
final class RefinementErrors {
  private final Set<Remark> faults = new LinkedHashSet<>();

  /** Notes a fault at {@code op}. */
  void add(Operation op, String message) {
    faults.add(Remark.missed(op, message));
  }

  /** Notes what the verifier found. */
  void addAll(List<Diagnostic> diagnostics) {
    for (Diagnostic diagnostic : diagnostics) {
      faults.add(
          new Remark(
              Remark.Kind.MISSED,
              Location.UNKNOWN,
              diagnostic.range(),
              diagnostic.message(),
              ImmutableList.of(),
              null));
    }
  }

  boolean isEmpty() {
    return faults.isEmpty();
  }

  /**
   * Ends the pass where there are faults.
   *
   * @throws PassFailure with all of them, in the order in which they were found
   */
  void throwIfAny() {
    PassFailure failure = null;
    for (Remark fault : faults) {
      failure = failure == null ? new PassFailure(fault) : failure.withNext(fault);
    }
    if (failure != null) {
      throw failure;
    }
  }
}
