// SPDX-License-Identifier: Apache-2.0
package org.hlokit.print;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.jspecify.annotations.Nullable;

/** {@code func.func private @name(%arg0: ..) -> (.. {a}) attributes {..} {..}}. */
final class FunctionForm implements AssemblyForm {
  private static final ImmutableSet<String> HIDDEN =
      ImmutableSet.of("sym_name", "sym_visibility", "function_type", "arg_attrs", "res_attrs");

  @Override
  public boolean fits(Operation op) {
    FunctionType type = type(op);
    if (type == null
        || !(op.properties().get("sym_name") instanceof StringAttr)
        || op.regions().size() != 1) {
      return false;
    }
    Region body = op.region(0);
    return body.isEmpty() || body.entry().arguments().size() == type.inputs().size();
  }

  private static @Nullable FunctionType type(Operation op) {
    return op.properties().get("function_type") instanceof TypeAttr(FunctionType type)
        ? type
        : null;
  }

  @Override
  public void write(Operation op, AssemblyPrinter out) {
    out.put(' ');
    if (op.properties().get("sym_visibility") instanceof StringAttr(String visibility, _)) {
      out.text(visibility).put(' ');
    }
    if (op.properties().get("sym_name") instanceof StringAttr(String name, _)) {
      out.symbol(name);
    }
    FunctionType type = type(op);
    if (type != null) {
      arguments(op, type.inputs(), out);
      results(op, type.results(), out);
    }
    out.attributes(op, HIDDEN, " attributes {", false);
    if (!op.region(0).isEmpty()) {
      out.put(' ').regionWithoutArguments(op.region(0));
    }
  }

  private static void arguments(Operation op, ImmutableList<Type> inputs, AssemblyPrinter out) {
    Region body = op.region(0);
    out.put('(');
    for (int i = 0; i < inputs.size(); i++) {
      out.text(i == 0 ? "" : ", ");
      DictionaryAttr attributes = attributes(op, "arg_attrs", i);
      if (body.isEmpty()) {
        out.type(inputs.get(i)).optionalDictionary(attributes);
      } else {
        out.regionArgument(body.entry().argument(i), attributes);
      }
    }
    out.put(')');
  }

  private static void results(Operation op, ImmutableList<Type> results, AssemblyPrinter out) {
    if (results.isEmpty()) {
      return;
    }
    boolean parentheses =
        results.size() > 1
            || results.getFirst() instanceof FunctionType
            || !attributes(op, "res_attrs", 0).isEmpty();
    out.text(parentheses ? " -> (" : " -> ");
    for (int i = 0; i < results.size(); i++) {
      out.text(i == 0 ? "" : ", ")
          .type(results.get(i))
          .optionalDictionary(attributes(op, "res_attrs", i));
    }
    out.text(parentheses ? ")" : "");
  }

  private static DictionaryAttr attributes(Operation op, String property, int index) {
    return op.properties().get(property) instanceof ArrayAttr(ImmutableList<Attribute> all)
            && index < all.size()
            && all.get(index) instanceof DictionaryAttr dictionary
        ? dictionary
        : DictionaryAttr.EMPTY;
  }
}
