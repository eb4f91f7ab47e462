// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import static org.hlokit.ir.AttributeKind.ANY;
import static org.hlokit.ir.AttributeKind.I64;
import static org.hlokit.ir.AttributeKind.I64_ARRAY;
import static org.hlokit.ir.AttributeKind.UNIT;
import static org.hlokit.ir.Trait.ATTR_SIZED_OPERAND_SEGMENTS;
import static org.hlokit.ir.Trait.PURE;
import static org.hlokit.ir.Trait.TERMINATOR;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.OpDefinition;

/** Ops of the tensor dialect. Their formats are those of MLIR's own op definitions. */
public final class TensorOps {
  private static final String SLICE =
      "custom<DynamicIndexList>($offsets, $static_offsets)"
          + " custom<DynamicIndexList>($sizes, $static_sizes)"
          + " custom<DynamicIndexList>($strides, $static_strides)";

  /** All of them. */
  public static final ImmutableList<OpDefinition> ALL =
      ImmutableList.of(
          cast("tensor.bitcast", "source", "dest"),
          cast("tensor.cast", "source", "dest"),
          op("tensor.collapse_shape")
              .operands("src")
              .result()
              .required("reassociation", ANY)
              .assembly("$src $reassociation attr-dict `:` type($src) `into` type($result)")
              .build(),
          op("tensor.concat")
              .operands("inputs*")
              .result()
              .required("dim", I64)
              .assembly(
                  "`dim` `(` $dim `)` $inputs attr-dict `:` functional-type(operands, results)")
              .build(),
          op("tensor.dim")
              .operands("source", "index")
              .result()
              .assembly("$source `,` $index attr-dict `:` type($source)")
              .types("index = index", "result = index")
              .build(),
          op("tensor.empty")
              .operands("dynamicSizes*")
              .result()
              .assembly("`(` $dynamicSizes `)` attr-dict `:` type($result)")
              .types("dynamicSizes = index")
              .build(),
          op("tensor.expand_shape")
              .operands("src", "output_shape*")
              .result()
              .required("reassociation", ANY)
              .required("static_output_shape", I64_ARRAY)
              .assembly(
                  "$src $reassociation `output_shape`"
                      + " custom<DynamicIndexList>($output_shape, $static_output_shape)"
                      + " attr-dict `:` type($src) `into` type($result)")
              .types("output_shape = index")
              .build(),
          op("tensor.extract")
              .operands("tensor", "indices*")
              .result()
              .assembly("$tensor `[` $indices `]` attr-dict `:` type($tensor)")
              .types("indices = index", "result = element(tensor)")
              .build(),
          slice("tensor.extract_slice")
              .operands("source", "offsets*", "sizes*", "strides*")
              .assembly("$source `` " + SLICE + " attr-dict `:` type($source) `to` type($result)")
              .types("offsets = index", "sizes = index", "strides = index")
              .build(),
          op("tensor.from_elements")
              .operands("elements*")
              .result()
              .assembly("$elements attr-dict `:` type($result)")
              .types("elements = element(result)")
              .build(),
          op("tensor.gather")
              .operands("source", "indices")
              .result()
              .required("gather_dims", I64_ARRAY)
              .optional("unique", UNIT)
              .assembly(
                  "$source `[` $indices `]` `gather_dims` `(` $gather_dims `)` (`unique` $unique^)?"
                      + " attr-dict `:` functional-type(operands, results)")
              .build(),
          OpDefinition.builder("tensor.generate")
              .operands("dynamicExtents*")
              .result()
              .regions("body: block")
              .assembly("$dynamicExtents $body attr-dict `:` type($result)")
              .types("dynamicExtents = index")
              .build(),
          op("tensor.insert")
              .operands("scalar", "dest", "indices*")
              .result()
              .assembly("$scalar `into` $dest `[` $indices `]` attr-dict `:` type($dest)")
              .types("indices = index", "scalar = element(dest)", "result = dest")
              .build(),
          slice("tensor.insert_slice")
              .operands("source", "dest", "offsets*", "sizes*", "strides*")
              .assembly(
                  "$source `into` $dest `` "
                      + SLICE
                      + " attr-dict `:` type($source) `into` type($dest)")
              .types("offsets = index", "sizes = index", "strides = index", "result = dest")
              .build(),
          op("tensor.pad")
              .operands("source", "low*", "high*")
              .result()
              .required("static_low", I64_ARRAY)
              .required("static_high", I64_ARRAY)
              .optional("nofold", UNIT)
              .regions("region: block")
              .assembly(
                  "$source (`nofold` $nofold^)?"
                      + " `low` `` custom<DynamicIndexList>($low, $static_low)"
                      + " `high` `` custom<DynamicIndexList>($high, $static_high)"
                      + " $region attr-dict `:` type($source) `to` type($result)")
              .types("low = index", "high = index")
              .traits(ATTR_SIZED_OPERAND_SEGMENTS)
              .build(),
          OpDefinition.builder("tensor.parallel_insert_slice")
              .operands("source", "dest", "offsets*", "sizes*", "strides*")
              .required("static_offsets", I64_ARRAY)
              .required("static_sizes", I64_ARRAY)
              .required("static_strides", I64_ARRAY)
              .assembly(
                  "$source `into` $dest `` "
                      + SLICE
                      + " attr-dict `:` type($source) `into` type($dest)")
              .types("offsets = index", "sizes = index", "strides = index")
              .traits(ATTR_SIZED_OPERAND_SEGMENTS)
              .build(),
          op("tensor.rank")
              .operands("tensor")
              .result()
              .assembly("$tensor attr-dict `:` type($tensor)")
              .types("result = index")
              .build(),
          op("tensor.reshape")
              .operands("source", "shape")
              .result()
              .assembly("$source `(` $shape `)` attr-dict `:` functional-type(operands, results)")
              .build(),
          op("tensor.scatter")
              .operands("source", "dest", "indices")
              .result()
              .required("scatter_dims", I64_ARRAY)
              .optional("unique", UNIT)
              .assembly(
                  "$source `into` $dest `[` $indices `]` `scatter_dims` `(` $scatter_dims `)`"
                      + " (`unique` $unique^)? attr-dict `:` functional-type(operands, results)")
              .build(),
          op("tensor.splat")
              .operands("input", "dynamicSizes*")
              .results("aggregate")
              .assembly("$input (`[` $dynamicSizes^ `]`)? attr-dict `:` type($aggregate)")
              .types("input = element(aggregate)", "dynamicSizes = index")
              .build(),
          op("tensor.yield")
              .operands("value")
              .assembly("$value attr-dict `:` type($value)")
              .traits(TERMINATOR)
              .build());

  private TensorOps() {}

  /** An op that takes or replaces a part of a tensor. */
  private static OpDefinition.Builder slice(String name) {
    return op(name)
        .result()
        .required("static_offsets", I64_ARRAY)
        .required("static_sizes", I64_ARRAY)
        .required("static_strides", I64_ARRAY)
        .traits(ATTR_SIZED_OPERAND_SEGMENTS);
  }

  private static OpDefinition.Builder op(String name) {
    return OpDefinition.builder(name).traits(PURE);
  }

  /** {@code tensor.cast %0 : tensor<4xi32> to tensor<?xi32>}. */
  private static OpDefinition cast(String name, String from, String to) {
    return op(name)
        .operands(from)
        .results(to)
        .assembly("$%s attr-dict `:` type($%s) `to` type($%s)".formatted(from, from, to))
        .build();
  }
}
