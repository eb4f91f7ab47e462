// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.op;

import com.google.common.collect.ImmutableMap;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.OpDefinition;
import org.jspecify.annotations.Nullable;

/** The evaluators of all ops that can be computed here. */
public final class Evaluators {
  private static final ImmutableMap<OpDefinition, Evaluator> TABLE =
      ImmutableMap.<OpDefinition, Evaluator>builder()
          .putAll(ElementwiseOps.TABLE)
          .putAll(MovementOps.TABLE)
          .putAll(ContractionOps.TABLE)
          .putAll(ReductionOps.TABLE)
          .putAll(ControlOps.TABLE)
          .putAll(NumericOps.TABLE)
          .putAll(BroadcastingOps.TABLE)
          .putAll(CheckEvaluators.TABLE)
          .putAll(InterpreterEvaluators.TABLE)
          .putAll(ProcessOps.TABLE)
          .put(
              StablehloOps.CUSTOM_CALL,
              new Evaluator.Many(CustomCalls::evaluate, /* keepsStorage= */ true))
          .buildOrThrow();

  private Evaluators() {}

  /** The evaluator of an op, or null where there is none. */
  public static @Nullable Evaluator find(OpDefinition op) {
    return TABLE.get(op);
  }
}
