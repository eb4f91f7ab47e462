// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify;

import com.google.common.collect.ImmutableMap;
import org.hlokit.ir.OpDefinition;

/** What StableHLO's specification demands of single operations. */
final class StablehloRules {
  static final ImmutableMap<OpDefinition, OpRule> RULES = ImmutableMap.of();

  private StablehloRules() {}
}
