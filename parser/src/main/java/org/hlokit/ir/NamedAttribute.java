// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/** An entry of a dictionary. */
public record NamedAttribute(String name, Attribute value) {}
