// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import static org.hlokit.ir.AttributeKind.STRING;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.AssemblyFamily;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Trait;

/** The ops of the builtin dialect. */
public final class BuiltinOps {
  public static final OpDefinition MODULE =
      OpDefinition.builder("builtin.module")
          .optional("sym_name", STRING)
          .optional("sym_visibility", STRING)
          .regions("bodyRegion: block")
          .form(AssemblyFamily.MODULE)
          .traits(
              Trait.ISOLATED_FROM_ABOVE,
              Trait.SYMBOL,
              Trait.SYMBOL_TABLE,
              Trait.NO_TERMINATOR,
              Trait.SINGLE_BLOCK)
          .build();

  public static final OpDefinition UNREALIZED_CONVERSION_CAST =
      OpDefinition.builder("builtin.unrealized_conversion_cast")
          .operands("inputs*")
          .results("outputs*")
          .assembly("($inputs^ `:` type($inputs))? `to` type($outputs) attr-dict")
          .traits(Trait.PURE)
          .build();

  /** All of them. */
  public static final ImmutableList<OpDefinition> ALL =
      ImmutableList.of(MODULE, UNREALIZED_CONVERSION_CAST);

  private BuiltinOps() {}
}
