// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import static org.hlokit.ir.AttributeKind.ANY;
import static org.hlokit.ir.AttributeKind.DICTIONARIES;
import static org.hlokit.ir.AttributeKind.STRING;
import static org.hlokit.ir.AttributeKind.SYMBOL;
import static org.hlokit.ir.AttributeKind.SYMBOL_NAME;
import static org.hlokit.ir.AttributeKind.TYPE;
import static org.hlokit.ir.AttributeKind.UNIT;
import static org.hlokit.ir.Trait.ISOLATED_FROM_ABOVE;
import static org.hlokit.ir.Trait.PURE;
import static org.hlokit.ir.Trait.TERMINATOR;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.AssemblyFamily;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Trait;

/** The ops of the ml_program dialect: functions and variables of a model. */
public final class MlProgramOps {
  private static final String TOKEN = "!ml_program.token";

  /** All of them. */
  public static final ImmutableList<OpDefinition> ALL =
      ImmutableList.of(
          function("ml_program.func").build(),
          op("ml_program.global")
              .required("sym_name", SYMBOL_NAME)
              .required("type", ANY)
              .optional("is_mutable", UNIT)
              .optional("value", ANY)
              .optional("sym_visibility", STRING)
              .assembly(
                  "custom<SymbolVisibility>($sym_visibility) (`mutable` $is_mutable^)? $sym_name"
                      + " `` custom<TypedInitialValue>($type, $value) attr-dict")
              .traits(Trait.SYMBOL)
              .build(),
          load("ml_program.global_load").build(),
          load("ml_program.global_load_const").traits(PURE).build(),
          op("ml_program.global_load_graph")
              .operands("consumeTokens*")
              .results("result", "produceToken")
              .required("global", SYMBOL)
              .assembly(
                  "$global custom<TokenOrdering>($consumeTokens, type($produceToken)) attr-dict"
                      + " `:` type($result)")
              .types("consumeTokens = " + TOKEN, "produceToken = " + TOKEN)
              .build(),
          op("ml_program.global_store")
              .operands("value")
              .required("global", SYMBOL)
              .assembly("$global `=` $value attr-dict `:` type($value)")
              .build(),
          op("ml_program.global_store_graph")
              .operands("value", "consumeTokens*")
              .results("produceToken")
              .required("global", SYMBOL)
              .assembly(
                  "$global `=` $value custom<TokenOrdering>($consumeTokens,"
                      + " type($produceToken)) attr-dict `:` type($value)")
              .types("consumeTokens = " + TOKEN, "produceToken = " + TOKEN)
              .build(),
          yielding("ml_program.output"),
          yielding("ml_program.return"),
          function("ml_program.subgraph").traits(Trait.GRAPH_REGION).build(),
          op("ml_program.token")
              .results("token")
              .assembly("attr-dict")
              .types("token = " + TOKEN)
              .traits(PURE)
              .build());

  private MlProgramOps() {}

  private static OpDefinition.Builder op(String name) {
    return OpDefinition.builder(name);
  }

  private static OpDefinition.Builder function(String name) {
    return op(name)
        .required("sym_name", STRING)
        .required("function_type", TYPE)
        .optional("arg_attrs", DICTIONARIES)
        .optional("res_attrs", DICTIONARIES)
        .optional("sym_visibility", STRING)
        .regions("body")
        .form(AssemblyFamily.FUNCTION)
        .traits(ISOLATED_FROM_ABOVE, Trait.SYMBOL);
  }

  private static OpDefinition.Builder load(String name) {
    return op(name)
        .result()
        .required("global", SYMBOL)
        .assembly("$global attr-dict `:` type($result)");
  }

  private static OpDefinition yielding(String name) {
    return op(name)
        .operands("operands*")
        .assembly("attr-dict ($operands^ `:` type($operands))?")
        .traits(PURE, TERMINATOR)
        .build();
  }
}
