// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;

/**
 * A program of a model in a runtime. First {@link #resize} what has other sizes than the file says,
 * then {@link #allocate}, then for each run write the inputs, {@link #invoke} and read the outputs.
 * Not to be used by two threads at once.
 */
public sealed interface Runner permits Interpreter, SignatureRunner {

  /** The inputs in the model's order. */
  ImmutableList<RuntimeTensor> inputs();

  /** The outputs in the model's order. */
  ImmutableList<RuntimeTensor> outputs();

  /**
   * Gives an input another shape; to be followed by {@link #allocate}.
   *
   * @param input index into {@link #inputs}
   * @throws TfliteException when the runtime refuses
   */
  void resize(int input, ImmutableIntArray shape) throws TfliteException;

  /**
   * Works out all shapes and allocates memory.
   *
   * @throws TfliteException when an operator cannot be prepared
   */
  void allocate() throws TfliteException;

  /**
   * Runs the program once.
   *
   * @throws TfliteException when an operator fails
   */
  void invoke() throws TfliteException;
}
