// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableSet;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.AttributeTypes;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Type;

/** {@code stablehlo.constant {a} dense<0> : tensor<i32>}. */
final class ConstantForm implements AssemblyForm {
  private static final ImmutableSet<String> HIDDEN = ImmutableSet.of("value");

  @Override
  public boolean fits(Operation op) {
    Attribute value = op.properties().get("value");
    if (op.resultCount() != 1) {
      return false;
    }
    Type type = value == null ? null : AttributeTypes.typeOf(value);
    return type != null
        && (op.is(StablehloOps.CONSTANT) || type.equals(op.result(0).type()))
        && op.operandCount() == 0
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
