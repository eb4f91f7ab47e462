// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import com.google.common.collect.ImmutableList;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Type;

/** How the types of an op's results follow from its operands, attributes and regions. */
@FunctionalInterface
interface Inference {
  /**
   * The most that can be said of the results' types; the types that the operation has may know less
   * or more.
   */
  ImmutableList<Type> infer(Operation op) throws Violation;
}
