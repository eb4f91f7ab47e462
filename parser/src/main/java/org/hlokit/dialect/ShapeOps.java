// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import static org.hlokit.ir.AttributeKind.BOOL;
import static org.hlokit.ir.AttributeKind.ELEMENTS;
import static org.hlokit.ir.AttributeKind.INDEX;
import static org.hlokit.ir.AttributeKind.STRING;
import static org.hlokit.ir.Trait.COMMUTATIVE;
import static org.hlokit.ir.Trait.CONSTANT_LIKE;
import static org.hlokit.ir.Trait.PURE;
import static org.hlokit.ir.Trait.TERMINATOR;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.OpDefinition;

/** Ops of the shape dialect. */
public final class ShapeOps {
  /** All of them. */
  public static final ImmutableList<OpDefinition> ALL =
      ImmutableList.of(
          arithmetic("shape.add"),
          op("shape.any")
              .operands("inputs*")
              .result()
              .assembly("$inputs attr-dict `:` type($inputs) `->` type($result)")
              .traits(COMMUTATIVE)
              .build(),
          op("shape.assuming_all")
              .operands("inputs*")
              .result()
              .assembly("$inputs attr-dict")
              .types("inputs = !shape.witness", "result = !shape.witness")
              .traits(COMMUTATIVE, PURE)
              .build(),
          yielding("shape.assuming_yield"),
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
          op("shape.const_size")
              .result()
              .required("value", INDEX)
              .assembly("$value attr-dict")
              .types("result = !shape.size")
              .traits(CONSTANT_LIKE)
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
          op("shape.dim")
              .operands("value", "index")
              .results("extent")
              .assembly(
                  "$value `,` $index attr-dict `:` type($value) `,` type($index) `->` type($extent)")
              .build(),
          arithmetic("shape.div"),
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
          op("shape.get_extent")
              .operands("shape", "dim")
              .results("extent")
              .assembly(
                  "$shape `,` $dim attr-dict `:` type($shape) `,` type($dim) `->` type($extent)")
              .build(),
          op("shape.index_to_size")
              .operands("arg")
              .result()
              .assembly("$arg attr-dict")
              .types("arg = index", "result = !shape.size")
              .build(),
          constraint("shape.is_broadcastable", "result = i1"),
          arithmetic("shape.max"),
          op("shape.meet")
              .operands("arg0", "arg1")
              .result()
              .optional("error", STRING)
              .assembly(
                  "$arg0 `,` $arg1 (`,` `error` `=` $error^)? attr-dict `:` type($arg0) `,`"
                      + " type($arg1) `->` type($result)")
              .traits(COMMUTATIVE)
              .build(),
          arithmetic("shape.min"),
          arithmetic("shape.mul"),
          map("shape.num_elements", "shape", "result"),
          map("shape.rank", "shape", "rank"),
          yielding("shape.return"),
          constraint("shape.shape_eq", "result = i1"),
          map("shape.shape_of", "arg", "result"),
          op("shape.size_to_index")
              .operands("arg")
              .result()
              .assembly("$arg attr-dict `:` type($arg)")
              .types("result = index")
              .build(),
          map("shape.to_extent_tensor", "input", "result"),
          map("shape.value_as_shape", "arg", "result"),
          op("shape.value_of")
              .operands("arg")
              .result()
              .assembly("$arg attr-dict `:` type($result)")
              .types("arg = !shape.value_shape")
              .build(),
          op("shape.with_shape")
              .operands("operand", "shape")
              .result()
              .assembly("operands attr-dict `:` type($operand) `,` type($shape)")
              .types("result = !shape.value_shape")
              .build(),
          yielding("shape.yield"));

  private ShapeOps() {}

  private static OpDefinition.Builder op(String name) {
    return OpDefinition.builder(name).traits(PURE);
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

  private static OpDefinition yielding(String name) {
    return op(name)
        .operands("operands*")
        .assembly("attr-dict ($operands^ `:` type($operands))?")
        .traits(TERMINATOR)
        .build();
  }
}
