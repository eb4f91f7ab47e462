// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter.equiv;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.interpreter.Interpreter;
import org.hlokit.interpreter.value.ElementTypes;
import org.hlokit.interpreter.value.RuntimeValue;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/** Whether two functions of one signature compute the same: both run on inputs drawn to hurt. */
public final class Equivalence {
  /** What open extents are taken as. */
  private static final int EXTENT = 3;

  private final Criterion criterion;
  private final long seed;
  private final int trials;

  /** The same seed draws the same inputs. */
  public Equivalence(Criterion criterion, long seed, int trials) {
    this.criterion = criterion;
    this.seed = seed;
    this.trials = trials;
  }

  /**
   * One run of both functions.
   *
   * @param regime what was drawn for {@code input}; other inputs are ordinary
   * @param input the argument that the regime is for, or -1 for all
   * @param differences for each output the largest difference, or null where there is none
   */
  public record Trial(
      int number, Regime regime, int input, List<@Nullable Difference> differences) {
    /** Whether all differences are within the criterion. */
    public boolean passes() {
      return differences.stream().allMatch(d -> d == null || d.allowed());
    }
  }

  /** What was found. */
  public record Verdict(ImmutableList<Trial> trials) {
    public boolean equivalent() {
      return trials.stream().allMatch(Trial::passes);
    }

    /** The trial with the largest difference, one that fails before any that passes; or null. */
    public @Nullable Trial worst() {
      return trials.stream()
          .filter(trial -> trial.differences().stream().anyMatch(d -> d != null))
          .max(
              Comparator.comparing((Trial trial) -> !trial.passes())
                  .thenComparingLong(Verdict::largestUlps))
          .orElse(null);
    }

    private static long largestUlps(Trial trial) {
      long largest = 0;
      for (Difference difference : trial.differences()) {
        if (difference != null && (!difference.allowed() || trial.passes())) {
          largest = Math.max(largest, difference.ulps());
        }
      }
      return largest;
    }
  }

  /**
   * Why the functions cannot be compared, or null where they take and give the same types. An
   * extent that only one side knows is no obstacle.
   */
  public static @Nullable String incomparable(Operation first, Operation second) {
    String inputs = mismatch("argument", Signature.inputs(first), Signature.inputs(second));
    return inputs != null ? inputs : mismatch("result", results(first), results(second));
  }

  private static List<Type> results(Operation function) {
    return function.region(0).entry().terminator().operands().stream()
        .map(value -> value.type())
        .toList();
  }

  private static @Nullable String mismatch(String what, List<Type> first, List<Type> second) {
    if (first.size() != second.size()) {
      return "one has %d %ss, the other %d".formatted(first.size(), what, second.size());
    }
    for (int i = 0; i < first.size(); i++) {
      if (!compatible(first.get(i), second.get(i))) {
        return "%s %d differs in type".formatted(what, i);
      }
    }
    return null;
  }

  private static boolean compatible(Type first, Type second) {
    if (!(first instanceof TensorType a) || !(second instanceof TensorType b)) {
      return first.equals(second);
    }
    return a.element().equals(b.element())
        && a.rank() == b.rank()
        && IntStream.range(0, a.rank())
            .allMatch(d -> a.isDynamic(d) || b.isDynamic(d) || a.dimension(d) == b.dimension(d));
  }

  /**
   * Runs both functions in each trial.
   *
   * @throws DiagnosticException where one of them cannot be run
   */
  public Verdict compare(
      Interpreter firstProgram, Operation first, Interpreter secondProgram, Operation second) {
    return compare(firstProgram, first, secondProgram, second, null);
  }

  /**
   * As above, and what the second gives may also be nearer to what is exact.
   *
   * @param exact the first in wider types, or null
   */
  public Verdict compare(
      Interpreter firstProgram,
      Operation first,
      Interpreter secondProgram,
      Operation second,
      @Nullable Exact exact) {
    List<Integer> reals = realInputs(first);
    Operation known = isClosed(first) ? first : second;
    ImmutableList.Builder<Trial> results = ImmutableList.builder();
    for (int t = 0; t < trials; t++) {
      Regime regime = Regime.ofTrial(t);
      int target = reals.isEmpty() ? -1 : reals.get(t / Regime.count() % reals.size());
      List<Regime> regimes = new ArrayList<>();
      for (int i = 0; i < Signature.inputs(first).size(); i++) {
        boolean aimed = target < 0 || i == target;
        regimes.add(aimed ? regime : Regime.ORDINARY);
      }
      List<RuntimeValue> inputs =
          Signature.draw(known, regimes, new InputDraw(seed * 1_000_003 + t), EXTENT);
      List<RuntimeValue> a = firstProgram.run(first, inputs);
      List<RuntimeValue> b = secondProgram.run(second, inputs);
      List<RuntimeValue> expected =
          exact == null ? a : Exact.nearer(a, b, exact.run(inputs), regime != Regime.SPECIAL);
      results.add(new Trial(t, regime, target, differences(expected, b)));
    }
    return new Verdict(results.build());
  }

  private static boolean isClosed(Operation function) {
    return Signature.inputs(function).stream()
        .allMatch(type -> !(type instanceof TensorType tensor) || tensor.hasStaticShape());
  }

  /** The floating-point arguments, those of highest rank first. */
  private static List<Integer> realInputs(Operation function) {
    List<Type> types = Signature.inputs(function);
    return IntStream.range(0, types.size())
        .filter(
            i ->
                types.get(i) instanceof TensorType type
                    && (ElementTypes.isFloat(type.element())
                        || ElementTypes.isComplex(type.element())))
        .boxed()
        .sorted(Comparator.comparingInt((Integer i) -> -((TensorType) types.get(i)).rank()))
        .toList();
  }

  /** For each pair of values the largest difference. */
  List<@Nullable Difference> differences(
      List<? extends RuntimeValue> first, List<? extends RuntimeValue> second) {
    List<@Nullable Difference> differences = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      if (first.get(i) instanceof Tensor a && second.get(i) instanceof Tensor b) {
        if (!Shapes.show(a.shape()).equals(Shapes.show(b.shape()))) {
          throw new org.hlokit.interpreter.value.EvaluationException(
              "result %d has shape %s on one side and %s on the other"
                  .formatted(i, Shapes.show(a.shape()), Shapes.show(b.shape())));
        }
        differences.add(Difference.between(a, b, criterion));
      } else {
        differences.add(null);
      }
    }
    return differences;
  }
}
