// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hlokit.dialect.FuncOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpOperand;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Trait;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.Value;
import org.hlokit.pass.Remark;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;

/**
 * Makes a program for several devices one for a single device, which computes what the first of
 * them computes from its own shards, without hearing of the others.
 *
 * <p>The body of {@code sdy.manual_computation} takes the op's place, with its local types, which
 * the function's arguments and results get too. A collective becomes its operand. Where the shapes
 * differ, a part of a whole is the first one, and a whole consists of the same part repeated: so
 * all_gather repeats the shard, and reduce_scatter takes the first part of it. A device's number is
 * 0.
 */
final class OneShard {
  /** Shardy's region in which each device sees its own shards. */
  static final String MANUAL_COMPUTATION = "sdy.manual_computation";

  private final Operation function;
  private final Map<String, Integer> left = new TreeMap<>();

  private OneShard(Operation function) {
    this.function = function;
  }

  /**
   * Rewrites a module. What cannot be said of one device stays as it is.
   *
   * @param function the entry function, whose arguments and results become shards
   * @return a warning, if anything was rewritten
   */
  static Optional<Remark> of(Operation module, Operation function) {
    List<Operation> regions = new ArrayList<>();
    List<Operation> collectives = new ArrayList<>();
    module.walk(
        op -> {
          if (op.name().equals(MANUAL_COMPUTATION)) {
            regions.add(op);
          } else if (op.definition().has(Trait.COLLECTIVE)) {
            collectives.add(op);
          }
        });
    if (regions.isEmpty() && collectives.isEmpty()) {
      return Optional.empty();
    }
    Operation first = Iterables.getFirst(collectives, function);
    Remark place = Remark.warning(first, "");
    OneShard shard = new OneShard(function);
    regions.forEach(shard::open);
    collectives.forEach(shard::leaveOut);
    shard.retype();
    String what =
        shard.left.isEmpty()
            ? "no collectives"
            : shard.left.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    return Optional.of(
        new Remark(
            Remark.Kind.WARNING,
            place.location(),
            place.range(),
            "the model computes one shard's numbers and not the program's: left out are " + what,
            ImmutableList.of(),
            null));
  }

  // --- regions --------------------------------------------------------------------------------

  /** Puts the body of a region in the place of its op. */
  private void open(Operation op) {
    if (op.regions().size() != 1 || op.region(0).blocks().size() != 1) {
      return;
    }
    Block body = op.region(0).entry();
    Operation end = body.terminator();
    if (body.arguments().size() != op.operandCount() || end.operandCount() != op.resultCount()) {
      return;
    }
    if (!canFit(op.operands(), body.arguments()) || !canFit(end.operands(), op.results())) {
      return;
    }
    Rewriter rewriter = new Rewriter().before(op);
    for (BlockArgument argument : body.arguments()) {
      Value given = op.operand(argument.index());
      if (isOnlyFor(given, op, argument)) {
        given.setType(argument.type());
      }
      rewriter.replaceUses(argument, fit(given, argument, rewriter));
    }
    List<Value> results = new ArrayList<>();
    for (Operation inner : ImmutableList.copyOf(body.operations())) {
      if (inner != end) {
        inner.detach();
        rewriter.insert(inner);
      }
    }
    for (int i = 0; i < op.resultCount(); i++) {
      Value local = end.operand(i);
      results.add(isReturned(op.result(i)) ? local : fit(local, op.result(i), rewriter));
    }
    rewriter.replace(op, results);
  }

  /** Whether nothing but the region reads an argument of the function, and as one type. */
  private boolean isOnlyFor(Value given, Operation op, BlockArgument argument) {
    if (given.parentBlock() != function.region(0).entry() || !(given instanceof BlockArgument)) {
      return false;
    }
    for (OpOperand use : given.uses()) {
      if (use.owner() != op
          || !op.region(0).entry().argument(use.index()).type().equals(argument.type())) {
        return false;
      }
    }
    return true;
  }

  /** Whether a value only leaves the function, which may then give a shard of it. */
  private boolean isReturned(Value value) {
    Operation end = function.region(0).entry().terminator();
    for (OpOperand use : value.uses()) {
      if (use.owner() != end || !end.is(FuncOps.RETURN)) {
        return false;
      }
    }
    return true;
  }

  /** Gives the function the types that its arguments and results have now. */
  private void retype() {
    Block body = function.region(0).entry();
    FunctionType type =
        new FunctionType(
            ImmutableList.copyOf(body.argumentTypes()),
            body.terminator().operands().stream()
                .map(Value::type)
                .collect(ImmutableList.toImmutableList()));
    function.setAttribute("function_type", new TypeAttr(type));
  }

  // --- collectives ----------------------------------------------------------------------------

  private void leaveOut(Operation op) {
    Rewriter rewriter = new Rewriter().before(op);
    if (op.is(StablehloOps.PARTITION_ID) || op.is(StablehloOps.REPLICA_ID)) {
      TensorType type = TensorType.of(IntegerType.UI32);
      rewriter.replace(op, new StablehloBuilder(rewriter).splat(type, 0));
    } else if (op.operandCount() == op.resultCount() && canFit(op.operands(), op.results())) {
      List<Value> values = new ArrayList<>();
      for (int i = 0; i < op.resultCount(); i++) {
        values.add(fit(op.operand(i), op.result(i), rewriter));
      }
      rewriter.replace(op, values);
    } else {
      return; // is refused by its name
    }
    left.merge(op.definition().mnemonic(), 1, Integer::sum);
  }

  // --- shards ---------------------------------------------------------------------------------

  private static boolean canFit(List<? extends Value> given, List<? extends Value> wanted) {
    for (int i = 0; i < given.size(); i++) {
      if (!canFit(given.get(i), wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean canFit(Value given, Value wanted) {
    if (given.type().equals(wanted.type())) {
      return true;
    }
    if (!(given.type() instanceof TensorType from && wanted.type() instanceof TensorType to)
        || !from.element().equals(to.element())
        || from.rank() != to.rank()
        || !from.hasStaticShape()
        || !to.hasStaticShape()) {
      return false;
    }
    for (int i = 0; i < from.rank(); i++) {
      long have = from.dimension(i);
      long want = to.dimension(i);
      if (want > have && (have == 0 || want % have != 0)) {
        return false;
      }
    }
    return true;
  }

  /** The first part of a value where less of it is wanted, the value repeated where more is. */
  private static Value fit(Value given, Value wanted, Rewriter rewriter) {
    if (given.type().equals(wanted.type())) {
      return given;
    }
    StablehloBuilder builder = new StablehloBuilder(rewriter);
    Value value = given;
    for (int i = 0; i < wanted.tensorType().rank(); i++) {
      long have = value.tensorType().dimension(i);
      long want = wanted.tensorType().dimension(i);
      if (want < have) {
        value = builder.slice(value, i, 0, want);
      } else if (want > have) {
        value = builder.concatenate(Collections.nCopies((int) (want / have), value), i);
      }
    }
    return value;
  }
}
