// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import com.google.common.collect.ImmutableList;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.hlokit.tflite.reader.CustomCallPlan;

/**
 * Tells the kernel library which custom calls a model has, since the runtime does not, and
 * registers its kernel for them.
 */
final class KernelPlan {
  private static final String RMS_NORM = "ai_edge_torch.rms_norm";

  /** The epsilon of calls that do not say theirs: one published lowering drops it. */
  private static final double ASSUMED_EPSILON = 1e-6;

  private final NativeLibrary library;
  private final InterpreterOptions options;
  private final MemorySegment plan;

  KernelPlan(NativeLibrary library, NativeResources resources, InterpreterOptions options) {
    this.library = library;
    this.options = options;
    this.plan = resources.own(library.planCreate.pointer(), library.planDelete);
  }

  /**
   * Registers the kernel with the options of a future interpreter.
   *
   * @param xnnpack the delegate whose threads the kernel shares, null for none
   * @param warnings takes a sentence for everything that had to be assumed
   */
  void register(
      String kernel,
      CustomCallPlan calls,
      MemorySegment xnnpack,
      MemorySegment nativeOptions,
      ImmutableList.Builder<String> warnings)
      throws TfliteException {
    try (Arena arena = Arena.ofConfined()) {
      if (!library.planSetKernel.truth(plan, arena.allocateFrom(kernel))) {
        throw new TfliteException(
            "this processor has no kernel '%s'".formatted(kernel),
            ImmutableList.of(),
            Optional.of(
                "it has %s; --kernel=auto takes the first"
                    .formatted(String.join(", ", library.kernels()))));
      }
      library.planSetThreads.run(plan, options.threads(), xnnpack);
      options
          .defaultEpsilon()
          .ifPresent(epsilon -> library.planSetDefaultEpsilon.run(plan, epsilon));
      for (CustomCallPlan.Call call : calls.calls()) {
        library.planAdd.run(
            plan,
            arena.allocateFrom(call.subgraphName()),
            call.outputTensor(),
            arena.allocateFrom(call.callTargetName()),
            epsilon(call, warnings),
            call.castBeforeScale());
      }
      library.planRegister.run(plan, nativeOptions);
    }
  }

  private double epsilon(CustomCallPlan.Call call, ImmutableList.Builder<String> warnings) {
    if (!call.callTargetName().equals(RMS_NORM)) {
      return 0; // the kernel refuses the call by its name, should it be reached
    }
    if (call.epsilon().isEmpty() && options.defaultEpsilon().isEmpty()) {
      warnings.add(
          "%s does not say its epsilon; %s is assumed".formatted(describe(call), ASSUMED_EPSILON));
    }
    return call.epsilon().orElse(options.defaultEpsilon().orElse(ASSUMED_EPSILON));
  }

  private static String describe(CustomCallPlan.Call call) {
    return "the custom call @%s (subgraph %d, operator %d)"
        .formatted(call.callTargetName(), call.subgraph(), call.operator());
  }
}
