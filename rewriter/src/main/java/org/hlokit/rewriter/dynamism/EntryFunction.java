// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.dynamism;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.FuncOps;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Block;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.Value;
import org.hlokit.pass.PassFailure;
import org.hlokit.rewriter.pattern.Symbols;
import org.jspecify.annotations.Nullable;

/** The function that a program begins with, and how the type of a function is changed. */
final class EntryFunction {
  private EntryFunction() {}

  /**
   * The only function of a module, or of several {@code main}; null where there are no functions.
   *
   * @throws PassFailure where none of several is {@code main}, or it has several blocks
   */
  static @Nullable Operation of(Operation module) {
    List<Operation> functions = new ArrayList<>();
    for (Operation op : module.region(0).entry().operations()) {
      if (op.is(FuncOps.FUNC)) {
        functions.add(op);
      }
    }
    if (functions.isEmpty()) {
      return null;
    }
    Operation entry =
        functions.size() == 1
            ? functions.getFirst()
            : new Symbols(module)
                .function("main")
                .orElseThrow(
                    () ->
                        new PassFailure(
                            module,
                            "'builtin.module' op must have no more than one function or a `main` "
                                + "function to clearly identify which function will be refined"));
    if (entry.region(0).blocks().size() != 1) {
      throw new PassFailure(entry, "'func.func' op must have exactly one block");
    }
    return entry;
  }

  /** Makes the type of a function that of its arguments and of what it returns. */
  static void updateType(Operation function) {
    Block body = function.region(0).entry();
    ImmutableList<Type> results =
        body.terminator().operands().stream()
            .map(Value::type)
            .collect(ImmutableList.toImmutableList());
    function.setAttribute(
        "function_type",
        new TypeAttr(new FunctionType(ImmutableList.copyOf(body.argumentTypes()), results)));
  }

  /** The attribute {@code name} of {@code op}, a list, without items {@code from .. to - 1}. */
  static void dropItems(Operation op, String name, int from, int to) {
    if (op.attribute(name) instanceof ArrayAttr(ImmutableList<Attribute> items)) {
      op.setAttribute(
          name,
          new ArrayAttr(
              ImmutableList.<Attribute>builder()
                  .addAll(items.subList(0, from))
                  .addAll(items.subList(to, items.size()))
                  .build()));
    }
  }
}
