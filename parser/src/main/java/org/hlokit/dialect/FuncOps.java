// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import static org.hlokit.ir.AttributeKind.DICTIONARIES;
import static org.hlokit.ir.AttributeKind.STRING;
import static org.hlokit.ir.AttributeKind.SYMBOL;
import static org.hlokit.ir.AttributeKind.TYPE;
import static org.hlokit.ir.AttributeKind.UNIT;
import static org.hlokit.ir.Trait.CONSTANT_LIKE;
import static org.hlokit.ir.Trait.ISOLATED_FROM_ABOVE;
import static org.hlokit.ir.Trait.PURE;
import static org.hlokit.ir.Trait.TERMINATOR;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.AssemblyFamily;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Trait;

/** The ops of the func dialect. */
public final class FuncOps {
  public static final OpDefinition CALL_INDIRECT =
      op("call_indirect")
          .operands("callee: function", "callee_operands*")
          .results("results*")
          .optional("arg_attrs", DICTIONARIES)
          .optional("res_attrs", DICTIONARIES)
          .build();

  public static final OpDefinition CALL =
      op("call")
          .operands("operands*")
          .results("result*")
          .required("callee", SYMBOL)
          .optional("arg_attrs", DICTIONARIES)
          .optional("res_attrs", DICTIONARIES)
          .optional("no_inline", UNIT)
          .form(AssemblyFamily.CALL)
          .build();

  public static final OpDefinition CONSTANT =
      op("constant")
          .result()
          .required("value", SYMBOL)
          .format("attr-dict $value : results")
          .traits(CONSTANT_LIKE, PURE)
          .build();

  public static final OpDefinition FUNC =
      op("func")
          .required("sym_name", STRING)
          .required("function_type", TYPE)
          .optional("sym_visibility", STRING)
          .optional("arg_attrs", DICTIONARIES)
          .optional("res_attrs", DICTIONARIES)
          .optional("no_inline", UNIT)
          .regions("body")
          .form(AssemblyFamily.FUNCTION)
          .traits(ISOLATED_FROM_ABOVE, Trait.SYMBOL)
          .build();

  public static final OpDefinition RETURN =
      op("return")
          .operands("operands*")
          .format("attr-dict $operands : operands")
          .traits(PURE, TERMINATOR)
          .build();

  /** All of them. */
  public static final ImmutableList<OpDefinition> ALL =
      ImmutableList.of(CALL_INDIRECT, CALL, CONSTANT, FUNC, RETURN);

  private FuncOps() {}

  private static OpDefinition.Builder op(String mnemonic) {
    return OpDefinition.builder("func." + mnemonic);
  }
}
