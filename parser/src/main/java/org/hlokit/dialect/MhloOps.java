// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import static org.hlokit.ir.AttributeKind.ANY;
import static org.hlokit.ir.AttributeKind.ARRAY;
import static org.hlokit.ir.AttributeKind.BOOL;
import static org.hlokit.ir.AttributeKind.I32;
import static org.hlokit.ir.AttributeKind.I64;
import static org.hlokit.ir.AttributeKind.STRING;
import static org.hlokit.ir.AttributeKind.SYMBOL;
import static org.hlokit.ir.AttributeKind.enumeration;
import static org.hlokit.ir.Trait.CUSTOM_FORM_ONLY;
import static org.hlokit.ir.Trait.ELEMENTWISE;
import static org.hlokit.ir.Trait.PURE;
import static org.hlokit.ir.Trait.SAME_OPERANDS_AND_RESULT_SHAPE;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.OpDefinition;

/**
 * The ops of MHLO, which StableHLO was made from: those that both have, with StableHLO's rows, and
 * MHLO's own.
 */
public final class MhloOps {
  private static final String DIALECT = "mhlo";

  /** What StableHLO has and MHLO has not, or in another form. */
  private static final ImmutableSet<OpDefinition> NOT_IN_MHLO =
      ImmutableSet.of(
          StablehloOps.ASYNC_DONE,
          StablehloOps.ASYNC_START,
          StablehloOps.COLLECTIVE_REDUCE,
          StablehloOps.COMPARE,
          StablehloOps.CROSS_REPLICA_SUM,
          StablehloOps.UNARY_EINSUM);

  /** What has a form of its own in StableHLO only. */
  private static final ImmutableSet<OpDefinition> GENERIC =
      ImmutableSet.of(
          StablehloOps.BROADCAST,
          StablehloOps.BROADCAST_IN_DIM,
          StablehloOps.CHOLESKY,
          StablehloOps.CONCATENATE,
          StablehloOps.DOT,
          StablehloOps.DOT_GENERAL,
          StablehloOps.DYNAMIC_BROADCAST_IN_DIM,
          StablehloOps.DYNAMIC_IOTA,
          StablehloOps.DYNAMIC_SLICE,
          StablehloOps.EINSUM,
          StablehloOps.FFT,
          StablehloOps.GET_DIMENSION_SIZE,
          StablehloOps.IOTA,
          StablehloOps.PAD,
          StablehloOps.REVERSE,
          StablehloOps.RNG,
          StablehloOps.RNG_BIT_GENERATOR,
          StablehloOps.SET_DIMENSION_SIZE,
          StablehloOps.SLICE,
          StablehloOps.TORCH_INDEX_SELECT,
          StablehloOps.TRANSPOSE,
          StablehloOps.TRIANGULAR_SOLVE);

  /** All of them. */
  public static final ImmutableList<OpDefinition> ALL =
      ImmutableList.<OpDefinition>builder()
          .addAll(
              StablehloOps.ALL.stream()
                  .filter(row -> !NOT_IN_MHLO.contains(row))
                  .map(row -> row.inDialect(DIALECT, GENERIC.contains(row), CUSTOM_FORM_ONLY))
                  .iterator())
          .add(
              unary("acos"),
              unary("acosh"),
              op("add_dependency")
                  .operands("operand", "token")
                  .results("output")
                  .assembly("operands attr-dict `:` functional-type(operands, results)")
                  .traits(PURE)
                  .build(),
              unary("asin"),
              unary("asinh"),
              op("async_done").operands("bundle").results("result*").build(),
              op("async_start")
                  .operands("inputs*")
                  .result()
                  .required("called_computation", SYMBOL)
                  .required("execution_thread", STRING)
                  .build(),
              op("async_update").operands("bundle").result().build(),
              unary("atanh"),
              op("bitcast")
                  .operands("operand")
                  .result()
                  .assembly("operands attr-dict `:` functional-type(operands, results)")
                  .traits(PURE)
                  .build(),
              op("compare")
                  .operands("lhs", "rhs")
                  .result()
                  .required("comparison_direction", enumeration("mhlo.comparison_direction"))
                  .optional("compare_type", enumeration("mhlo.comparison_type"))
                  .assembly(
                      "$comparison_direction `,` $lhs `,` $rhs (`,` $compare_type^)? attr-dict"
                          + " `:` functional-type(operands, results)")
                  .traits(PURE, ELEMENTWISE, SAME_OPERANDS_AND_RESULT_SHAPE)
                  .build(),
              op("copy")
                  .operands("operand")
                  .result()
                  .optional("cross_program_prefetch_index", I32)
                  .format("$operand : same")
                  .build(),
              unary("cosh"),
              op("domain")
                  .operands("operand")
                  .result()
                  .required("kind", ANY)
                  .required("entry_metadata", STRING)
                  .required("exit_metadata", STRING)
                  .traits(PURE)
                  .build(),
              unary("erf"),
              op("fusion")
                  .operands("inputs*")
                  .results("results*")
                  .optional("fusion_kind", ANY)
                  .defaulted("output_operand_aliases", ARRAY, ArrayAttr.EMPTY)
                  .regions("fused_computation: block")
                  .build(),
              op("minimum_broadcast_shapes")
                  .operands("shapes*")
                  .results("results*")
                  .assembly("$shapes attr-dict `:` type($shapes) `->` type($results)")
                  .build(),
              op("ragged_dot")
                  .operands("lhs", "rhs", "group_sizes")
                  .result()
                  .required("ragged_dot_dimension_numbers", ANY)
                  .optional("precision_config", ARRAY)
                  .traits(PURE)
                  .build(),
              unary("sinh"),
              op("stochastic_convert").operands("operand", "random").result().traits(PURE).build(),
              op("topk")
                  .operands("operand")
                  .results("values", "indices")
                  .required("k", I64)
                  .defaulted("largest", BOOL, BoolAttr.TRUE)
                  .assembly(
                      "`(` $operand `,` `k` `=` $k (`,` `largest` `=` $largest^)? `)` attr-dict `:`"
                          + " type($operand) `->` `(` type($values) `,` type($indices) `)`")
                  .build(),
              op("trace")
                  .operands("operand")
                  .required("tag", STRING)
                  .assembly("$operand `,` $tag attr-dict `:` type($operand)")
                  .build(),
              op("xla.rng_get_and_update_state").result().required("delta", I64).build())
          .build();

  private MhloOps() {}

  private static OpDefinition.Builder op(String mnemonic) {
    return OpDefinition.builder(DIALECT + "." + mnemonic).traits(CUSTOM_FORM_ONLY);
  }

  private static OpDefinition unary(String mnemonic) {
    return op(mnemonic)
        .operands("operand")
        .result()
        .format("$operand : same")
        .traits(PURE, SAME_OPERANDS_AND_RESULT_SHAPE, ELEMENTWISE)
        .build();
  }
}
