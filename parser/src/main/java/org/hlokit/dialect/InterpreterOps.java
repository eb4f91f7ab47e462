// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import static org.hlokit.ir.AttributeKind.ARRAY;
import static org.hlokit.ir.AttributeKind.STRING;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.OpDefinition;

/** The ops of the interpreter dialect: looking at the values of a program that is being run. */
public final class InterpreterOps {
  public static final OpDefinition PRINT =
      op("print").operands("operand").format("$operand : operands").build();

  public static final OpDefinition PROBE =
      op("probe")
          .operands("operand")
          .result()
          .required("probe_id", STRING)
          .format("$operand, probe_id = $probe_id : same")
          .build();

  public static final OpDefinition RUN_PARALLEL =
      op("run_parallel")
          .operands("inputs*")
          .results("results*")
          .optional("infeed", ARRAY)
          .required("programs", ARRAY)
          .build();

  /** All of them. */
  public static final ImmutableList<OpDefinition> ALL =
      ImmutableList.of(PRINT, PROBE, RUN_PARALLEL);

  private InterpreterOps() {}

  private static OpDefinition.Builder op(String mnemonic) {
    return OpDefinition.builder("interpreter." + mnemonic);
  }
}
