// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.op;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hlokit.interpreter.kernel.SpecialFunctions;
import org.hlokit.interpreter.kernel.UnaryOp;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.RuntimeValue;

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
          // How older exporters write CHLO ops.
          .putAll(
              unary(
                  Map.of(
                      "mhlo.acos", SpecialFunctions.ACOS,
                      "mhlo.acosh", SpecialFunctions.ACOSH,
                      "mhlo.asin", SpecialFunctions.ASIN,
                      "mhlo.asinh", SpecialFunctions.ASINH,
                      "mhlo.atanh", SpecialFunctions.ATANH,
                      "mhlo.cosh", SpecialFunctions.COSH,
                      "mhlo.erf", SpecialFunctions.ERF,
                      "mhlo.sinh", SpecialFunctions.SINH)))
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

  private static Map<String, Function<OpCall, List<? extends RuntimeValue>>> unary(
      Map<String, UnaryOp> functions) {
    ImmutableMap.Builder<String, Function<OpCall, List<? extends RuntimeValue>>> table =
        ImmutableMap.builder();
    functions.forEach(
        (name, function) ->
            table.put(name, call -> ImmutableList.of(function.apply(call.tensor(0)))));
    return table.buildOrThrow();
  }
}
