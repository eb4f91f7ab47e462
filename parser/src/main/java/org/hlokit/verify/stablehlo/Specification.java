// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import com.google.common.collect.ImmutableMap;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;

/** The constraints of all ops of StableHLO and CHLO that have some beyond their rows. */
public final class Specification {
  private static final ImmutableMap<OpDefinition, Constraint> CONSTRAINTS =
      ImmutableMap.<OpDefinition, Constraint>builder()
          .putAll(BatchNorm.CONSTRAINTS)
          .putAll(Chlo.CONSTRAINTS)
          .putAll(ChloBroadcasts.CONSTRAINTS)
          .putAll(Collectives.CONSTRAINTS)
          .putAll(Composites.CONSTRAINTS)
          .putAll(Contraction.CONSTRAINTS)
          .putAll(Control.CONSTRAINTS)
          .putAll(Conversion.CONSTRAINTS)
          .putAll(Convolution.CONSTRAINTS)
          .putAll(CustomCalls.CONSTRAINTS)
          .putAll(DynamicShapes.CONSTRAINTS)
          .putAll(Elementwise.CONSTRAINTS)
          .putAll(Gathers.CONSTRAINTS)
          .putAll(Layout.CONSTRAINTS)
          .putAll(Numerics.CONSTRAINTS)
          .putAll(RaggedDot.CONSTRAINTS)
          .putAll(Reductions.CONSTRAINTS)
          .putAll(Scatters.CONSTRAINTS)
          .putAll(Slices.CONSTRAINTS)
          .putAll(Values.CONSTRAINTS)
          .putAll(Windows.CONSTRAINTS)
          .buildOrThrow();

  private Specification() {}

  /**
   * Checks {@code op} but for the types of its results, and not what its regions hold.
   *
   * @throws Violation where it breaks a constraint; the first that the reference would report
   */
  public static void check(Operation op) {
    Constraint constraint = CONSTRAINTS.get(op.definition());
    if (constraint != null) {
      constraint.check(op);
    }
  }
}
