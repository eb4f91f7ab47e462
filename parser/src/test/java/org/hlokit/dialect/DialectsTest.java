// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import static com.google.common.truth.Truth.assertWithMessage;

import org.hlokit.ir.AssemblyFamily;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpTable;
import org.junit.jupiter.api.Test;

final class DialectsTest {
  /** Rows are found by their dialect's name alone. */
  @Test
  void rowsAreInTheTableOfTheirDialect() {
    OpTable table = Dialects.all();
    for (OpDefinition row : table.definitions().values()) {
      assertWithMessage(row.name()).that(table.find(row.name())).isSameInstanceAs(row);
    }
  }

  /** Formats are read when an op is first met, so a malformed one would show late. */
  @Test
  void formatsAreWellFormed() {
    for (OpDefinition row : Dialects.all().definitions().values()) {
      if (row.family() == AssemblyFamily.ITEMS) {
        assertWithMessage(row.name()).that(row.format().items()).isNotNull();
      } else if (row.family() == AssemblyFamily.DECLARATIVE) {
        assertWithMessage(row.name()).that(row.assembly().elements()).isNotEmpty();
        row.typeRules().forEach(rule -> assertWithMessage(row.name()).that(rule).isNotNull());
      }
    }
  }
}
