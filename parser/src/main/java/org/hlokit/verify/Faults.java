// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.ir.Operation;

/** Collects what is wrong. */
final class Faults {
  private final List<Diagnostic> found = new ArrayList<>();

  /** Adds {@code 'op' op message} at the operation. */
  void add(Operation op, String message) {
    found.add(Diagnostic.error(op.range(), "'" + op.name() + "' op " + message));
  }

  void add(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  int count() {
    return found.size();
  }

  ImmutableList<Diagnostic> found() {
    return ImmutableList.copyOf(found);
  }
}
