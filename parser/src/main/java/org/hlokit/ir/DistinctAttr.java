// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/**
 * {@code distinct[0]<value>}: differs from every other with another number, however alike their
 * values are.
 *
 * @param id the number in the text; another is printed, in the order of first use
 * @param value what it refers to; {@link UnitAttr#UNIT} for nothing
 */
public record DistinctAttr(String id, Attribute value) implements Attribute {}
