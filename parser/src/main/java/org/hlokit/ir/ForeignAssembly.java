// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

import com.google.common.collect.ImmutableList;

/**
 * The text of an operation in a custom form that no table knows, cut where values and regions stand
 * so that it can be written again after values were renumbered or replaced.
 *
 * @param pieces text and holes in the order in which they are written, the op's name and results
 *     left out
 */
public record ForeignAssembly(ImmutableList<Piece> pieces) {
  /** A part of the text. */
  public sealed interface Piece {}

  /** Text to write as it is. */
  public record Text(String text) implements Piece {}

  /** The name of operand {@code index}. */
  public record Operand(int index) implements Piece {}

  /**
   * Region {@code index} in braces.
   *
   * @param areArgumentsNamed whether the text before it names its arguments, so that it has no
   *     label that does
   */
  public record RegionHole(int index, boolean areArgumentsNamed) implements Piece {}

  /** The name of argument {@code argument} of the first block of region {@code region}. */
  public record RegionArgument(int region, int argument) implements Piece {}

  /** The location of an argument, which is written where locations are. */
  public record ArgumentLocation(int region, int argument) implements Piece {}

  /** An attribute that the text names by an alias. */
  public record AttributeUse(Attribute value) implements Piece {}

  /** A type that the text names by an alias. */
  public record TypeUse(Type type) implements Piece {}
}
