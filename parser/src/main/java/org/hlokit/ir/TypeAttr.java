// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/** A type used as an attribute. */
public record TypeAttr(Type type) implements Attribute {}
