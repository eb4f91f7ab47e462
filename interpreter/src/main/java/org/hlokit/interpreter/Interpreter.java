// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.dialect.FuncOps;
import org.hlokit.interpreter.kernel.Body;
import org.hlokit.interpreter.op.Events;
import org.hlokit.interpreter.op.GridProcess;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.RuntimeValue;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Value;
import org.jspecify.annotations.Nullable;

/**
 * Runs the functions of a module as the StableHLO specification means them, on one device. An
 * instance is for one thread; the module must not change while it is used.
 */
public final class Interpreter {
  /** Calls inside calls beyond this depth are taken for an endless recursion. */
  private static final int MAX_DEPTH = 500;

  private final Map<String, Operation> functions = new LinkedHashMap<>();
  private final Map<Operation, Plan> plans = new HashMap<>();
  private final Lifting lifting;
  private final Events events;
  private int depth;
  private GridProcess process = GridProcess.alone();

  /**
   * For a {@code builtin.module}; what happens beside the computation is told to {@code events}.
   */
  public Interpreter(Operation module, Events events) {
    this.events = events;
    for (Region region : module.regions()) {
      region.blocks().forEach(block -> block.operations().forEach(this::addFunction));
    }
    this.lifting = new Lifting(functions);
  }

  private void addFunction(Operation op) {
    if (op.is(FuncOps.FUNC) && op.attribute("sym_name") instanceof StringAttr name) {
      functions.put(name.value(), op);
    }
  }

  /** The functions by name, in the order of the module. */
  public Map<String, Operation> functions() {
    return java.util.Collections.unmodifiableMap(functions);
  }

  /**
   * The function that a program starts with: {@code name}, or the only one where {@code main} is
   * asked for and there is none of that name.
   *
   * @return null where there is no such function
   */
  public @Nullable Operation entry(String name) {
    Operation function = functions.get(name);
    if (function == null && name.equals("main") && functions.size() == 1) {
      return functions.values().iterator().next();
    }
    return function;
  }

  /**
   * Runs a function.
   *
   * @param inputs one value for each argument, of its type
   * @return what the function returns
   * @throws DiagnosticException where the program cannot be run; the message names the operation
   */
  public ImmutableList<RuntimeValue> run(Operation function, List<? extends RuntimeValue> inputs) {
    if (function.region(0).isEmpty()) {
      throw new DiagnosticException(
          Frame.error(function, "function @%s has no body".formatted(nameOf(function))));
    }
    int expected = function.region(0).entry().arguments().size();
    if (inputs.size() != expected) {
      throw new DiagnosticException(
          Frame.error(
              function,
              "function @%s takes %d inputs, got %d"
                  .formatted(nameOf(function), expected, inputs.size())));
    }
    try {
      return ImmutableList.copyOf(call(function, inputs, false));
    } catch (EvaluationException e) {
      throw new DiagnosticException(Frame.error(function, e.message()));
    } catch (StackOverflowError e) {
      throw new DiagnosticException(Frame.error(function, "calls and regions nest too deeply"));
    }
  }

  /**
   * Runs some operations on their own, such as those that a rewrite has matched or made.
   *
   * @param operations in an order in which each comes after those whose results it uses
   * @param inputs values for all that the operations use and do not compute
   * @return the value of each of {@code outputs}
   */
  public ImmutableList<RuntimeValue> evaluate(
      List<Operation> operations,
      Map<? extends Value, ? extends RuntimeValue> inputs,
      List<? extends Value> outputs) {
    Plan plan = new Plan(List.copyOf(inputs.keySet()));
    List<Plan.Step> steps = new ArrayList<>();
    for (Operation op : operations) {
      if (!op.definition().has(Trait.TERMINATOR)) {
        steps.add(plan.step(op));
      }
    }
    outputs.forEach(plan::slot);
    Frame frame = new Frame(this, plan, false);
    inputs.forEach((value, content) -> frame.set(plan.slot(value), content));
    steps.forEach(frame::run);
    return outputs.stream()
        .map(value -> frame.get(plan.slot(value)))
        .collect(ImmutableList.toImmutableList());
  }

  List<RuntimeValue> call(String name, List<? extends RuntimeValue> arguments, boolean lifted) {
    return call(defined(name), arguments, lifted);
  }

  List<RuntimeValue> callAs(
      GridProcess other, String name, List<? extends RuntimeValue> arguments) {
    GridProcess caller = process;
    process = other;
    try {
      return call(name, arguments, false);
    } finally {
      process = caller;
    }
  }

  GridProcess process() {
    return process;
  }

  int argumentCount(String name) {
    return defined(name).region(0).entry().arguments().size();
  }

  /** A function of scalars, to be applied to many. */
  Body body(String name) {
    Region region = defined(name).region(0);
    Plan plan = plans.computeIfAbsent(defined(name), _ -> new Plan(region));
    return new ScalarBody(region, new Frame(this, plan, false), lifting);
  }

  private Operation defined(String name) {
    Operation function = functions.get(name);
    if (function == null || function.region(0).isEmpty()) {
      throw new EvaluationException("calls @" + name + ", which is not defined here");
    }
    return function;
  }

  private List<RuntimeValue> call(
      Operation function, List<? extends RuntimeValue> arguments, boolean lifted) {
    Region body = function.region(0);
    if (body.blocks().size() != 1) {
      throw new EvaluationException("functions of several blocks are not supported");
    }
    if (++depth > MAX_DEPTH) {
      throw new EvaluationException("calls nest too deeply");
    }
    try {
      Plan plan = plans.computeIfAbsent(function, _ -> new Plan(body));
      return new Frame(this, plan, lifted).run(body, arguments);
    } finally {
      depth--;
    }
  }

  Lifting lifting() {
    return lifting;
  }

  Events events() {
    return events;
  }

  Diagnostic unsupported(Operation op) {
    String name = "'" + op.name() + "' op ";
    if (op.definition().has(Trait.COLLECTIVE)) {
      return Frame.error(op, name + "is not supported by the interpreter")
          .withNote(null, "it exchanges data between devices, and programs run here on one");
    }
    return Frame.error(op, name + "is not supported by the interpreter");
  }

  static String nameOf(Operation function) {
    return function.attribute("sym_name") instanceof StringAttr name ? name.value() : "?";
  }
}
