// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.AssemblyFamily;
import org.hlokit.ir.AttributeKind;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Trait;

/**
 * Constants of dialects that are otherwise kept as they are written. Exporters mix them with
 * StableHLO, and a rule that looks for a number must see the number.
 */
public final class ConstantOps {
  public static final OpDefinition ARITH_CONSTANT = constant("arith.constant");

  public static final OpDefinition SDY_CONSTANT = constant("sdy.constant");

  /** All of them. */
  public static final ImmutableList<OpDefinition> ALL =
      ImmutableList.of(ARITH_CONSTANT, SDY_CONSTANT);

  private ConstantOps() {}

  private static OpDefinition constant(String name) {
    return OpDefinition.builder(name)
        .result()
        .required("value", AttributeKind.ANY)
        .form(AssemblyFamily.CONSTANT)
        .traits(Trait.CONSTANT_LIKE, Trait.PURE)
        .build();
  }
}
