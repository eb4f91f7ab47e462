// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import static org.hlokit.ir.AttributeKind.ANY;
import static org.hlokit.ir.AttributeKind.BOOL;
import static org.hlokit.ir.AttributeKind.ELEMENTS;
import static org.hlokit.ir.AttributeKind.I64;
import static org.hlokit.ir.AttributeKind.I64_ARRAY;
import static org.hlokit.ir.AttributeKind.STRING;
import static org.hlokit.ir.AttributeKind.UNIT;
import static org.hlokit.ir.Trait.ATTR_SIZED_OPERAND_SEGMENTS;
import static org.hlokit.ir.Trait.COMMUTATIVE;
import static org.hlokit.ir.Trait.CONSTANT_LIKE;
import static org.hlokit.ir.Trait.PURE;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.OpDefinition;

/**
 * Ops of the tensor, shape, memref, bufferization and quant dialects with a declarative form: what
 * programs of dynamic shape and the ends of a compiler's pipeline hold between StableHLO ops. Their
 * formats are those of MLIR's own op definitions.
 */
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
          op("tensor.concat")
              .operands("inputs*")
              .result()
              .required("dim", I64)
              .assembly(
                  "`dim` `(` $dim `)` $inputs attr-dict `:` functional-type(operands, results)")
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
          slice("tensor.extract_slice")
              .operands("source", "offsets*", "sizes*", "strides*")
              .assembly("$source `` " + SLICE + " attr-dict `:` type($source) `to` type($result)")
              .types("offsets = index", "sizes = index", "strides = index")
              .build(),
          slice("tensor.insert_slice")
              .operands("source", "dest", "offsets*", "sizes*", "strides*")
              .assembly(
                  "$source `into` $dest `` "
                      + SLICE
                      + " attr-dict `:` type($source) `into` type($dest)")
              .types("offsets = index", "sizes = index", "strides = index", "result = dest")
              .build(),
          op("tensor.extract")
              .operands("tensor", "indices*")
              .result()
              .assembly("$tensor `[` $indices `]` attr-dict `:` type($tensor)")
              .types("indices = index", "result = element(tensor)")
              .build(),
          op("tensor.from_elements")
              .operands("elements*")
              .result()
              .assembly("$elements attr-dict `:` type($result)")
              .types("elements = element(result)")
              .build(),
          op("tensor.insert")
              .operands("scalar", "dest", "indices*")
              .result()
              .assembly("$scalar `into` $dest `[` $indices `]` attr-dict `:` type($dest)")
              .types("indices = index", "scalar = element(dest)", "result = dest")
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
          op("tensor.splat")
              .operands("input", "dynamicSizes*")
              .results("aggregate")
              .assembly("$input (`[` $dynamicSizes^ `]`)? attr-dict `:` type($aggregate)")
              .types("input = element(aggregate)", "dynamicSizes = index")
              .build(),
          op("tensor.yield")
              .operands("value")
              .assembly("$value attr-dict `:` type($value)")
              .build(),
          cast("memref.cast", "source", "dest"),
          op("bufferization.to_buffer")
              .operands("tensor")
              .results("buffer")
              .optional("read_only", UNIT)
              .assembly(
                  "$tensor (`read_only` $read_only^)? attr-dict `:` type($tensor) `to` type($buffer)")
              .build(),
          op("bufferization.to_tensor")
              .operands("buffer")
              .result()
              .optional("restrict", UNIT)
              .optional("writable", UNIT)
              .assembly(
                  "$buffer (`restrict` $restrict^)? (`writable` $writable^)? attr-dict"
                      + " `:` type($buffer) `to` type($result)")
              .build(),
          cast("quant.dcast", "input", "result"),
          cast("quant.qcast", "input", "result"),
          cast("quant.scast", "input", "result"),
          arithmetic("shape.add"),
          arithmetic("shape.div"),
          arithmetic("shape.max"),
          arithmetic("shape.min"),
          arithmetic("shape.mul"),
          op("shape.any")
              .operands("inputs*")
              .result()
              .assembly("$inputs attr-dict `:` type($inputs) `->` type($result)")
              .traits(COMMUTATIVE)
              .build(),
          op("shape.broadcast")
              .operands("shapes*")
              .result()
              .optional("error", STRING)
              .assembly("$shapes attr-dict `:` type($shapes) `->` type($result)")
              .build(),
          op("shape.concat")
              .operands("lhs", "rhs")
              .result()
              .assembly("$lhs `,` $rhs attr-dict `:` type($lhs) `,` type($rhs) `->` type($result)")
              .build(),
          op("shape.const_shape")
              .result()
              .required("shape", ELEMENTS)
              .assembly("` ` attr-dict `` custom<Extents>($shape) `:` type($result)")
              .traits(CONSTANT_LIKE, PURE)
              .build(),
          op("shape.const_witness")
              .result()
              .required("passing", BOOL)
              .assembly("$passing attr-dict")
              .types("result = !shape.witness")
              .traits(CONSTANT_LIKE, PURE)
              .build(),
          constraint("shape.cstr_broadcastable", "result = !shape.witness"),
          constraint("shape.cstr_eq", "result = !shape.witness"),
          op("shape.cstr_require")
              .operands("pred")
              .result()
              .required("msg", STRING)
              .assembly("$pred `,` $msg attr-dict")
              .types("pred = i1", "result = !shape.witness")
              .build(),
          op("shape.assuming_all")
              .operands("inputs*")
              .result()
              .assembly("$inputs attr-dict")
              .types("inputs = !shape.witness", "result = !shape.witness")
              .traits(COMMUTATIVE, PURE)
              .build(),
          constraint("shape.is_broadcastable", "result = i1"),
          constraint("shape.shape_eq", "result = i1"),
          op("shape.dim")
              .operands("value", "index")
              .results("extent")
              .assembly(
                  "$value `,` $index attr-dict `:` type($value) `,` type($index) `->` type($extent)")
              .build(),
          op("shape.get_extent")
              .operands("shape", "dim")
              .results("extent")
              .assembly(
                  "$shape `,` $dim attr-dict `:` type($shape) `,` type($dim) `->` type($extent)")
              .build(),
          map("shape.num_elements", "shape", "result"),
          map("shape.rank", "shape", "rank"),
          map("shape.shape_of", "arg", "result"),
          map("shape.to_extent_tensor", "input", "result"),
          map("shape.value_as_shape", "arg", "result"),
          op("shape.from_extent_tensor")
              .operands("input")
              .result()
              .assembly("$input attr-dict `:` type($input)")
              .types("result = !shape.shape")
              .build(),
          op("shape.from_extents")
              .operands("extents*")
              .results("shape")
              .assembly("$extents attr-dict `:` type($extents)")
              .types("shape = !shape.shape")
              .build(),
          op("shape.index_to_size")
              .operands("arg")
              .result()
              .assembly("$arg attr-dict")
              .types("arg = index", "result = !shape.size")
              .build(),
          op("shape.size_to_index")
              .operands("arg")
              .result()
              .assembly("$arg attr-dict `:` type($arg)")
              .types("result = index")
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

  /** {@code shape.shape_of %0 : tensor<?xf32> -> tensor<1xindex>}. */
  private static OpDefinition map(String name, String from, String to) {
    return op(name)
        .operands(from)
        .results(to)
        .assembly("$%s attr-dict `:` type($%s) `->` type($%s)".formatted(from, from, to))
        .build();
  }

  private static OpDefinition arithmetic(String name) {
    return op(name)
        .operands("lhs", "rhs")
        .result()
        .assembly("$lhs `,` $rhs attr-dict `:` type($lhs) `,` type($rhs) `->` type($result)")
        .build();
  }

  private static OpDefinition constraint(String name, String result) {
    return op(name)
        .operands("shapes*")
        .result()
        .assembly("$shapes attr-dict `:` type($shapes)")
        .types(result)
        .build();
  }
}
