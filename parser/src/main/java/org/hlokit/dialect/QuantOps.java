// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import static org.hlokit.ir.Trait.PURE;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.OpDefinition;

/** The ops of the quant dialect. */
public final class QuantOps {
  /** All of them. */
  public static final ImmutableList<OpDefinition> ALL =
      ImmutableList.of(cast("quant.dcast"), cast("quant.qcast"), cast("quant.scast"));

  private QuantOps() {}

  /** {@code quant.scast %0 : tensor<4xi8> to tensor<4xq>}. */
  private static OpDefinition cast(String name) {
    return OpDefinition.builder(name)
        .traits(PURE)
        .operands("input")
        .result()
        .assembly("$input attr-dict `:` type($input) `to` type($result)")
        .build();
  }
}
