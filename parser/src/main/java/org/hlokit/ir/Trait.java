// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/** A fact about every operation of a definition. */
public enum Trait {
  /** May be removed when its results have no uses, merged with its equals and moved. */
  PURE,
  /** Ends its block. */
  TERMINATOR,
  /** Operands may be swapped (two-operand ops). */
  COMMUTATIVE,
  /** Values of an enclosing region cannot be used in its regions. */
  ISOLATED_FROM_ABOVE,
  /** Defines the symbol named by its {@code sym_name}. */
  SYMBOL,
  /** Its region is a table of symbols. */
  SYMBOL_TABLE,
  /** A value of compile time. */
  CONSTANT_LIKE,
  /** Works element by element on operands of one shape. */
  ELEMENTWISE,
  /** All operands and results have compatible types. */
  SAME_OPERANDS_AND_RESULT_TYPE,
  /** Regions hold one block without a terminator. */
  NO_TERMINATOR,
  /** Takes groups of operands whose sizes are written in {@code operandSegmentSizes}. */
  ATTR_SIZED_OPERAND_SEGMENTS,
  /** Gives groups of results whose sizes are written in {@code resultSegmentSizes}. */
  ATTR_SIZED_RESULT_SEGMENTS,
  /** Exchanges data with other devices or the host. */
  COLLECTIVE
}
