// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify;

import com.google.common.collect.ImmutableMap;
import org.hlokit.dialect.BuiltinOps;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;

/** Modules, and casts between types that nobody knows how to convert. */
final class BuiltinRules {
  static final ImmutableMap<OpDefinition, OpRule> RULES =
      ImmutableMap.of(
          BuiltinOps.MODULE,
          BuiltinRules::verifyModule,
          BuiltinOps.UNREALIZED_CONVERSION_CAST,
          BuiltinRules::verifyCast);

  private BuiltinRules() {}

  private static void verifyModule(Operation op, Faults faults) {
    String fault = Symbols.nameOf(op) == null ? null : Symbols.fault(op);
    if (fault == null && !op.region(0).entry().arguments().isEmpty()) {
      fault = "region should have no arguments";
    }
    if (fault != null) {
      faults.add(op, fault);
      return;
    }
    for (NamedAttribute attribute : op.discardable().entries()) {
      if (attribute.name().indexOf('.') < 0) {
        faults.add(
            op,
            "can only contain attributes with dialect-prefixed names, found: '%s'"
                .formatted(attribute.name()));
        return;
      }
    }
  }

  private static void verifyCast(Operation op, Faults faults) {
    if (op.resultCount() == 0) {
      faults.add(op, "expected at least one result for cast operation");
    }
  }
}
