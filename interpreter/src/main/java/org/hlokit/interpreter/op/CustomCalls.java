// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.op;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hlokit.interpreter.kernel.SpecialFunctions;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.RuntimeValue;
import org.hlokit.interpreter.value.Tensor;

/** What the custom calls mean that are known by name. */
final class CustomCalls {
  private static final ImmutableMap<String, Function<OpCall, List<? extends RuntimeValue>>> TABLE =
      ImmutableMap.<String, Function<OpCall, List<? extends RuntimeValue>>>builder()
          .putAll(CheckEvaluators.CALLS)
          .putAll(DynamicCalls.TABLE)
          .put("ai_edge_torch.rms_norm", RmsNormCalls::evaluate)
          // On one device a sharded tensor is the whole tensor.
          .put("Sharding", OpCall::operands)
          .put("SPMDFullToShardShape", OpCall::operands)
          .put("SPMDShardToFullShape", OpCall::operands)
          .put("LayoutConstraint", OpCall::operands)
          // Where a value lies is not what it is.
          .put("MoveToDevice", OpCall::operands)
          .put("MoveToHost", OpCall::operands)
          .put("annotate_device_placement", OpCall::operands)
          // A value and the shape that it is known to have.
          .put("stablehlo.shape_refinement_operand_wrapper", call -> call.operands().subList(0, 1))
          // How older exporters write CHLO ops.
          .put("mhlo.acos", unary(SpecialFunctions.ACOS::apply))
          .put("mhlo.acosh", unary(SpecialFunctions.ACOSH::apply))
          .put("mhlo.asin", unary(SpecialFunctions.ASIN::apply))
          .put("mhlo.asinh", unary(SpecialFunctions.ASINH::apply))
          .put("mhlo.atanh", unary(SpecialFunctions.ATANH::apply))
          .put("mhlo.cosh", unary(SpecialFunctions::cosh))
          .put("mhlo.erf", unary(SpecialFunctions.ERF::apply))
          .put("mhlo.sinh", unary(SpecialFunctions::sinh))
          .buildOrThrow();

  private CustomCalls() {}

  static List<? extends RuntimeValue> evaluate(OpCall call) {
    String target = call.word("call_target_name", "");
    Function<OpCall, List<? extends RuntimeValue>> function = TABLE.get(target);
    if (function == null) {
      throw new EvaluationException(
          "the custom call @" + target + " has no meaning that is known here");
    }
    return function.apply(call);
  }

  private static Function<OpCall, List<? extends RuntimeValue>> unary(
      UnaryOperator<Tensor> function) {
    return call -> ImmutableList.of(function.apply(call.tensor(0)));
  }
}
