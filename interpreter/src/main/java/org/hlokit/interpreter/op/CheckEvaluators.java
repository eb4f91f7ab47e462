// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.op;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hlokit.dialect.CheckOps;
import org.hlokit.interpreter.check.Comparer;
import org.hlokit.interpreter.check.Mismatch;
import org.hlokit.interpreter.check.Tolerance;
import org.hlokit.interpreter.value.ElementTypes;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.RuntimeValue;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.FloatAttr;
import org.hlokit.ir.IntegerAttr;
import org.hlokit.ir.OpDefinition;

/**
 * The check dialect, and the custom calls {@code check.*} of JAX's test data. What they found goes
 * to {@link Events#checked}.
 */
final class CheckEvaluators {
  static final ImmutableMap<OpDefinition, Evaluator> TABLE =
      ImmutableMap.ofEntries(
          check(
              CheckOps.EXPECT_EQ, c -> report(c, c.tensor(0), c.tensor(1), new Tolerance.Exact())),
          check(
              CheckOps.EXPECT_EQ_CONST,
              c -> report(c, c.tensor(0), constant(c), new Tolerance.Exact())),
          check(CheckOps.EXPECT_ALMOST_EQ, c -> report(c, c.tensor(0), c.tensor(1), absolute(c))),
          check(
              CheckOps.EXPECT_ALMOST_EQ_CONST,
              c -> report(c, c.tensor(0), constant(c), absolute(c))),
          check(
              CheckOps.EXPECT_CLOSE,
              c ->
                  report(
                      c,
                      c.tensor(0),
                      c.tensor(1),
                      new Tolerance.Ulps(
                          count(c, "min_ulp_difference", 0), count(c, "max_ulp_difference", 1)))),
          check(CheckOps.EXPECT_SERIALIZED_EQ, CheckEvaluators::serialized));

  /** The same checks spelled as custom calls, with the tolerances that those imply. */
  static final ImmutableMap<String, Function<OpCall, List<? extends RuntimeValue>>> CALLS =
      ImmutableMap.of(
          "check.expect_eq", c -> report(c, c.tensor(0), c.tensor(1), new Tolerance.Exact()),
          "check.expect_close", c -> report(c, c.tensor(0), c.tensor(1), new Tolerance.Ulps(0, 3)),
          "check.expect_almost_eq",
              c -> report(c, c.tensor(0), c.tensor(1), new Tolerance.Absolute(1e-3)),
          "check.eq",
              // The expected value comes first.
              c -> report(c, c.tensor(1), c.tensor(0), equality(c)));

  private CheckEvaluators() {}

  private static Map.Entry<OpDefinition, Evaluator> check(
      OpDefinition op, Function<OpCall, List<? extends RuntimeValue>> function) {
    return Map.entry(op, new Evaluator.Many(function, /* keepsStorage= */ true));
  }

  private static Tolerance equality(OpCall call) {
    return ElementTypes.isFloat(call.tensor(0).element())
            || ElementTypes.isComplex(call.tensor(0).element())
        ? new Tolerance.Absolute(1e-4)
        : new Tolerance.Exact();
  }

  private static Tolerance absolute(OpCall call) {
    return new Tolerance.Absolute(
        call.attribute("tolerance") instanceof FloatAttr tolerance
            ? tolerance.doubleValue()
            : 1e-4);
  }

  private static long count(OpCall call, String name, long standard) {
    return call.attribute(name) instanceof IntegerAttr integer ? integer.longValue() : standard;
  }

  private static Tensor constant(OpCall call) {
    return MovementOps.constant(call.attribute("value"), call.tensor(0).type());
  }

  private static List<? extends RuntimeValue> report(
      OpCall call, Tensor actual, Tensor expected, Tolerance tolerance) {
    Mismatch mismatch = Comparer.compare(actual, expected, tolerance);
    call.evaluation().events().checked(call.op(), mismatch);
    return call.resultTypes().isEmpty()
        ? ImmutableList.of()
        : ImmutableList.of(ReductionOps.bool(mismatch == null));
  }

  private static List<? extends RuntimeValue> serialized(OpCall call) {
    String id = call.word("probe_id", "");
    int iteration = (int) count(call, "iteration", 0);
    Tensor seen = call.evaluation().events().probe(id, iteration);
    if (seen == null) {
      throw new EvaluationException("probe '" + id + "' has not run " + (iteration + 1) + " times");
    }
    return report(call, seen, call.tensor(0), new Tolerance.Exact());
  }
}
