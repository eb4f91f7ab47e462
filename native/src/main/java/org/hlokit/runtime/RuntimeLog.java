// SPDX-License-Identifier: Apache-2.0
package org.hlokit.runtime;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** What a runtime reports about one model, collected until someone asks. */
final class RuntimeLog {
  private static final int OK = 0;
  private static final long LONGEST_TEXT = 1 << 16;
  private static final Splitter LINES = Splitter.on('\n').trimResults().omitEmptyStrings();

  private final NativeLibrary library;
  private final MemorySegment log;

  RuntimeLog(NativeLibrary library, NativeResources resources) {
    this.library = library;
    this.log = resources.own(library.logCreate.pointer(), library.logDelete);
  }

  /** The address to hand to a runtime along with {@link NativeLibrary#logReport}. */
  MemorySegment address() {
    return log;
  }

  /** The messages since the last call. */
  ImmutableList<String> take() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocate(LONGEST_TEXT);
      library.logTake.run(log, text, LONGEST_TEXT);
      return LINES.splitToStream(text.getString(0)).collect(ImmutableList.toImmutableList());
    }
  }

  /** Throws with {@code message} unless a function returned {@code kTfLiteOk}. */
  void check(int status, String message) throws TfliteException {
    if (status != OK) {
      throw failure(message);
    }
  }

  /** An exception that carries the messages since the last call. */
  TfliteException failure(String message) {
    ImmutableList<String> reports = take();
    return new TfliteException(message, reports, help(reports));
  }

  private static Optional<String> help(ImmutableList<String> reports) {
    String text = String.join("\n", reports);
    if (text.contains("'STABLEHLO_CUSTOM_CALL'") || text.contains("unresolved custom op")) {
      return Optional.of(
          "the runtime as published has no kernel for custom calls: run with hlokit's (without"
              + " --no-kernel), or turn them back into ordinary operations before exporting"
              + " (hlokit opt --decompose-rms-norm)");
    }
    if (text.contains("builtin opcode 'STABLEHLO_")) {
      return Optional.of(
          "the runtime has no kernel for this operator, which only stands for a StableHLO"
              + " operation: export the model to TensorFlow Lite's own operators");
    }
    if (text.contains("no kernel for the custom call")) {
      return Optional.of("turn the call into ordinary operations before exporting the model");
    }
    return Optional.empty();
  }
}
