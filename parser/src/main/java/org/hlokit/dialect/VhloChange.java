// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import java.util.function.Function;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Operation;

/** A difference between a version of a VHLO op and the version before it. */
public sealed interface VhloChange {
  /**
   * An attribute came.
   *
   * @param name the attribute
   * @param implied what ops without it mean, as StableHLO writes it
   */
  record Adds(String name, Attribute implied) implements VhloChange {}

  /**
   * An attribute went.
   *
   * @param name the attribute
   * @param filler what an op of the version before gets, as StableHLO writes it
   */
  record Drops(String name, Function<Operation, Attribute> filler) implements VhloChange {}

  /** One operand and one result became any number. */
  record TakesMany() implements VhloChange {}

  /** Regions came, any number of them. */
  record TakesRegions() implements VhloChange {}
}
