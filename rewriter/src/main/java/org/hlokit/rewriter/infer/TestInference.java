// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.infer;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.FuncOps;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Block;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.Value;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.Remark;
import org.hlokit.print.Printer;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.simplify.ConstantHoisting;
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
 * <p>{@code reify_return_type_shapes} becomes a program that computes the shape, see {@link
 * ReifiedShapes}.
 *
 * <p>The types are those of the operation that defines {@code %0}. With {@code
 * get_return_type_components} they have elements of {@code index} where the program chooses them.
 */
public final class TestInference implements Pass {
  private static final String TYPES = "hlo_test_infer.get_return_types";
  private static final String SHAPES = "hlo_test_infer.get_return_type_components";
  private static final String PROGRAM = "hlo_test_infer.reify_return_type_shapes";
  private static final ImmutableSet<String> QUESTIONS = ImmutableSet.of(TYPES, SHAPES, PROGRAM);

  @Override
  public void run(Operation root, PassContext context) {
    List<Operation> questions = new ArrayList<>();
    root.walk(
        op -> {
          if (QUESTIONS.contains(op.name())) {
            questions.add(op);
          }
        });
    for (Operation question : questions) {
      if (question.name().equals(PROGRAM)) {
        reify(question, context);
      } else {
        answer(question);
      }
    }
    root.walk(
        op -> {
          if (op.is(FuncOps.FUNC)) {
            ConstantHoisting.run(op);
          }
        });
  }

  private static void reify(Operation question, PassContext context) {
    Operation source = question.operandCount() == 1 ? question.operand(0).definingOp() : null;
    if (source == null) {
      return;
    }
    Attribute fault = ReifiedShapes.broadcastFault(source);
    if (fault != null) {
      context.remark(
          Remark.warning(
              source,
              "unsupported non prefix-padded dynamic rank broadcast_dimensions = "
                  + Printer.toText(fault)));
      return;
    }
    Rewriter rewriter = new Rewriter().before(question);
    Value shape = ReifiedShapes.of(source, new IndexBuilder(rewriter));
    if (shape != null && shape.type().equals(question.result(0).type())) {
      rewriter.replace(question, List.of(shape));
    }
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
