// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo;

import java.util.List;
import org.hlokit.ir.Block;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;

/** Puts one operation in the place of another that does the same. */
final class Replacement {
  private Replacement() {}

  /**
   * Replaces {@code old}, moving its regions and its uses to the new operation.
   *
   * @return the new operation
   */
  static Operation replace(
      Operation old,
      OpDefinition definition,
      List<? extends Value> operands,
      List<? extends Type> resultTypes,
      DictionaryAttr properties,
      DictionaryAttr discardable) {
    var builder =
        Operation.builder(definition)
            .operands(operands)
            .results(resultTypes)
            .properties(properties)
            .discardable(discardable)
            .provenance(old);
    for (Region region : old.regions()) {
      Region moved = new Region();
      moved.takeBlocks(region);
      builder.region(moved);
    }
    old.successors().forEach(builder::successor);
    Operation replacement = builder.build();
    Block block = old.block();
    if (block != null) {
      block.insertBefore(old, replacement);
    }
    for (int i = 0; i < old.resultCount(); i++) {
      old.result(i).replaceAllUsesWith(replacement.result(i));
    }
    old.erase();
    return replacement;
  }
}
