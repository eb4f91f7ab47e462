// SPDX-License-Identifier: Apache-2.0
package org.hlokit.pass;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.Operation;

/**
 * The program is at fault: a pass met an operation that it cannot do its work on. Carries what to
 * tell the user, as an error at the remark's place.
 */
public final class PassFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Remark remark;
  private final transient ImmutableList<Remark> more;

  public PassFailure(Remark remark) {
    this(remark, ImmutableList.of());
  }

  private PassFailure(Remark remark, ImmutableList<Remark> more) {
    super(remark.message(), null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
    this.remark = remark;
    this.more = more;
  }

  /** A failure at {@code op}; the message is lower case without a full stop. */
  public PassFailure(Operation op, String message) {
    this(Remark.missed(op, message));
  }

  /** The same failure with an error after its others: what could not be done because of them. */
  public PassFailure withNext(Remark next) {
    return new PassFailure(remark, ImmutableList.<Remark>builder().addAll(more).add(next).build());
  }

  /** The fault. */
  public Remark remark() {
    return remark;
  }

  /** The fault, and what could not be done because of it. */
  public ImmutableList<Remark> remarks() {
    return ImmutableList.<Remark>builder().add(remark).addAll(more).build();
  }
}
