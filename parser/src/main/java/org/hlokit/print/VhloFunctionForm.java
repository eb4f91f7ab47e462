// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableSet;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.VhloAttr;
import org.hlokit.ir.VhloType;
import org.jspecify.annotations.Nullable;

/** {@code vhlo.func_v1 @name(%arg0: ..) -> (..) {..} {arg_attrs = ..}}. */
final class VhloFunctionForm implements AssemblyForm {
  private static final ImmutableSet<String> HIDDEN = ImmutableSet.of("sym_name", "function_type");

  @Override
  public boolean fits(Operation op) {
    FunctionType type = type(op);
    return type != null
        && op.attribute("sym_name") instanceof VhloAttr(StringAttr _)
        && op.regions().size() == 1
        && !op.region(0).isEmpty()
        && op.region(0).entry().arguments().size() == type.inputs().size();
  }

  private static @Nullable FunctionType type(Operation op) {
    return op.attribute("function_type") instanceof VhloAttr(TypeAttr(FunctionType type))
        ? type
        : null;
  }

  @Override
  public void write(Operation op, AssemblyPrinter out) {
    out.put(' ');
    if (op.attribute("sym_name") instanceof VhloAttr(StringAttr(String name, _))) {
      out.symbol(name);
    }
    out.put('(');
    Region body = op.region(0);
    for (int i = 0; i < body.entry().arguments().size(); i++) {
      out.text(i == 0 ? "" : ", ");
      out.regionArgument(body.entry().argument(i), DictionaryAttr.EMPTY);
    }
    out.text(") -> (");
    FunctionType type = type(op);
    for (int i = 0; type != null && i < type.results().size(); i++) {
      Type result = type.results().get(i);
      out.text(i == 0 ? "" : ", ").type(result instanceof VhloType ? result : new VhloType(result));
    }
    out.text(") ").regionWithoutArguments(body).attributes(op, HIDDEN);
  }
}
