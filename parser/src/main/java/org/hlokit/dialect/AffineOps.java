// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import static org.hlokit.ir.AttributeKind.ANY;
import static org.hlokit.ir.AttributeKind.ARRAY;
import static org.hlokit.ir.AttributeKind.INDEX;
import static org.hlokit.ir.Trait.ATTR_SIZED_OPERAND_SEGMENTS;
import static org.hlokit.ir.Trait.PURE;
import static org.hlokit.ir.Trait.TERMINATOR;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.AssemblyFamily;
import org.hlokit.ir.OpDefinition;

/** Ops of the affine dialect: loops, branches and accesses to memory by affine expressions. */
public final class AffineOps {
  public static final OpDefinition FOR =
      op("for")
          .operands("lowerBoundOperands*", "upperBoundOperands*", "inits*")
          .results("results*")
          .required("lowerBoundMap", ANY)
          .required("step", INDEX)
          .required("upperBoundMap", ANY)
          .regions("region: block")
          .form(AssemblyFamily.AFFINE_FOR)
          .traits(ATTR_SIZED_OPERAND_SEGMENTS)
          .build();

  public static final OpDefinition IF =
      op("if")
          .operands("operands*")
          .results("results*")
          .required("condition", ANY)
          .regions("thenRegion: block", "elseRegion")
          .form(AssemblyFamily.AFFINE_IF)
          .build();

  public static final OpDefinition LOAD =
      op("load")
          .operands("memref", "indices*")
          .result()
          .required("map", ANY)
          .form(AssemblyFamily.AFFINE_ACCESS)
          .build();

  public static final OpDefinition PARALLEL =
      op("parallel")
          .operands("mapOperands*")
          .results("results*")
          .required("lowerBoundsGroups", ANY)
          .required("lowerBoundsMap", ANY)
          .required("reductions", ARRAY)
          .required("steps", ARRAY)
          .required("upperBoundsGroups", ANY)
          .required("upperBoundsMap", ANY)
          .regions("region: block")
          .form(AssemblyFamily.AFFINE_PARALLEL)
          .build();

  public static final OpDefinition STORE =
      op("store")
          .operands("value", "memref", "indices*")
          .required("map", ANY)
          .form(AssemblyFamily.AFFINE_ACCESS)
          .build();

  public static final OpDefinition YIELD =
      op("yield")
          .operands("operands*")
          .assembly("attr-dict ($operands^ `:` type($operands))?")
          .traits(PURE, TERMINATOR)
          .build();

  /** All of them. */
  public static final ImmutableList<OpDefinition> ALL =
      ImmutableList.of(
          applied("apply"), FOR, IF, LOAD, applied("max"), applied("min"), PARALLEL, STORE, YIELD);

  private AffineOps() {}

  private static OpDefinition.Builder op(String mnemonic) {
    return OpDefinition.builder("affine." + mnemonic);
  }

  /** {@code affine.apply #map(%0)[%1]}. */
  private static OpDefinition applied(String mnemonic) {
    return op(mnemonic)
        .operands("mapOperands*")
        .result()
        .required("map", ANY)
        .form(AssemblyFamily.AFFINE_APPLY)
        .traits(PURE)
        .build();
  }
}
