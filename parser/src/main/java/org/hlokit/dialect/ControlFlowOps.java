// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import static org.hlokit.ir.AttributeKind.ANY;
import static org.hlokit.ir.AttributeKind.STRING;
import static org.hlokit.ir.Trait.ATTR_SIZED_OPERAND_SEGMENTS;
import static org.hlokit.ir.Trait.PURE;
import static org.hlokit.ir.Trait.TERMINATOR;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.OpDefinition;

/** The ops of the cf dialect, which go from block to block. */
public final class ControlFlowOps {
  /** All of them. */
  public static final ImmutableList<OpDefinition> ALL =
      ImmutableList.of(
          op("cf.assert")
              .operands("arg")
              .required("msg", STRING)
              .assembly("$arg `,` $msg attr-dict")
              .types("arg = i1")
              .build(),
          op("cf.br")
              .operands("destOperands*")
              .successors(1)
              .assembly("$dest (`(` $destOperands^ `:` type($destOperands) `)`)? attr-dict")
              .traits(PURE, TERMINATOR)
              .build(),
          op("cf.cond_br")
              .operands("condition", "trueDestOperands*", "falseDestOperands*")
              .successors(2)
              .optional("branch_weights", ANY)
              .assembly(
                  "$condition (`weights` `(` $branch_weights^ `)`)? `,`"
                      + " $trueDest (`(` $trueDestOperands^ `:` type($trueDestOperands) `)`)? `,`"
                      + " $falseDest (`(` $falseDestOperands^ `:` type($falseDestOperands) `)`)?"
                      + " attr-dict")
              .types("condition = i1")
              .traits(ATTR_SIZED_OPERAND_SEGMENTS, PURE, TERMINATOR)
              .build());

  private ControlFlowOps() {}

  private static OpDefinition.Builder op(String name) {
    return OpDefinition.builder(name);
  }
}
