// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import static org.hlokit.ir.Trait.PURE;
import static org.hlokit.ir.Trait.TERMINATOR;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.AssemblyFamily;
import org.hlokit.ir.OpDefinition;

/**
 * Ops of MHLO, the dialect that StableHLO came from, whose regions can be read by their definition
 * only: both regions of a loop name the same arguments. The others are kept as they are written.
 */
public final class MhloOps {
  /** All of them. */
  public static final ImmutableList<OpDefinition> ALL =
      ImmutableList.of(
          OpDefinition.builder("mhlo.while")
              .operands("operand*")
              .results("result*")
              .regions("cond", "body")
              .form(AssemblyFamily.WHILE)
              .build(),
          OpDefinition.builder("mhlo.return")
              .operands("results*")
              .assembly("$results attr-dict (`:` type($results)^)?")
              .traits(PURE, TERMINATOR)
              .build());

  private MhloOps() {}
}
