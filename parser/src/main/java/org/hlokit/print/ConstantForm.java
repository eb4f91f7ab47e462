// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableSet;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.AttributeTypes;
import org.hlokit.ir.Operation;

/** {@code stablehlo.constant {a} dense<0> : tensor<i32>}. */
final class ConstantForm implements AssemblyForm {
  private static final ImmutableSet<String> HIDDEN = ImmutableSet.of("value");

  @Override
  public boolean fits(Operation op) {
    Attribute value = op.properties().get("value");
    return value != null
        && AttributeTypes.typeOf(value) != null
        && op.operandCount() == 0
        && op.resultCount() == 1
        && op.regions().isEmpty();
  }

  @Override
  public void write(Operation op, AssemblyPrinter out) {
    Attribute value = op.properties().get("value");
    if (value == null || !op.result(0).type().equals(AttributeTypes.typeOf(value))) {
      out.genericBody(op);
      return;
    }
    out.attributes(op, HIDDEN, " {", false).put(' ').attribute(value);
  }
}
