// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/**
 * A word of a dialect's enumeration, {@code #stablehlo<comparison_direction LT>}.
 *
 * @param mnemonic dialect and name, {@code stablehlo.comparison_direction}
 * @param value the word, {@code LT}
 */
public record EnumAttr(String mnemonic, String value) implements Attribute {}
