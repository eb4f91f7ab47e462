// SPDX-License-Identifier: Apache-2.0
package org.hlokit.interpreter;

import static com.google.common.collect.ImmutableList.toImmutableList;

import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.diagnostic.DiagnosticException;
import org.hlokit.interpreter.kernel.Body;
import org.hlokit.interpreter.op.Evaluation;
import org.hlokit.interpreter.op.Evaluator;
import org.hlokit.interpreter.op.Events;
import org.hlokit.interpreter.op.GridProcess;
import org.hlokit.interpreter.op.OpCall;
import org.hlokit.interpreter.op.QuantizedOps;
import org.hlokit.interpreter.value.EvaluationException;
import org.hlokit.interpreter.value.RuntimeValue;
import org.hlokit.interpreter.value.Shapes;
import org.hlokit.interpreter.value.Tensor;
import org.hlokit.ir.Location;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Trait;
import org.hlokit.ir.Type;
import org.jspecify.annotations.Nullable;

/** One running function: the values in its slots. */
final class Frame implements Evaluation {
  /** Constants of at most this many elements are read once and kept. */
  private static final int SMALL = 4096;

  private final Interpreter interpreter;
  private final Plan plan;
  private final @Nullable RuntimeValue[] values;

  /** Whether values of scalar type hold many scalars side by side. */
  private final boolean lifted;

  Frame(Interpreter interpreter, Plan plan, boolean lifted) {
    this.interpreter = interpreter;
    this.plan = plan;
    this.values = new @Nullable RuntimeValue[plan.slotCount()];
    this.lifted = lifted;
  }

  /** The same values, for a region whose scalars stand for many. */
  private Frame(Frame outer) {
    this.interpreter = outer.interpreter;
    this.plan = outer.plan;
    this.values = outer.values;
    this.lifted = true;
  }

  void set(int slot, RuntimeValue value) {
    values[slot] = value;
  }

  RuntimeValue get(int slot) {
    RuntimeValue value = values[slot];
    if (value == null) {
      throw new IllegalStateException("value of slot " + slot + " is not there");
    }
    return value;
  }

  @Override
  public List<RuntimeValue> run(Region region, List<? extends RuntimeValue> arguments) {
    Plan.BlockPlan block = plan.block(region);
    if (arguments.size() != block.arguments().length) {
      throw new EvaluationException(
          "the region takes %d arguments, got %d"
              .formatted(block.arguments().length, arguments.size()));
    }
    for (int i = 0; i < arguments.size(); i++) {
      values[block.arguments()[i]] = arguments.get(i);
    }
    for (Plan.Step step : block.steps()) {
      run(step);
    }
    RuntimeValue[] results = new RuntimeValue[block.result().length];
    for (int i = 0; i < results.length; i++) {
      results[i] = get(block.result()[i]);
    }
    return Arrays.asList(results);
  }

  /** Runs one operation and forgets what nobody reads after it. */
  void run(Plan.Step step) {
    if (step.constant != null) {
      values[step.results[0]] = step.constant;
    } else {
      List<RuntimeValue> results = evaluate(step);
      for (int i = 0; i < step.results.length; i++) {
        values[step.results[i]] = results.get(i);
      }
      if (step.op.definition().has(Trait.CONSTANT_LIKE)
          && results.getFirst() instanceof Tensor tensor
          && tensor.count() <= SMALL) {
        step.constant = tensor;
      }
    }
    for (int slot : step.dead) {
      values[slot] = null;
    }
  }

  private List<RuntimeValue> evaluate(Plan.Step step) {
    Operation op = step.op;
    Evaluator evaluator = step.evaluator;
    if (evaluator == null) {
      throw new DiagnosticException(interpreter.unsupported(op));
    }
    RuntimeValue[] operands = new RuntimeValue[step.operands.length];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = get(step.operands[i]);
    }
    List<Type> types = resultTypes(op);
    try {
      OpCall call = new OpCall(op, Arrays.asList(operands), types, this);
      List<RuntimeValue> results =
          !step.quantized
              ? evaluator.evaluate(call)
              : evaluator.keepsStorage()
                  ? QuantizedOps.moved(evaluator.evaluate(call), types)
                  : QuantizedOps.evaluate(evaluator, call);
      if (!lifted) {
        checkResults(types, results);
      }
      return results;
    } catch (EvaluationException e) {
      throw new DiagnosticException(error(op, "'" + op.name() + "' op " + e.message()));
    } catch (IndexOutOfBoundsException
        | ClassCastException
        | NegativeArraySizeException
        | ArithmeticException
        | IllegalArgumentException
        | NoSuchElementException e) {
      DiagnosticException failure =
          new DiagnosticException(
              error(op, "'" + op.name() + "' op has operands or attributes that do not fit"));
      failure.initCause(e);
      throw failure;
    }
  }

  private static List<Type> resultTypes(Operation op) {
    Type[] types = new Type[op.resultCount()];
    for (int i = 0; i < types.length; i++) {
      types[i] = op.result(i).type();
    }
    return Arrays.asList(types);
  }

  static Diagnostic error(Operation op, String message) {
    if (op.range() == null && op.location() instanceof Location.FileLineCol at) {
      return Diagnostic.error(
          null, "%s:%d:%d: %s".formatted(at.file(), at.line(), at.column(), message));
    }
    return Diagnostic.error(op.range(), message);
  }

  /** What was computed must have the type that was declared, as far as that is known. */
  private static void checkResults(List<Type> types, List<RuntimeValue> results) {
    if (types.size() != results.size()) {
      throw new EvaluationException(
          "declares %d results, but %d were computed".formatted(types.size(), results.size()));
    }
    for (int i = 0; i < types.size(); i++) {
      if (types.get(i) instanceof TensorType type && results.get(i) instanceof Tensor tensor) {
        boolean fits = type.rank() == tensor.rank() && type.element().equals(tensor.element());
        for (int d = 0; fits && d < type.rank(); d++) {
          fits = type.isDynamic(d) || type.dimension(d) == tensor.dimension(d);
        }
        if (!fits) {
          throw new EvaluationException(
              "declares result %d with shape %s and element type %s, but computes %s and %s"
                  .formatted(
                      i,
                      type.shape(),
                      type.element(),
                      Shapes.show(tensor.shape()),
                      tensor.element()));
        }
      }
    }
  }

  @Override
  public List<RuntimeValue> call(String function, List<? extends RuntimeValue> arguments) {
    return interpreter.call(function, arguments, lifted);
  }

  @Override
  public List<RuntimeValue> callAs(
      GridProcess process, String function, List<? extends RuntimeValue> arguments) {
    return interpreter.callAs(process, function, arguments);
  }

  @Override
  public int argumentCount(String function) {
    return interpreter.argumentCount(function);
  }

  @Override
  public GridProcess process() {
    return interpreter.process();
  }

  @Override
  public Body body(Region region) {
    return new ScalarBody(region, this, interpreter.lifting());
  }

  @Override
  public Body body(String function) {
    return interpreter.body(function);
  }

  /** Runs a region on many scalars side by side. */
  List<Tensor> runLifted(Region region, List<Tensor> arguments) {
    return tensors(new Frame(this).run(region, arguments));
  }

  static List<Tensor> tensors(List<? extends RuntimeValue> values) {
    return values.stream().map(Tensor.class::cast).collect(toImmutableList());
  }

  @Override
  public Events events() {
    return interpreter.events();
  }
}
