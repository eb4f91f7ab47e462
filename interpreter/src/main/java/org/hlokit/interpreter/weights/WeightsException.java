// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.weights;

import java.io.IOException;

/** A file that holds no weights, or damaged ones. The message is lower case, has no full stop. */
public final class WeightsException extends IOException {
  private static final long serialVersionUID = 1;

  public WeightsException(String message) {
    super(message);
  }
}
