// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.op;

import java.util.List;
import org.hlokit.interpreter.kernel.Body;
import org.hlokit.interpreter.value.RuntimeValue;
import org.hlokit.ir.Region;

/** What an evaluator may ask of the program that runs around it. */
public interface Evaluation {
  /** Runs a region's block and gives what its terminator returns. */
  List<RuntimeValue> run(Region region, List<? extends RuntimeValue> arguments);

  /** Runs a function of the module. */
  List<RuntimeValue> call(String function, List<? extends RuntimeValue> arguments);

  /** Runs a function of the module as another process. */
  List<RuntimeValue> callAs(
      GridProcess process, String function, List<? extends RuntimeValue> arguments);

  /** How many arguments a function of the module takes. */
  int argumentCount(String function);

  /** The process that the program runs as. */
  GridProcess process();

  /** A region of scalars, to be applied to many scalars at once. */
  Body body(Region region);

  /** A function of scalars, to be applied to many scalars at once. */
  Body body(String function);

  /** Whom checks, prints and probes report to. */
  Events events();
}
