// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a model is run.
 *
 * @param threads threads that an operator may use, at least 1
 * @param xnnpack whether XNNPACK takes over the operators that it knows
 * @param kernel the RMSNorm kernel for custom calls, one of {@link TfliteRuntime#kernels} or {@code
 *     auto} for the best; empty for none, so that the runtime is as it was published
 * @param defaultEpsilon the epsilon of a custom call that does not say its own; when empty, 1e-6 is
 *     assumed with a warning
 * @param profile takes down how long each operator takes
 */
public record InterpreterOptions(
    int threads,
    boolean xnnpack,
    Optional<String> kernel,
    OptionalDouble defaultEpsilon,
    Optional<OperatorProfile> profile) {

  /** One thread, no XNNPACK, the best kernel. */
  public static final InterpreterOptions DEFAULT =
      new InterpreterOptions(
          1, false, Optional.of("auto"), OptionalDouble.empty(), Optional.empty());

  public InterpreterOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, not " + threads);
    }
  }

  /** The same with another number of threads. */
  public InterpreterOptions withThreads(int threads) {
    return new InterpreterOptions(threads, xnnpack, kernel, defaultEpsilon, profile);
  }

  /** The same with or without XNNPACK. */
  public InterpreterOptions withXnnpack(boolean xnnpack) {
    return new InterpreterOptions(threads, xnnpack, kernel, defaultEpsilon, profile);
  }

  /** The same with another kernel. */
  public InterpreterOptions withKernel(String kernel) {
    return new InterpreterOptions(threads, xnnpack, Optional.of(kernel), defaultEpsilon, profile);
  }

  /** The same without a kernel for custom calls. */
  public InterpreterOptions withoutKernel() {
    return new InterpreterOptions(threads, xnnpack, Optional.empty(), defaultEpsilon, profile);
  }

  /** The same with an epsilon for custom calls that do not say theirs. */
  public InterpreterOptions withDefaultEpsilon(double epsilon) {
    return new InterpreterOptions(threads, xnnpack, kernel, OptionalDouble.of(epsilon), profile);
  }

  /** The same with a profile of its operators. */
  public InterpreterOptions withProfile(OperatorProfile profile) {
    return new InterpreterOptions(threads, xnnpack, kernel, defaultEpsilon, Optional.of(profile));
  }
}
