// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite.legalize;

import static com.google.common.collect.ImmutableMap.toImmutableMap;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hlokit.dialect.ChloOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;

/**
 * Custom calls by which exporters write operations of other dialects and functions of libraries,
 * and notes for compilers: the operations themselves, and nothing.
 */
final class NamedCalls {
  private static final ImmutableMap<String, Legalization> CALLS =
      ImmutableMap.<String, Legalization>builder()
          .putAll(LinearAlgebraCalls.all())
          .putAll(
              Stream.of(
                      ChloOps.ACOS,
                      ChloOps.ACOSH,
                      ChloOps.ASIN,
                      ChloOps.ASINH,
                      ChloOps.ATAN,
                      ChloOps.ATANH,
                      ChloOps.BESSEL_I1E,
                      ChloOps.COSH,
                      ChloOps.ERF,
                      ChloOps.ERF_INV,
                      ChloOps.SINH,
                      StablehloOps.TAN,
                      ChloOps.TOP_K)
                  .collect(
                      toImmutableMap(
                          op -> "mhlo." + name(op),
                          op -> (call, rewriter) -> operation(op, call, rewriter))))
          .put("ApproxTopK", Selections::approximateTopK)
          .buildOrThrow();

  /** Calls that give back what they are given. */
  private static final ImmutableSet<String> NOTES =
      ImmutableSet.of(
          "LayoutConstraint",
          "MoveToDevice",
          "MoveToHost",
          "Sharding",
          "SPMDFullToShardShape",
          "SPMDShardToFullShape",
          "annotate_device_placement",
          "tt.mark_argument",
          "tt.sharding_constraint",
          "xla.sdy.FuncResultSharding");

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
      if (DynamicShapes.isShapeAssertion(call)) {
        rewriter.eraseWithUnused(call);
        continue;
      }
      Legalization meaning = CALLS.get(target);
      if (meaning == null && NOTES.contains(target)) {
        meaning = (note, _) -> given(note);
      }
      if (meaning != null) {
        List<Value> replacements = meaning.replacements(call, rewriter.before(call));
        if (!replacements.isEmpty()) {
          rewriter.replace(call, replacements);
        }
      }
    }
  }

  private static String name(OpDefinition op) {
    return op.name().substring(op.name().indexOf('.') + 1);
  }

  /** What a note is about; nothing where it changes the type, since then it is none. */
  private static List<Value> given(Operation note) {
    return note.operandCount() == 1
            && note.resultCount() == 1
            && note.operand(0).type().equals(note.result().type())
        ? List.of(note.operand(0))
        : List.of();
  }

  private static List<Value> operation(OpDefinition definition, Operation call, Rewriter rewriter) {
    if (call.operandCount() != 1) {
      return List.of();
    }
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
    return List.copyOf(rewriter.insert(builder).results());
  }
}
