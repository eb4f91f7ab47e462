// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify;

import org.hlokit.ir.Operation;

/**
 * What an op demands of the symbols that it names; called when all operations of the symbol table
 * around it are valid.
 */
@FunctionalInterface
interface SymbolRule {
  void verify(Operation op, Symbols symbols, Faults faults);
}
