// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit;

import java.time.Duration;

/**
 * How a test ended.
 *
 * @param name for example {@code suite :: folder/file.mlir}
 * @param output what to show of it if it failed
 */
public record TestResult(String name, Code code, String output, Duration elapsed) {

  /** Kinds of results, in the order of the summary, with lit's words for them. */
  public enum Code {
    UNSUPPORTED("Unsupported", false),
    PASS("Passed", false),
    FLAKYPASS("Passed With Retry", false),
    XFAIL("Expectedly Failed", false),
    UNRESOLVED("Unresolved", true),
    TIMEOUT("Timed Out", true),
    FAIL("Failed", true),
    XPASS("Unexpectedly Passed", true);

    private final String label;
    private final boolean failure;

    Code(String label, boolean failure) {
      this.label = label;
      this.failure = failure;
    }

    public String label() {
      return label;
    }

    public boolean isFailure() {
      return failure;
    }
  }
}
