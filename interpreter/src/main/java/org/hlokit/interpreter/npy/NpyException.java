// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.npy;

import java.io.IOException;

/** A file that is no array of NumPy's. The message is lower case and has no full stop. */
public final class NpyException extends IOException {
  private static final long serialVersionUID = 1;

  public NpyException(String message) {
    super(message);
  }
}
