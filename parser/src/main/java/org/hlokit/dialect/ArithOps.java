// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import static org.hlokit.ir.AttributeKind.UNIT;
import static org.hlokit.ir.AttributeKind.opaque;
import static org.hlokit.ir.AttributeKind.word;
import static org.hlokit.ir.AttributeKind.word32;
import static org.hlokit.ir.Trait.COMMUTATIVE;
import static org.hlokit.ir.Trait.CONSTANT_LIKE;
import static org.hlokit.ir.Trait.ELEMENTWISE;
import static org.hlokit.ir.Trait.PURE;
import static org.hlokit.ir.Trait.SAME_OPERANDS_AND_RESULT_TYPE;

import com.google.common.collect.ImmutableList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hlokit.ir.AssemblyFamily;
import org.hlokit.ir.AttributeKind;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpaqueAttr;

/**
 * The ops of MLIR's arith and math dialects, which exporters and tests mix with StableHLO. Ops of a
 * kind share a row; those whose custom form is not declarative are left to be kept as text.
 */
public final class ArithOps {
  private static final String FAST = "(`fastmath` `` $fastmath^)? ";
  private static final String OVERFLOW = "(`overflow` `` $overflowFlags^)? ";
  private static final String EXACT = "(`exact` $isExact^)? ";

  private static final AttributeKind INTEGER =
      word("eq", "ne", "slt", "sle", "sgt", "sge", "ult", "ule", "ugt", "uge");

  private static final AttributeKind FLOAT =
      word(
          "false", "oeq", "ogt", "oge", "olt", "ole", "one", "ord", "ueq", "ugt", "uge", "ult",
          "ule", "une", "uno", "true");

  /** A constant; a rule that looks for a number must see the number. */
  public static final OpDefinition CONSTANT =
      op("arith.constant")
          .result()
          .required("value", AttributeKind.ANY)
          .same("type", "value", "result")
          .form(AssemblyFamily.CONSTANT)
          .traits(CONSTANT_LIKE, PURE)
          .build();

  /** All of them. */
  public static final ImmutableList<OpDefinition> ALL =
      Stream.of(
              Stream.of(CONSTANT),
              each("arith", name -> overflow(binary(name, OVERFLOW)), "addi muli subi shli"),
              each("arith", name -> exact(binary(name, EXACT)), "divsi divui shrsi shrui"),
              each("arith", name -> binary(name, "").traits(COMMUTATIVE), "andi maxsi maxui minsi"),
              each("arith", name -> binary(name, "").traits(COMMUTATIVE), "minui ori xori"),
              each("arith", name -> binary(name, ""), "ceildivsi ceildivui floordivsi remsi remui"),
              each(
                  "arith",
                  name -> fast(binary(name, FAST)),
                  "addf divf maximumf maxnumf minimumf minnumf mulf remf subf"),
              each("arith", name -> fast(unary(name, FAST)), "negf"),
              each(
                  "arith",
                  name -> cast(name, ""),
                  "bitcast extsi extui fptosi fptoui index_cast index_castui sitofp uitofp"),
              each("arith", name -> overflow(cast(name, OVERFLOW)), "trunci"),
              each("arith", ArithOps::floatCast, "extf"),
              each("arith", ArithOps::narrowing, "truncf"),
              each("arith", ArithOps::extendedSum, "addui_extended"),
              each("arith", ArithOps::extendedProduct, "mulsi_extended mului_extended"),
              each("arith", name -> compare(name, "").required("predicate", INTEGER), "cmpi"),
              each("arith", name -> fast(compare(name, FAST)).required("predicate", FLOAT), "cmpf"),
              each("arith", ArithOps::select, "select"),
              each("math", name -> unary(name, ""), "absi ctlz cttz ctpop"),
              each(
                  "math",
                  name -> fast(unary(name, FAST)),
                  "absf acos acosh asin asinh atan atanh cbrt ceil cos cosh erf erfc exp exp2 expm1"
                      + " floor log log10 log1p log2 round roundeven rsqrt sin sinh sqrt tan tanh"
                      + " trunc"),
              each("math", name -> fast(binary(name, FAST)), "atan2 copysign powf"),
              each("math", name -> binary(name, ""), "ipowi"),
              each("math", ArithOps::integerPower, "fpowi"),
              each("math", ArithOps::sineAndCosine, "sincos"),
              each("math", ArithOps::clamp, "clampf"),
              each("math", ArithOps::fusedMultiplyAdd, "fma"),
              each("math", ArithOps::test, "isfinite isinf isnan isnormal"))
          .flatMap(ops -> ops)
          .collect(ImmutableList.toImmutableList());

  private ArithOps() {}

  private static Stream<OpDefinition> each(
      String dialect, Function<String, OpDefinition.Builder> row, String names) {
    return Stream.of(names.split(" ")).map(name -> row.apply(dialect + "." + name).build());
  }

  private static OpDefinition.Builder op(String name) {
    return OpDefinition.builder(name);
  }

  private static OpDefinition.Builder fast(OpDefinition.Builder row) {
    return row.filled(
        "fastmath", opaque("#arith.fastmath..."), new OpaqueAttr("#arith.fastmath<none>"));
  }

  private static OpDefinition.Builder overflow(OpDefinition.Builder row) {
    return row.filled(
        "overflowFlags", opaque("#arith.overflow..."), new OpaqueAttr("#arith.overflow<none>"));
  }

  private static OpDefinition.Builder exact(OpDefinition.Builder row) {
    return row.optional("isExact", UNIT);
  }

  private static OpDefinition.Builder unary(String name, String flags) {
    return op(name)
        .operands("operand")
        .result()
        .assembly("$operand " + flags + "attr-dict `:` type($result)")
        .traits(ELEMENTWISE, PURE, SAME_OPERANDS_AND_RESULT_TYPE);
  }

  private static OpDefinition.Builder binary(String name, String flags) {
    return op(name)
        .operands("lhs", "rhs")
        .result()
        .assembly("$lhs `,` $rhs " + flags + "attr-dict `:` type($result)")
        .traits(ELEMENTWISE, PURE, SAME_OPERANDS_AND_RESULT_TYPE);
  }

  private static OpDefinition.Builder fusedMultiplyAdd(String name) {
    return fast(op(name))
        .operands("a", "b", "c")
        .result()
        .assembly("$a `,` $b `,` $c " + FAST + "attr-dict `:` type($result)")
        .traits(ELEMENTWISE, PURE, SAME_OPERANDS_AND_RESULT_TYPE);
  }

  private static OpDefinition.Builder cast(String name, String flags) {
    return op(name)
        .operands("in")
        .results("out")
        .assembly("$in " + flags + "attr-dict `:` type($in) `to` type($out)")
        .traits(ELEMENTWISE, PURE);
  }

  private static OpDefinition.Builder floatCast(String name) {
    return cast(name, FAST).optional("fastmath", opaque("#arith.fastmath..."));
  }

  private static OpDefinition.Builder narrowing(String name) {
    return cast(name, "($roundingmode^)? " + FAST)
        .optional(
            "roundingmode",
            word32("to_nearest_even", "downward", "upward", "toward_zero", "to_nearest_away"))
        .optional("fastmath", opaque("#arith.fastmath..."));
  }

  private static OpDefinition.Builder extendedSum(String name) {
    return op(name)
        .operands("lhs", "rhs")
        .results("sum", "overflow")
        .assembly("$lhs `,` $rhs attr-dict `:` type($sum) `,` type($overflow)")
        .types("lhs = sum", "rhs = sum")
        .traits(COMMUTATIVE, ELEMENTWISE, PURE);
  }

  private static OpDefinition.Builder extendedProduct(String name) {
    return op(name)
        .operands("lhs", "rhs")
        .results("low", "high")
        .assembly("$lhs `,` $rhs attr-dict `:` type($lhs)")
        .types("rhs = lhs", "low = lhs", "high = lhs")
        .traits(COMMUTATIVE, ELEMENTWISE, PURE);
  }

  private static OpDefinition.Builder integerPower(String name) {
    return fast(op(name))
        .operands("lhs", "rhs")
        .result()
        .assembly("$lhs `,` $rhs " + FAST + "attr-dict `:` type($lhs) `,` type($rhs)")
        .types("result = lhs")
        .traits(ELEMENTWISE, PURE);
  }

  private static OpDefinition.Builder sineAndCosine(String name) {
    return fast(op(name))
        .operands("operand")
        .results("sin", "cos")
        .assembly("$operand " + FAST + "attr-dict `:` type($operand)")
        .types("sin = operand", "cos = operand")
        .traits(ELEMENTWISE, PURE);
  }

  private static OpDefinition.Builder clamp(String name) {
    return fast(op(name))
        .operands("value", "min", "max")
        .result()
        .assembly("$value `to` ` ` `[` $min `,` $max `]` " + FAST + "attr-dict `:` type($result)")
        .traits(ELEMENTWISE, PURE, SAME_OPERANDS_AND_RESULT_TYPE);
  }

  private static OpDefinition.Builder compare(String name, String flags) {
    return op(name)
        .operands("lhs", "rhs")
        .result()
        .assembly("$predicate `,` $lhs `,` $rhs " + flags + "attr-dict `:` type($lhs)")
        .types("rhs = lhs", "result = i1like(lhs)")
        .traits(ELEMENTWISE, PURE);
  }

  private static OpDefinition.Builder select(String name) {
    return op(name)
        .operands("condition", "true_value", "false_value")
        .result()
        .assembly(
            "$condition `,` $true_value `,` $false_value attr-dict `:`"
                + " custom<SelectTypes>($condition, $result)")
        .types("true_value = result", "false_value = result")
        .traits(ELEMENTWISE, PURE);
  }

  private static OpDefinition.Builder test(String name) {
    return fast(op(name))
        .operands("operand")
        .result()
        .assembly("$operand attr-dict `:` type($operand)")
        .types("result = i1like(operand)")
        .traits(ELEMENTWISE, PURE);
  }
}
