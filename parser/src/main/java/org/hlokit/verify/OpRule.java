// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify;

import org.hlokit.ir.Operation;

/** What an op demands beyond its row; called where the row's demands are met. */
@FunctionalInterface
interface OpRule {
  void verify(Operation op, Faults faults);
}
