// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import org.hlokit.ir.StructAttr;
import org.jspecify.annotations.Nullable;

/** Structures that no program may hold, whatever stands around them. */
public final class AttributeFaults {
  private AttributeFaults() {}

  /** What is wrong with {@code attribute}, or null. */
  public static @Nullable String of(StructAttr attribute) {
    try {
      switch (attribute.mnemonic()) {
        case "stablehlo.dot_algorithm" -> DotAlgorithms.check(attribute);
        case "stablehlo.result_accuracy" -> Elementwise.checkAccuracy(attribute);
        default -> {}
      }
      return null;
    } catch (Violation violation) {
      return violation.text();
    }
  }
}
