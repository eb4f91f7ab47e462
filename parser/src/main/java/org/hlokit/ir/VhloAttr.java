// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/**
 * A VHLO attribute, as the builtin or StableHLO attribute that it stands for: {@code
 * #vhlo.string_v1<"a">} is {@code VhloAttr(StringAttr("a"))}. Types in it are wrapped by the
 * printer, not here; arrays and dictionaries hold unwrapped attributes. VHLO attributes that no
 * table knows are {@link OpaqueAttr}s.
 */
public record VhloAttr(Attribute attribute) implements Attribute {}
