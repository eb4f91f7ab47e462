// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite;

import com.google.common.collect.ImmutableList;
import org.hlokit.pass.Remark;

/** Says everything that keeps a program from being exported. */
public final class ExportException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ImmutableList<Remark> problems;

  ExportException(ImmutableList<Remark> problems) {
    super(problems.isEmpty() ? "" : problems.get(0).message());
    this.problems = problems;
  }

  /** One sentence for each operation at fault, in program order, with its place. */
  public ImmutableList<Remark> problems() {
    return problems;
  }
}
