// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import static org.hlokit.ir.AttributeKind.I64;
import static org.hlokit.ir.AttributeKind.STRING;
import static org.hlokit.ir.AttributeKind.SYMBOL_NAME;
import static org.hlokit.ir.AttributeKind.opaque;
import static org.hlokit.ir.AttributeKind.word32;
import static org.hlokit.ir.Trait.CONSTANT_LIKE;
import static org.hlokit.ir.Trait.CUSTOM_FORM_ONLY;
import static org.hlokit.ir.Trait.ISOLATED_FROM_ABOVE;
import static org.hlokit.ir.Trait.PURE;
import static org.hlokit.ir.Trait.SAME_OPERANDS_AND_RESULT_TYPE;
import static org.hlokit.ir.Trait.SINGLE_BLOCK;
import static org.hlokit.ir.Trait.SYMBOL;
import static org.hlokit.ir.Trait.TERMINATOR;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.AssemblyFamily;
import org.hlokit.ir.AttributeKind;
import org.hlokit.ir.OpDefinition;

/** Ops of Shardy's dialect, which says how tensors are laid out over devices. */
public final class SdyOps {
  private static final AttributeKind SHARDING = opaque("#sdy.sharding...");
  private static final AttributeKind SHARDINGS = opaque("#sdy.sharding_per_value<...>");
  private static final AttributeKind AXES = opaque("#sdy<axis_ref_list...>");
  private static final AttributeKind LISTS_OF_AXES = opaque("#sdy<list_of_axis_ref_lists...>");

  public static final OpDefinition ALL_GATHER = collective("all_gather", "gathering_axes");

  public static final OpDefinition ALL_REDUCE =
      op("all_reduce")
          .operands("tensor")
          .result()
          .required("reduction_axes", AXES)
          .required("out_sharding", SHARDING)
          .assembly(
              "$reduction_axes $tensor `out_sharding` `` `=` `` $out_sharding attr-dict `:`"
                  + " type($result)")
          .traits(CUSTOM_FORM_ONLY, SAME_OPERANDS_AND_RESULT_TYPE)
          .build();

  public static final OpDefinition ALL_SLICE = collective("all_slice", "slicing_axes");

  public static final OpDefinition ALL_TO_ALL =
      op("all_to_all")
          .operands("tensor")
          .result()
          .required("params", opaque("#sdy<all_to_all_param_list...>"))
          .required("out_sharding", SHARDING)
          .assembly(
              "$params $tensor `out_sharding` `` `=` `` $out_sharding attr-dict `:` type($result)")
          .traits(CUSTOM_FORM_ONLY, SAME_OPERANDS_AND_RESULT_TYPE)
          .build();

  public static final OpDefinition COLLECTIVE_PERMUTE =
      op("collective_permute")
          .operands("tensor")
          .result()
          .required("out_sharding", SHARDING)
          .assembly("$tensor `out_sharding` `` `=` `` $out_sharding attr-dict `:` type($result)")
          .traits(CUSTOM_FORM_ONLY, SAME_OPERANDS_AND_RESULT_TYPE)
          .build();

  public static final OpDefinition CONSTANT =
      op("constant")
          .results("output")
          .required("value", AttributeKind.ELEMENTS)
          .form(AssemblyFamily.CONSTANT)
          .traits(CUSTOM_FORM_ONLY, CONSTANT_LIKE, PURE)
          .build();

  public static final OpDefinition DATA_FLOW_EDGE =
      op("data_flow_edge")
          .operands("input")
          .result()
          .optional("sharding", SHARDING)
          .assembly("$input (`sharding` `` `=` `` $sharding^)? attr-dict `:` type($result)")
          .traits(CUSTOM_FORM_ONLY, SAME_OPERANDS_AND_RESULT_TYPE)
          .build();

  public static final OpDefinition FUNC_DATA_FLOW_EDGE =
      op("func_data_flow_edge")
          .operands("operand")
          .result()
          .assembly("$operand attr-dict `:` type($result)")
          .traits(CUSTOM_FORM_ONLY, SAME_OPERANDS_AND_RESULT_TYPE)
          .build();

  public static final OpDefinition MANUAL_COMPUTATION =
      op("manual_computation")
          .operands("tensors*")
          .results("results*")
          .required("in_shardings", SHARDINGS)
          .required("out_shardings", SHARDINGS)
          .required("manual_axes", opaque("#sdy<manual_axes...>"))
          .regions("body: block")
          .assembly(
              "`(` operands `)` `in_shardings` `` `=` `` $in_shardings"
                  + " `out_shardings` `` `=` `` $out_shardings"
                  + " `manual_axes` `` `=` `` $manual_axes"
                  + " custom<SingleBlockRegionNoBlockId>($body) attr-dict `:`"
                  + " functional-type(operands, results)")
          .traits(CUSTOM_FORM_ONLY, ISOLATED_FROM_ABOVE, SINGLE_BLOCK)
          .build();

  public static final OpDefinition MESH =
      op("mesh")
          .required("sym_name", SYMBOL_NAME)
          .required("mesh", opaque("#sdy.mesh..."))
          .assembly("$sym_name `=` $mesh attr-dict")
          .traits(CUSTOM_FORM_ONLY, SYMBOL)
          .build();

  public static final OpDefinition NAMED_COMPUTATION =
      op("named_computation")
          .operands("operands*")
          .results("results*")
          .required("name", STRING)
          .optional("in_shardings", SHARDINGS)
          .optional("out_shardings", SHARDINGS)
          .regions("body: block")
          .assembly(
              "`<` $name `>` `` `(` $operands `)`"
                  + " (`in_shardings` `` `=` `` $in_shardings^)?"
                  + " (`out_shardings` `` `=` `` $out_shardings^)?"
                  + " custom<SingleBlockRegionNoBlockId>($body) attr-dict `:`"
                  + " functional-type($operands, results)")
          .traits(CUSTOM_FORM_ONLY, ISOLATED_FROM_ABOVE, SINGLE_BLOCK)
          .build();

  public static final OpDefinition PROPAGATION_BARRIER =
      op("propagation_barrier")
          .operands("input")
          .result()
          .required("allowed_direction", word32("NONE", "FORWARD", "BACKWARD", "BOTH"))
          .assembly(
              "$input `allowed_direction` `` `=` `` $allowed_direction attr-dict `:` type($input)")
          .traits(CUSTOM_FORM_ONLY, SAME_OPERANDS_AND_RESULT_TYPE)
          .build();

  public static final OpDefinition REDUCE_SCATTER =
      collective("reduce_scatter", "reduce_scatter_axes");

  public static final OpDefinition REPLICATED_TO_UNREDUCED =
      op("replicated_to_unreduced")
          .operands("tensor")
          .result()
          .required("axes", AXES)
          .required("out_sharding", SHARDING)
          .assembly(
              "$axes $tensor `out_sharding` `` `=` `` $out_sharding attr-dict `:` type($result)")
          .traits(CUSTOM_FORM_ONLY, SAME_OPERANDS_AND_RESULT_TYPE)
          .build();

  public static final OpDefinition RESHARD = sharded("reshard").traits(PURE).build();

  public static final OpDefinition RETURN =
      op("return")
          .operands("results*")
          .assembly("attr-dict ($results^ `:` type($results))?")
          .traits(CUSTOM_FORM_ONLY, PURE, TERMINATOR)
          .build();

  public static final OpDefinition SHARDED_TO_UNREDUCED =
      collective("sharded_to_unreduced", "axes");

  public static final OpDefinition SHARDING_CONSTRAINT = sharded("sharding_constraint").build();

  public static final OpDefinition SHARDING_GROUP =
      op("sharding_group")
          .operands("input")
          .required("group_id", I64)
          .assembly("$input `group_id` `` `=` `` $group_id attr-dict `:` type($input)")
          .traits(CUSTOM_FORM_ONLY)
          .build();

  /** All of them. */
  public static final ImmutableList<OpDefinition> ALL =
      ImmutableList.of(
          ALL_GATHER,
          ALL_REDUCE,
          ALL_SLICE,
          ALL_TO_ALL,
          COLLECTIVE_PERMUTE,
          CONSTANT,
          DATA_FLOW_EDGE,
          FUNC_DATA_FLOW_EDGE,
          MANUAL_COMPUTATION,
          MESH,
          NAMED_COMPUTATION,
          PROPAGATION_BARRIER,
          REDUCE_SCATTER,
          REPLICATED_TO_UNREDUCED,
          RESHARD,
          RETURN,
          SHARDED_TO_UNREDUCED,
          SHARDING_CONSTRAINT,
          SHARDING_GROUP);

  private SdyOps() {}

  private static OpDefinition.Builder op(String mnemonic) {
    return OpDefinition.builder("sdy." + mnemonic);
  }

  /** An op that lays a tensor out: {@code sdy.reshard %0 <@mesh, [{}]> : tensor<4xf32>}. */
  private static OpDefinition.Builder sharded(String mnemonic) {
    return op(mnemonic)
        .operands("input")
        .result()
        .required("sharding", SHARDING)
        .assembly("$input $sharding attr-dict `:` type($result)")
        .traits(CUSTOM_FORM_ONLY, SAME_OPERANDS_AND_RESULT_TYPE);
  }

  /** An exchange along lists of axes, one for each dimension. */
  private static OpDefinition collective(String mnemonic, String axes) {
    return op(mnemonic)
        .operands("tensor")
        .result()
        .required(axes, LISTS_OF_AXES)
        .required("out_sharding", SHARDING)
        .assembly(
            "$%s $tensor `out_sharding` `` `=` `` $out_sharding attr-dict `:` type($result)"
                .formatted(axes))
        .traits(CUSTOM_FORM_ONLY, SAME_OPERANDS_AND_RESULT_TYPE)
        .build();
  }
}
