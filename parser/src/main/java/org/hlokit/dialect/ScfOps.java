// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import static org.hlokit.ir.AttributeKind.ARRAY;
import static org.hlokit.ir.AttributeKind.I64_ARRAY;
import static org.hlokit.ir.AttributeKind.UNIT;
import static org.hlokit.ir.Trait.ATTR_SIZED_OPERAND_SEGMENTS;
import static org.hlokit.ir.Trait.PURE;
import static org.hlokit.ir.Trait.TERMINATOR;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.AssemblyFamily;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Trait;

/** Ops of the scf dialect: loops and branches that hold their bodies. */
public final class ScfOps {
  public static final OpDefinition EXECUTE_REGION =
      op("execute_region")
          .results("results*")
          .optional("no_inline", UNIT)
          .regions("region")
          .form(AssemblyFamily.EXECUTE_REGION)
          .build();

  public static final OpDefinition FORALL =
      op("forall")
          .operands("dynamicLowerBound*", "dynamicUpperBound*", "dynamicStep*", "outputs*")
          .results("results*")
          .optional("mapping", ARRAY)
          .required("staticLowerBound", I64_ARRAY)
          .required("staticStep", I64_ARRAY)
          .required("staticUpperBound", I64_ARRAY)
          .regions("region: block")
          .form(AssemblyFamily.FOR_ALL)
          .traits(ATTR_SIZED_OPERAND_SEGMENTS)
          .build();

  public static final OpDefinition IN_PARALLEL =
      op("forall.in_parallel")
          .regions("region: block")
          .assembly("$region attr-dict")
          .traits(TERMINATOR, Trait.NO_TERMINATOR)
          .build();

  public static final OpDefinition INDEX_SWITCH =
      op("index_switch")
          .operands("arg")
          .results("results*")
          .required("cases", I64_ARRAY)
          .regions("defaultRegion: block", "caseRegions*: block")
          .form(AssemblyFamily.INDEX_SWITCH)
          .build();

  public static final OpDefinition FOR =
      op("for")
          .operands("lowerBound", "upperBound", "step", "initArgs*")
          .results("results*")
          .optional("unsignedCmp", UNIT)
          .regions("region: block")
          .same("type", "lowerBound", "upperBound", "step")
          .form(AssemblyFamily.FOR_LOOP)
          .build();

  public static final OpDefinition IF =
      op("if")
          .operands("condition")
          .results("results*")
          .regions("thenRegion: block", "elseRegion")
          .form(AssemblyFamily.CONDITIONAL)
          .build();

  public static final OpDefinition WHILE =
      op("while")
          .operands("inits*")
          .results("results*")
          .regions("before: block", "after: block")
          .form(AssemblyFamily.WHILE_DO)
          .build();

  public static final OpDefinition PARALLEL =
      op("parallel")
          .operands("lowerBound*", "upperBound*", "step*", "initVals*")
          .results("results*")
          .regions("region: block")
          .form(AssemblyFamily.PARALLEL_LOOP)
          .traits(ATTR_SIZED_OPERAND_SEGMENTS)
          .build();

  public static final OpDefinition REDUCE =
      op("reduce")
          .operands("operands*")
          .regions("reductions*")
          .form(AssemblyFamily.REDUCTIONS)
          .traits(TERMINATOR)
          .build();

  public static final OpDefinition YIELD =
      op("yield")
          .operands("results*")
          .assembly("attr-dict ($results^ `:` type($results))?")
          .traits(PURE, TERMINATOR)
          .build();

  /** All of them. */
  public static final ImmutableList<OpDefinition> ALL =
      ImmutableList.of(
          op("condition")
              .operands("condition", "args*")
              .assembly("`(` $condition `)` attr-dict ($args^ `:` type($args))?")
              .types("condition = i1")
              .traits(PURE, TERMINATOR)
              .build(),
          EXECUTE_REGION,
          FOR,
          FORALL,
          IF,
          IN_PARALLEL,
          INDEX_SWITCH,
          PARALLEL,
          REDUCE,
          op("reduce.return")
              .operands("result")
              .assembly("$result attr-dict `:` type($result)")
              .traits(PURE, Trait.TERMINATOR)
              .build(),
          WHILE,
          YIELD);

  private ScfOps() {}

  private static OpDefinition.Builder op(String mnemonic) {
    return OpDefinition.builder("scf." + mnemonic);
  }
}
