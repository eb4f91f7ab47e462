// SPDX-License-Identifier: Apache-2.0
package org.hlokit.cli;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hlokit.dialect.BuiltinOps;
import org.hlokit.dialect.FuncOps;
import org.hlokit.interpreter.equiv.SliceCheck;
import org.hlokit.ir.Block;
import org.hlokit.ir.FloatType;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Cloner;
import org.hlokit.rewriter.pattern.Effects;
import org.hlokit.rewriter.pattern.Literals;
import org.hlokit.rewriter.pattern.Symbols;
import org.jspecify.annotations.Nullable;

/**
 * The smallest functions that hold what a rewrite replaces and what it puts there: {@code @before}
 * and {@code @after} of a module of their own, with the same arguments.
 *
 * <p>They begin where both sides meet: at the nearest values that the new operations take from the
 * program, and at whatever else the old ones need. Constants stay inside.
 *
 * @param elements how many the arguments hold together
 */
record RewrittenSlice(Operation module, Operation before, Operation after, long elements) {
  static final String BEFORE = "before";
  private static final String AFTER = "after";

  /** A slice that holds more operations, or has larger arguments, is not worth running. */
  private static final int MAX_OPERATIONS = 400;

  private static final long MAX_ELEMENTS = 1 << 22;

  /** How far back a value may depend on another at which a slice begins. */
  private static final int NEAR = 48;

  /** The functions, or null where there are none of moderate size and static types. */
  static @Nullable RewrittenSlice of(Operation op, List<? extends Value> values) {
    List<Value> old = ImmutableList.copyOf(op.results());
    Set<Value> boundary = meeting(op, values);
    boundary = independent(boundary);
    List<Operation> oldOps = SliceCheck.slice(old, boundary);
    List<Operation> newOps = SliceCheck.slice(values, boundary);
    if (oldOps.size() + newOps.size() > MAX_OPERATIONS) {
      return null;
    }
    Set<Value> arguments = new LinkedHashSet<>(boundary);
    arguments.addAll(free(oldOps, old));
    arguments.addAll(free(newOps, values));
    if (!arguments.stream().allMatch(RewrittenSlice::isDrawable)) {
      return null;
    }
    long elements =
        arguments.stream().mapToLong(argument -> argument.tensorType().elementCount()).sum();
    if (elements > MAX_ELEMENTS) {
      return null;
    }
    Operation module = Operation.builder(BuiltinOps.MODULE).region(new Region()).build();
    Block body = module.region(0).addBlock();
    Operation before = function(BEFORE, oldOps, arguments, old);
    Operation after = function(AFTER, newOps, arguments, values);
    body.append(before);
    body.append(after);
    addCallees(Symbols.tableAround(op), body, before, after);
    return new RewrittenSlice(module, before, after, elements);
  }

  /** A copy of the module. */
  Operation copy() {
    return new Cloner().copy(module);
  }

  // --- where the slices begin -------------------------------------------------------------------

  /** The values nearest to {@code values} that {@code op} depends on, too, and that vary. */
  private static Set<Value> meeting(Operation op, List<? extends Value> values) {
    Set<Value> needed = new HashSet<>();
    collect(op, needed, new int[] {MAX_OPERATIONS});
    Set<Value> found = new LinkedHashSet<>();
    Set<Value> seen = new HashSet<>();
    List<Value> open = new ArrayList<>(values);
    while (!open.isEmpty()) {
      Value value = open.removeLast();
      if (!seen.add(value) || isConstant(value, NEAR)) {
        continue;
      }
      Operation definition = value.definingOp();
      if (definition == null || needed.contains(value)) {
        found.add(value);
      } else {
        open.addAll(outerOperands(definition));
      }
    }
    return found;
  }

  /** What {@code op} depends on, as far as {@code budget} operations back. */
  private static void collect(Operation op, Set<Value> needed, int[] budget) {
    List<Operation> open = new ArrayList<>(List.of(op));
    for (int next = 0; next < open.size() && budget[0]-- > 0; next++) {
      for (Value operand : outerOperands(open.get(next))) {
        Operation definition = operand.definingOp();
        if (needed.add(operand) && definition != null) {
          open.add(definition);
        }
      }
    }
  }

  /** Without those that depend on others of them: these are computed and not drawn. */
  private static Set<Value> independent(Set<Value> boundary) {
    Set<Value> kept = new LinkedHashSet<>(boundary);
    for (Value value : boundary) {
      Operation definition = value.definingOp();
      if (definition != null) {
        Set<Value> behind = new HashSet<>();
        collect(definition, behind, new int[] {NEAR});
        if (behind.stream().anyMatch(boundary::contains)) {
          kept.remove(value);
        }
      }
    }
    return kept;
  }

  private static boolean isConstant(Value value, int steps) {
    Operation op = value.definingOp();
    if (op == null || steps == 0 || !Effects.isPure(op)) {
      return false;
    }
    return Literals.isConstant(op)
        || (op.operandCount() > 0
            && op.regions().isEmpty()
            && op.operands().stream().allMatch(operand -> isConstant(operand, steps - 1)));
  }

  /** What {@code op} and its regions use from outside of it. */
  private static ImmutableList<Value> outerOperands(Operation op) {
    if (op.regions().isEmpty()) {
      return ImmutableList.copyOf(op.operands());
    }
    Set<Value> inside = new HashSet<>();
    List<Value> used = new ArrayList<>();
    op.walk(
        inner -> {
          inner.regions().forEach(r -> r.blocks().forEach(b -> inside.addAll(b.arguments())));
          inside.addAll(inner.results());
          used.addAll(inner.operands());
        });
    return used.stream()
        .filter(value -> !inside.contains(value))
        .collect(ImmutableList.toImmutableList());
  }

  /** What operations use and do not compute. */
  private static Set<Value> free(List<Operation> ops, List<? extends Value> outputs) {
    Set<Value> computed = new HashSet<>();
    ops.forEach(op -> computed.addAll(op.results()));
    Set<Value> free = new LinkedHashSet<>();
    ops.forEach(op -> free.addAll(outerOperands(op)));
    free.addAll(outputs);
    free.removeAll(computed);
    return free;
  }

  private static boolean isDrawable(Value value) {
    return value.type() instanceof TensorType type
        && type.hasStaticShape()
        && (type.element() instanceof FloatType || type.element() instanceof IntegerType);
  }

  // --- functions --------------------------------------------------------------------------------

  private static Operation function(
      String name, List<Operation> ops, Set<Value> arguments, List<? extends Value> outputs) {
    Region region = new Region();
    Block block = region.addBlock();
    Cloner cloner = new Cloner();
    ImmutableList.Builder<Type> inputs = ImmutableList.builder();
    for (Value argument : arguments) {
      inputs.add(argument.type());
      cloner.map(argument, block.addArgument(argument.type()));
    }
    ops.forEach(op -> block.append(cloner.copy(op)));
    var end = Operation.builder(FuncOps.RETURN);
    outputs.forEach(output -> end.operand(cloner.copyOf(output)));
    block.append(end.build());
    ImmutableList<Type> results =
        outputs.stream().map(Value::type).collect(ImmutableList.toImmutableList());
    return Operation.builder(FuncOps.FUNC)
        .attribute("sym_name", StringAttr.of(name))
        .attribute("function_type", new TypeAttr(new FunctionType(inputs.build(), results)))
        .region(region)
        .build();
  }

  /** Copies the functions of {@code table} that {@code roots} refer to, directly or not. */
  private static void addCallees(Operation table, Block body, Operation... roots) {
    Symbols symbols = new Symbols(table);
    Map<String, Boolean> done = new HashMap<>();
    List<Operation> open = new ArrayList<>(List.of(roots));
    while (!open.isEmpty()) {
      for (String name : Symbols.references(open.removeLast())) {
        Operation callee = symbols.symbol(name).orElse(null);
        if (callee != null && done.put(name, true) == null) {
          body.append(new Cloner().copy(callee));
          open.add(callee);
        }
      }
    }
  }
}
