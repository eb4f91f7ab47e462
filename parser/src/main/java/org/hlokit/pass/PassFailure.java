// SPDX-License-Identifier: Apache-2.0
package org.hlokit.pass;

import org.hlokit.ir.Operation;

/**
 * The program is at fault: a pass met an operation that it cannot do its work on. Carries what to
 * tell the user, as an error at the remark's place.
 */
public final class PassFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Remark remark;

  public PassFailure(Remark remark) {
    super(remark.message(), null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
    this.remark = remark;
  }

  /** A failure at {@code op}; the message is lower case without a full stop. */
  public PassFailure(Operation op, String message) {
    this(Remark.missed(op, message));
  }

  public Remark remark() {
    return remark;
  }
}
