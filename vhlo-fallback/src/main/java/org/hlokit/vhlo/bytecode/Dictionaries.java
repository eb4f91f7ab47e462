// SPDX-License-Identifier: Apache-2.0
package org.hlokit.vhlo.bytecode;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.NamedAttribute;

/** Dictionaries that were read. */
final class Dictionaries {
  private Dictionaries() {}

  static DictionaryAttr of(ImmutableList<NamedAttribute> entries, AttributeSource source) {
    try {
      return DictionaryAttr.of(entries);
    } catch (IllegalArgumentException e) {
      throw source.error("a dictionary holds a name twice");
    }
  }
}
