// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.op;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import org.hlokit.dialect.InterpreterOps;
import org.hlokit.ir.OpDefinition;

/** The interpreter dialect: looking at values while a program runs. */
final class InterpreterEvaluators {
  static final ImmutableMap<OpDefinition, Evaluator> TABLE =
      ImmutableMap.of(
          InterpreterOps.PRINT,
          new Evaluator.Many(
              c -> {
                c.evaluation().events().printed(c.op(), c.tensor(0));
                return ImmutableList.of();
              },
              /* keepsStorage= */ true),
          InterpreterOps.PROBE,
          new Evaluator.Many(
              c -> {
                c.evaluation().events().probed(c.word("probe_id", ""), c.tensor(0));
                return c.operands();
              },
              /* keepsStorage= */ true));

  private InterpreterEvaluators() {}
}
