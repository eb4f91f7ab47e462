// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import static org.hlokit.ir.Trait.CONSTANT_LIKE;
import static org.hlokit.ir.Trait.PURE;
import static org.hlokit.ir.Trait.TERMINATOR;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.AssemblyFamily;
import org.hlokit.ir.AttributeKind;
import org.hlokit.ir.OpDefinition;

/**
 * Ops of Shardy's dialect that programs are read through: a constant whose number a rule must see,
 * and what ends a body. Its other ops are kept as they are written.
 */
public final class SdyOps {
  public static final OpDefinition CONSTANT =
      OpDefinition.builder("sdy.constant")
          .result()
          .required("value", AttributeKind.ANY)
          .form(AssemblyFamily.CONSTANT)
          .traits(CONSTANT_LIKE, PURE)
          .build();

  public static final OpDefinition RETURN =
      OpDefinition.builder("sdy.return")
          .operands("results*")
          .assembly("attr-dict ($results^ `:` type($results))?")
          .traits(PURE, TERMINATOR)
          .build();

  /** All of them. */
  public static final ImmutableList<OpDefinition> ALL = ImmutableList.of(CONSTANT, RETURN);

  private SdyOps() {}
}
