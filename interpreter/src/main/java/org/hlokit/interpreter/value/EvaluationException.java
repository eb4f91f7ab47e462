// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.value;

/**
 * What cannot be computed, said without naming the operation; whoever runs the operation adds its
 * name and place. The message is lower case and has no full stop.
 */
public final class EvaluationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String text;

  public EvaluationException(String message) {
    super(message);
    this.text = message;
  }

  /** What cannot be computed and why. */
  public String message() {
    return text;
  }
}
