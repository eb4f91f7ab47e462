// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.simplify;

import org.hlokit.ir.Attribute;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.Operation;
import org.jspecify.annotations.Nullable;

/** What somebody wrote beside an operation, such as its sharding, on the way to another one. */
final class DiscardableAttributes {
  private static final String FRONTEND = "mhlo.frontend_attributes";

  /** Names the operation itself, so that each keeps its own. */
  private static final String PAYLOAD = "xla_metadata_payload";

  private DiscardableAttributes() {}

  /** Adds those of {@code from} to {@code to}; where both have one, that of {@code from} wins. */
  static void merge(Operation from, Operation to) {
    DictionaryAttr merged = to.discardable();
    for (NamedAttribute entry : from.discardable().entries()) {
      merged = merged.with(entry.name(), joined(merged.get(entry.name()), entry));
    }
    to.setDiscardable(merged);
  }

  private static Attribute joined(@Nullable Attribute own, NamedAttribute entry) {
    return entry.name().equals(FRONTEND)
            && own instanceof DictionaryAttr mine
            && entry.value() instanceof DictionaryAttr more
        ? frontend(mine, more)
        : entry.value();
  }

  private static DictionaryAttr frontend(DictionaryAttr own, DictionaryAttr more) {
    DictionaryAttr merged = own;
    for (NamedAttribute entry : more.entries()) {
      if (!entry.name().equals(PAYLOAD) || !own.contains(PAYLOAD)) {
        merged = merged.with(entry.name(), entry.value());
      }
    }
    return merged;
  }
}
