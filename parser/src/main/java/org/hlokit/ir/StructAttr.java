// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import org.jspecify.annotations.Nullable;

/**
 * A dialect's attribute with named parameters, {@code #stablehlo.gather<offset_dims = [2], ..>}.
 *
 * @param mnemonic dialect and name, {@code stablehlo.gather}
 * @param fields the parameters that are present, under the names that they are written with
 */
public record StructAttr(String mnemonic, DictionaryAttr fields) implements Attribute {
  public @Nullable Attribute get(String field) {
    return fields.get(field);
  }
}
