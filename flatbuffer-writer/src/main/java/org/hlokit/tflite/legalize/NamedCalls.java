// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.ChloOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.StringAttr;
import org.hlokit.rewriter.pattern.Rewriter;

/**
 * Custom calls by which exporters write operations of other dialects, and notes for compilers: the
 * operations themselves, and nothing.
 */
final class NamedCalls {
  private static final ImmutableMap<String, OpDefinition> OPERATIONS =
      ImmutableMap.of(
          "mhlo.erf", ChloOps.ERF,
          "mhlo.tan", StablehloOps.TAN,
          "mhlo.topk", ChloOps.TOP_K);

  /** Calls that give back what they are given. */
  private static final ImmutableSet<String> NOTES =
      ImmutableSet.of("Sharding", "tt.mark_argument", "tt.sharding_constraint");

  private NamedCalls() {}

  /** Rewrites the calls of a module, and leaves out checks of shapes. */
  static void run(Operation module) {
    List<Operation> calls = new ArrayList<>();
    module.walk(
        op -> {
          if (op.is(StablehloOps.CUSTOM_CALL)) {
            calls.add(op);
          }
        });
    Rewriter rewriter = new Rewriter();
    for (Operation call : calls) {
      String target =
          call.attribute("call_target_name") instanceof StringAttr name ? name.value() : "";
      OpDefinition operation = OPERATIONS.get(target);
      if (DynamicShapes.isShapeAssertion(call)) {
        rewriter.eraseWithUnused(call);
      } else if (operation != null && call.operandCount() == 1) {
        rewriter.replace(call, operation(operation, call, rewriter).results());
      } else if (NOTES.contains(target)
          && call.operandCount() == 1
          && call.resultCount() == 1
          && call.operand(0).type().equals(call.result().type())) {
        rewriter.replace(call, call.operand(0));
      }
    }
  }

  private static Operation operation(OpDefinition definition, Operation call, Rewriter rewriter) {
    OperationBuilder builder =
        Operation.builder(definition).operand(call.operand(0)).range(call.range());
    call.results().forEach(result -> builder.result(result.type()));
    if (definition.equals(ChloOps.TOP_K)
        && call.attribute("mhlo.attributes") instanceof DictionaryAttr attributes) {
      Attribute k = attributes.get("k");
      if (k != null) {
        builder.attribute("k", k);
      }
    }
    return rewriter.before(call).insert(builder);
  }
}
