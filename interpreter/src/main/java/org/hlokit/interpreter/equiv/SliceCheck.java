// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.equiv;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hlokit.interpreter.Interpreter;
import org.hlokit.interpreter.value.RuntimeValue;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * Checks a rewrite while it happens. Before it, the values that it will replace are computed from
 * drawn inputs; after it, those that have taken their place are computed from the same inputs.
 *
 * <pre>
 *   SliceCheck check = SliceCheck.before(interpreter, replaced, boundary, criterion, seed, trials);
 *   ... the rewrite ...
 *   Equivalence.Verdict verdict = check.after(replacements);
 * </pre>
 */
public final class SliceCheck {
  private final Interpreter interpreter;
  private final Equivalence equivalence;
  private final List<Map<Value, RuntimeValue>> inputs = new ArrayList<>();
  private final List<Regime> regimes = new ArrayList<>();
  private final List<List<RuntimeValue>> expected = new ArrayList<>();

  private SliceCheck(Interpreter interpreter, Criterion criterion, long seed, int trials) {
    this.interpreter = interpreter;
    this.equivalence = new Equivalence(criterion, seed, trials);
  }

  /**
   * Computes {@code outputs} from drawn values of {@code boundary}.
   *
   * @param boundary values of static type at which the slice begins; what they do not cover is
   *     followed back to constants and the function's arguments
   * @throws org.hlokit.diagnostic.DiagnosticException where the slice cannot be run
   */
  public static SliceCheck before(
      Interpreter interpreter,
      List<? extends Value> outputs,
      Set<? extends Value> boundary,
      Criterion criterion,
      long seed,
      int trials) {
    SliceCheck check = new SliceCheck(interpreter, criterion, seed, trials);
    List<Operation> slice = slice(outputs, boundary);
    Set<Value> live = liveIns(slice, outputs);
    live.addAll(boundary);
    for (int t = 0; t < trials; t++) {
      Regime regime = Regime.ofTrial(t);
      InputDraw draw = new InputDraw(seed * 1_000_003 + t);
      Map<Value, RuntimeValue> values = new LinkedHashMap<>();
      for (Value value : live) {
        values.put(value, draw.draw(value.tensorType(), regime));
      }
      check.inputs.add(values);
      check.regimes.add(regime);
      check.expected.add(interpreter.evaluate(slice, values, outputs));
    }
    return check;
  }

  /**
   * Computes {@code replacements}, in the order of the outputs, from the same inputs.
   *
   * @throws org.hlokit.diagnostic.DiagnosticException where the new slice cannot be run
   */
  public Equivalence.Verdict after(List<? extends Value> replacements) {
    ImmutableList.Builder<Equivalence.Trial> trials = ImmutableList.builder();
    for (int t = 0; t < inputs.size(); t++) {
      Map<Value, RuntimeValue> values = new HashMap<>(inputs.get(t));
      List<Operation> slice = slice(replacements, values.keySet());
      List<@Nullable Difference> differences =
          equivalence.differences(
              expected.get(t), interpreter.evaluate(slice, values, replacements));
      trials.add(new Equivalence.Trial(t, regimes.get(t), -1, differences));
    }
    return new Equivalence.Verdict(trials.build());
  }

  /** The operations that {@code outputs} need, back to {@code boundary}, in order. */
  public static List<Operation> slice(
      List<? extends Value> outputs, Set<? extends Value> boundary) {
    List<Operation> order = new ArrayList<>();
    Set<Operation> seen = new HashSet<>();
    for (Value output : outputs) {
      visit(output, boundary, seen, order);
    }
    return order;
  }

  private static void visit(
      Value value, Set<? extends Value> boundary, Set<Operation> seen, List<Operation> order) {
    Operation op = value.definingOp();
    if (op == null || boundary.contains(value) || !seen.add(op)) {
      return;
    }
    // Regions may use values from outside of them.
    op.walk(
        inner ->
            inner
                .operands()
                .forEach(
                    v -> {
                      Operation definition = v.definingOp();
                      if (definition != null && !isInside(definition, op)) {
                        visit(v, boundary, seen, order);
                      }
                    }));
    order.add(op);
  }

  private static boolean isInside(Operation op, Operation ancestor) {
    for (Operation at = op; at != null; at = at.parentOp()) {
      if (at == ancestor) {
        return true;
      }
    }
    return false;
  }

  /** What a slice uses and does not compute. */
  private static Set<Value> liveIns(List<Operation> slice, List<? extends Value> outputs) {
    Set<Value> defined = new HashSet<>();
    for (Operation op : slice) {
      op.walk(
          inner -> {
            defined.addAll(inner.results());
            inner.regions().forEach(r -> r.blocks().forEach(b -> defined.addAll(b.arguments())));
          });
    }
    Set<Value> live = new LinkedHashSet<>();
    for (Operation op : slice) {
      op.walk(
          inner -> {
            if (!inner.definition().has(Trait.CONSTANT_LIKE)) {
              inner.operands().stream()
                  .filter(v -> !defined.contains(v) && v.type() instanceof TensorType)
                  .forEach(live::add);
            }
          });
    }
    outputs.stream().filter(v -> !defined.contains(v)).forEach(live::add);
    return live;
  }
}
