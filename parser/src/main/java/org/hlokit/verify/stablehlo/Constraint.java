// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import org.hlokit.ir.Operation;

/** What an op demands of its operands, attributes, results and regions. */
@FunctionalInterface
interface Constraint {
  /** Returns where the operation meets it. */
  void check(Operation op) throws Violation;
}
