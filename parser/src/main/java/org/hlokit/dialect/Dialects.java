// SPDX-License-Identifier: Apache-2.0
package org.hlokit.dialect;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.OpTable;

/** The dialects that are known. */
public final class Dialects {
  private Dialects() {}

  /** A table of all ops. */
  public static OpTable all() {
    return new OpTable(
        ImmutableList.of(
            BuiltinOps.ALL, FuncOps.ALL, StablehloOps.ALL, ChloOps.ALL, CheckOps.ALL, VhloOps.ALL));
  }
}
