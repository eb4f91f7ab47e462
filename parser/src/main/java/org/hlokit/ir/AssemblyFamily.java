// SPDX-License-Identifier: Apache-2.0
package org.hlokit.ir;

/** The custom forms: one constant for each way of writing ops, shared by all that are written so. */
public enum AssemblyFamily {
  /** Only the generic form, {@code "stablehlo.sort"(%0) ({..}) : (..) -> ..}. */
  GENERIC
}
