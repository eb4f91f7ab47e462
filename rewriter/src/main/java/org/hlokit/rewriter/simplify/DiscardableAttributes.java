// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.simplify;

import org.hlokit.ir.Attribute;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.Operation;

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
      Attribute own = merged.get(entry.name());
      boolean areFrontend =
          entry.name().equals(FRONTEND)
              && own instanceof DictionaryAttr
              && entry.value() instanceof DictionaryAttr;
      merged =
          merged.with(
              entry.name(),
              areFrontend
                  ? frontend((DictionaryAttr) own, (DictionaryAttr) entry.value())
                  : entry.value());
    }
    to.setDiscardable(merged);
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
