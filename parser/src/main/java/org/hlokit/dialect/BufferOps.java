// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import static org.hlokit.ir.AttributeKind.ANY;
import static org.hlokit.ir.AttributeKind.BOOL;
import static org.hlokit.ir.AttributeKind.I64;
import static org.hlokit.ir.AttributeKind.I64_ARRAY;
import static org.hlokit.ir.AttributeKind.SYMBOL;
import static org.hlokit.ir.AttributeKind.UNIT;
import static org.hlokit.ir.Trait.ATTR_SIZED_OPERAND_SEGMENTS;
import static org.hlokit.ir.Trait.PURE;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.OpDefinition;

/** Ops of the memref and bufferization dialects with a declarative form. */
public final class BufferOps {
  private static final String PARTS =
      " custom<DynamicIndexList>($offsets, $static_offsets)"
          + " custom<DynamicIndexList>($sizes, $static_sizes)"
          + " custom<DynamicIndexList>($strides, $static_strides)";

  /** All of them. */
  public static final ImmutableList<OpDefinition> ALL =
      ImmutableList.of(
          allocation("memref.alloc"),
          allocation("memref.alloca"),
          cast("memref.cast", "source", "dest"),
          op("memref.collapse_shape")
              .operands("src")
              .result()
              .required("reassociation", ANY)
              .assembly("$src $reassociation attr-dict `:` type($src) `into` type($result)")
              .traits(PURE)
              .build(),
          op("memref.copy")
              .operands("source", "target")
              .assembly("$source `,` $target attr-dict `:` type($source) `to` type($target)")
              .build(),
          op("memref.dealloc")
              .operands("memref")
              .assembly("$memref attr-dict `:` type($memref)")
              .build(),
          op("memref.dim")
              .operands("source", "index")
              .result()
              .assembly("attr-dict $source `,` $index `:` type($source)")
              .types("index = index", "result = index")
              .traits(PURE)
              .build(),
          op("memref.expand_shape")
              .operands("src", "output_shape*")
              .result()
              .required("reassociation", ANY)
              .required("static_output_shape", I64_ARRAY)
              .assembly(
                  "$src $reassociation `output_shape`"
                      + " custom<DynamicIndexList>($output_shape, $static_output_shape)"
                      + " attr-dict `:` type($src) `into` type($result)")
              .types("output_shape = index")
              .traits(PURE)
              .build(),
          op("memref.get_global")
              .result()
              .required("name", SYMBOL)
              .assembly("$name attr-dict `:` type($result)")
              .traits(PURE)
              .build(),
          op("memref.load")
              .operands("memref", "indices*")
              .result()
              .defaulted("nontemporal", BOOL, BoolAttr.FALSE)
              .optional("alignment", I64)
              .assembly("$memref `[` $indices `]` attr-dict `:` type($memref)")
              .types("indices = index", "result = element(memref)")
              .build(),
          cast("memref.memory_space_cast", "source", "dest"),
          op("memref.rank")
              .operands("memref")
              .result()
              .assembly("$memref attr-dict `:` type($memref)")
              .types("result = index")
              .traits(PURE)
              .build(),
          op("memref.reinterpret_cast")
              .operands("source", "offsets*", "sizes*", "strides*")
              .result()
              .required("static_offsets", I64_ARRAY)
              .required("static_sizes", I64_ARRAY)
              .required("static_strides", I64_ARRAY)
              .assembly(
                  "$source `to` `offset` `` `:`"
                      + " custom<DynamicIndexList>($offsets, $static_offsets) `` `,` `sizes` `` `:`"
                      + " custom<DynamicIndexList>($sizes, $static_sizes) `` `,` `strides` `` `:`"
                      + " custom<DynamicIndexList>($strides, $static_strides) attr-dict `:`"
                      + " type($source) `to` type($result)")
              .types("offsets = index", "sizes = index", "strides = index")
              .traits(PURE, ATTR_SIZED_OPERAND_SEGMENTS)
              .build(),
          op("memref.reshape")
              .operands("source", "shape")
              .result()
              .assembly("$source `(` $shape `)` attr-dict `:` functional-type(operands, results)")
              .build(),
          op("memref.store")
              .operands("value", "memref", "indices*")
              .defaulted("nontemporal", BOOL, BoolAttr.FALSE)
              .optional("alignment", I64)
              .assembly("$value `,` $memref `[` $indices `]` attr-dict `:` type($memref)")
              .types("indices = index", "value = element(memref)")
              .build(),
          op("memref.subview")
              .operands("source", "offsets*", "sizes*", "strides*")
              .result()
              .required("static_offsets", I64_ARRAY)
              .required("static_sizes", I64_ARRAY)
              .required("static_strides", I64_ARRAY)
              .assembly("$source ``" + PARTS + " attr-dict `:` type($source) `to` type($result)")
              .types("offsets = index", "sizes = index", "strides = index")
              .traits(PURE, ATTR_SIZED_OPERAND_SEGMENTS)
              .build(),
          op("memref.view")
              .operands("source", "byte_shift", "sizes*")
              .result()
              .assembly(
                  "$source `[` $byte_shift `]` `` `[` $sizes `]` attr-dict `:` type($source) `to`"
                      + " type($result)")
              .types("byte_shift = index", "sizes = index")
              .traits(PURE)
              .build(),
          op("bufferization.to_buffer")
              .operands("tensor")
              .results("buffer")
              .optional("read_only", UNIT)
              .assembly(
                  "$tensor (`read_only` $read_only^)? attr-dict `:` type($tensor) `to` type($buffer)")
              .traits(PURE)
              .build(),
          op("bufferization.to_tensor")
              .operands("buffer")
              .result()
              .optional("restrict", UNIT)
              .optional("writable", UNIT)
              .assembly(
                  "$buffer (`restrict` $restrict^)? (`writable` $writable^)? attr-dict"
                      + " `:` type($buffer) `to` type($result)")
              .traits(PURE)
              .build());

  private BufferOps() {}

  private static OpDefinition.Builder op(String name) {
    return OpDefinition.builder(name);
  }

  /** {@code memref.cast %0 : memref<4xi32> to memref<?xi32>}. */
  private static OpDefinition cast(String name, String from, String to) {
    return op(name)
        .operands(from)
        .results(to)
        .assembly("$%s attr-dict `:` type($%s) `to` type($%s)".formatted(from, from, to))
        .traits(PURE)
        .build();
  }

  /** {@code memref.alloc(%0)[%1] : memref<?xi32, ..>}. */
  private static OpDefinition allocation(String name) {
    return op(name)
        .operands("dynamicSizes*", "symbolOperands*")
        .results("memref")
        .optional("alignment", I64)
        .assembly(
            "`(` $dynamicSizes `)` (`` `[` $symbolOperands^ `]`)? attr-dict `:` type($memref)")
        .types("dynamicSizes = index", "symbolOperands = index")
        .traits(ATTR_SIZED_OPERAND_SEGMENTS)
        .build();
  }
}
