// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.infer;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.ir.Block;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.verify.stablehlo.ResultTypes;
import org.hlokit.verify.stablehlo.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Shows the types that are inferred of an operation's results, for tests.
 *
 * <pre>
 *   %1 = "hlo_test_infer.get_return_types"(%0) : (T) -> R
 *   ==>
 *   %1 = "hlo_test_infer.return_types"(%0) {types0 = U} : (T) -> R
 * </pre>
 *
 * <p>The types are those of the operation that defines {@code %0}. With {@code
 * get_return_type_components} they have elements of {@code index} where the program chooses them.
 */
public final class TestInference implements Pass {
  private static final String TYPES = "hlo_test_infer.get_return_types";
  private static final String SHAPES = "hlo_test_infer.get_return_type_components";

  @Override
  public void run(Operation root, PassContext context) {
    List<Operation> questions = new ArrayList<>();
    root.walk(
        op -> {
          if (op.name().equals(TYPES) || op.name().equals(SHAPES)) {
            questions.add(op);
          }
        });
    questions.forEach(TestInference::answer);
  }

  private static void answer(Operation question) {
    Operation source = question.operandCount() == 1 ? question.operand(0).definingOp() : null;
    ImmutableList<Type> types =
        source == null ? null : infer(source, question.name().equals(SHAPES));
    Block block = question.block();
    if (types == null || block == null) {
      return;
    }
    OperationBuilder answer =
        Operation.builder(
                OpDefinition.unregistered(question.name().replace(".get_return", ".return")))
            .operands(question.operands())
            .results(question.results().stream().map(result -> result.type()).toList())
            .discardable(question.discardable())
            .provenance(question);
    for (int i = 0; i < types.size(); i++) {
      answer.attribute("types" + i, new TypeAttr(types.get(i)));
    }
    Operation replacement = answer.build();
    block.insertBefore(question, replacement);
    for (int i = 0; i < question.resultCount(); i++) {
      question.result(i).replaceAllUsesWith(replacement.result(i));
    }
    question.erase();
  }

  private static @Nullable ImmutableList<Type> infer(Operation op, boolean shapes) {
    try {
      if (shapes) {
        return ResultTypes.inferShapes(op);
      }
      return ResultTypes.inferred().contains(op.definition()) ? ResultTypes.infer(op) : null;
    } catch (Violation e) {
      return null; // the verifier says why
    }
  }
}
