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
  COMPATIBLE_OPERANDS_AND_RESULT_TYPE,
  /** All operands and results have compatible element types. */
  COMPATIBLE_OPERANDS_AND_RESULT_ELEMENT_TYPE,
  /** All operands have compatible element types. */
  COMPATIBLE_OPERANDS_ELEMENT_TYPE,
  /** All operands and results have one shape, where dimensions are known. */
  SAME_OPERANDS_AND_RESULT_SHAPE,
  /** All operands and results have one element type. */
  SAME_OPERANDS_AND_RESULT_ELEMENT_TYPE,
  /** All operands have one element type. */
  SAME_OPERANDS_ELEMENT_TYPE,
  /** All operands and results have one type. */
  SAME_OPERANDS_AND_RESULT_TYPE,
  /** All operands have one type. */
  SAME_OPERANDS_TYPE,
  /** Each operand has the type of the result at its place. */
  PAIRWISE_SAME_OPERAND_AND_RESULT_TYPE,
  /** Each operand has the element type of the result at its place. */
  PAIRWISE_SAME_OPERAND_AND_RESULT_ELEMENT_TYPE,
  /** All variadic operands stand for as many values. */
  SAME_VARIADIC_OPERAND_SIZE,
  /** Regions hold at most one block, which is not empty. */
  SINGLE_BLOCK,
  /** Regions end with the return of the op's dialect. */
  ENDS_WITH_RETURN,
  /** Regions hold one block without a terminator. */
  NO_TERMINATOR,
  /** Values in its regions may be used before they come. */
  GRAPH_REGION,
  /** Takes groups of operands whose sizes are written in {@code operandSegmentSizes}. */
  ATTR_SIZED_OPERAND_SEGMENTS,
  /** Gives groups of results whose sizes are written in {@code resultSegmentSizes}. */
  ATTR_SIZED_RESULT_SEGMENTS,
  /** Exchanges data with other devices or the host. */
  COLLECTIVE,
  /**
   * Is of a dialect that the reference does not register. In the generic form, all that the
   * reference takes, it is kept like an op that no table knows.
   */
  CUSTOM_FORM_ONLY
}
