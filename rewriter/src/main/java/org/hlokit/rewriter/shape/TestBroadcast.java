// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.shape;

import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.FuncOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.Operation;
import org.hlokit.ir.StringAttr;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassDefinition;
import org.hlokit.pass.PassFailure;
import org.hlokit.pass.Remark;
import org.hlokit.rewriter.pattern.Rewriter;

/**
 * Broadcasts the operands of {@code "hlo_test_broadcast.numpy_broadcast"} to one shape and gives
 * them to a custom call {@code @numpy_broadcasted}, for tests of {@link NumpyBroadcast}. Warns of
 * those that do not go together, and leaves them.
 */
public final class TestBroadcast implements Pass {
  public static final PassDefinition DEFINITION =
      PassDefinition.of(
              "hlo-test-broadcast",
              "broadcast operands to one shape, for tests",
              TestBroadcast::new)
          .anchoredOn(FuncOps.FUNC);

  private TestBroadcast() {}

  @Override
  public void run(Operation function, PassContext context) {
    List<Operation> questions = new ArrayList<>();
    function.walk(
        op -> {
          if (op.name().equals("hlo_test_broadcast.numpy_broadcast")) {
            questions.add(op);
          }
        });
    for (Operation question : questions) {
      try {
        answer(question, new Rewriter(context).before(question));
      } catch (PassFailure e) {
        Remark fault = e.remark();
        context.remark(
            new Remark(
                Remark.Kind.WARNING,
                fault.location(),
                fault.range(),
                fault.message(),
                fault.notes(),
                fault.help()));
      }
    }
  }

  private static void answer(Operation question, Rewriter rewriter) {
    Operation call =
        rewriter.insert(
            Operation.builder(StablehloOps.CUSTOM_CALL)
                .operands(new NumpyBroadcast(question, rewriter).apply(question.operands()))
                .attribute("call_target_name", StringAttr.of("numpy_broadcasted"))
                .attribute("has_side_effect", BoolAttr.TRUE)
                .results(question.results().stream().map(OpResult::type).toList()));
    rewriter.replace(question, call.results());
  }
}
