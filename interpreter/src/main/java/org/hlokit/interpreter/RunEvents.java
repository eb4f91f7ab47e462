// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ListMultimap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.interpreter.check.Mismatch;
import org.hlokit.interpreter.op.Events;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.Operation;
import org.jspecify.annotations.Nullable;

/** Remembers what happened in a run: the checks that failed, the probes, the warnings. */
public final class RunEvents implements Events {
  private final double defaultEpsilon;
  private final BiConsumer<Operation, Tensor> printer;
  private final Consumer<Diagnostic> warnings;
  private final List<Diagnostic> failures = new ArrayList<>();
  private final ListMultimap<String, Tensor> probes = ArrayListMultimap.create();
  private final Set<Operation> warned = new HashSet<>();
  private int checks;

  /**
   * Creates a listener.
   *
   * @param defaultEpsilon what a fused normalisation without an epsilon is read with
   * @param printer gets what {@code interpreter.print} shows
   * @param warnings gets each warning once for its operation
   */
  public RunEvents(
      double defaultEpsilon, BiConsumer<Operation, Tensor> printer, Consumer<Diagnostic> warnings) {
    this.defaultEpsilon = defaultEpsilon;
    this.printer = printer;
    this.warnings = warnings;
  }

  /** A listener that keeps warnings and printed values to itself. */
  public static RunEvents quiet() {
    return new RunEvents(1e-6, (op, tensor) -> {}, warning -> {});
  }

  /** How many check ops have run. */
  public int checks() {
    return checks;
  }

  /** The checks that failed, in the order in which they ran. */
  public ImmutableList<Diagnostic> failures() {
    return ImmutableList.copyOf(failures);
  }

  /** What each probe saw, in the order in which it ran. */
  public ImmutableListMultimap<String, Tensor> probes() {
    return ImmutableListMultimap.copyOf(probes);
  }

  @Override
  public void checked(Operation op, @Nullable Mismatch mismatch) {
    checks++;
    if (mismatch != null) {
      failures.add(Frame.error(op, "check failed: " + mismatch.describe()));
    }
  }

  @Override
  public void printed(Operation op, Tensor value) {
    printer.accept(op, value);
  }

  @Override
  public void probed(String id, Tensor value) {
    probes.put(id, value);
  }

  @Override
  public @Nullable Tensor probe(String id, int number) {
    List<Tensor> seen = probes.get(id);
    return number < seen.size() ? seen.get(number) : null;
  }

  @Override
  public void warn(Operation op, String message) {
    if (warned.add(op)) {
      warnings.accept(Diagnostic.warning(op.range(), "'" + op.name() + "' op: " + message));
    }
  }

  @Override
  public double defaultEpsilon() {
    return defaultEpsilon;
  }
}
