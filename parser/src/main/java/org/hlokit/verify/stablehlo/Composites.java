// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.verify.stablehlo.Arguments.quoted;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.regex.Pattern;
import org.hlokit.dialect.FuncOps;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.Value;
import org.jspecify.annotations.Nullable;

/** The op composite: a name for what a function does. */
final class Composites {
  private static final String NAME = "^[a-zA-Z][a-zA-Z0-9_]*([.][a-zA-Z0-9_$]+)+$";
  private static final Pattern NAME_PATTERN = Pattern.compile(NAME);

  private Composites() {}

  /** Checks a composite against the function that decomposes it, null where there is none. */
  static void check(Operation op, @Nullable Operation decomposition) {
    if (op.attribute("name") instanceof StringAttr(String name, _)
        && !NAME_PATTERN.matcher(name).find()) {
      throw new Violation(
          "name must be a valid namespaced op name, i.e. it must match the following regular "
              + "expression: "
              + NAME
              + " e.g. \"my_namespace.my_op\"");
    }
    if (!(op.attribute("decomposition") instanceof SymbolRefAttr symbol)) {
      return;
    }
    FunctionType function = typeOf(decomposition);
    if (function == null) {
      throw new Violation("'" + symbol.root() + "' does not reference a valid function");
    }
    requireTypes(op.operands(), function.inputs(), "operand");
    requireTypes(op.results(), function.results(), "result");
  }

  private static @Nullable FunctionType typeOf(@Nullable Operation function) {
    return function != null
            && function.is(FuncOps.FUNC)
            && function.attribute("function_type") instanceof TypeAttr(FunctionType type)
        ? type
        : null;
  }

  private static void requireTypes(
      List<? extends Value> values, ImmutableList<Type> types, String name) {
    if (values.size() != types.size()) {
      throw new Violation(
          "has %d %s(s), but decomposition has %d".formatted(values.size(), name, types.size()));
    }
    for (int i = 0; i < types.size(); i++) {
      Type type = values.get(i).type();
      if (!type.equals(types.get(i))) {
        throw new Violation(
            "%s at index %d has type %s, but decomposition has type %s"
                .formatted(name, i, quoted(type), quoted(types.get(i))));
      }
    }
  }
}
