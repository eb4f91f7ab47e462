// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.verify.stablehlo.Arguments.quoted;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.FutureType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Type;

/** The ops async_start and async_done. */
final class Async {
  private static final ImmutableSet<OpDefinition> ASYNCHRONOUS =
      ImmutableSet.of(
          StablehloOps.ALL_GATHER,
          StablehloOps.ALL_REDUCE,
          StablehloOps.ALL_TO_ALL,
          StablehloOps.COLLECTIVE_BROADCAST,
          StablehloOps.COLLECTIVE_PERMUTE,
          StablehloOps.COLLECTIVE_REDUCE,
          StablehloOps.DYNAMIC_SLICE,
          StablehloOps.DYNAMIC_UPDATE_SLICE,
          StablehloOps.REDUCE_SCATTER,
          StablehloOps.SLICE);

  static final ImmutableMap<OpDefinition, Inference> INFERENCES =
      ImmutableMap.of(
          StablehloOps.ASYNC_START, Async::inferStart,
          StablehloOps.ASYNC_DONE, Async::inferDone);

  private Async() {}

  private static ImmutableList<Type> inferStart(Operation op) {
    if (op.regions().isEmpty()) {
      throw Violation.of(op, "expected at least one region");
    }
    if (op.region(0).isEmpty()) {
      throw Violation.of(op, "region must not be empty");
    }
    Block body = op.region(0).entry();
    Operation first = body.firstOp();
    Operation last = body.lastOp();
    if (first == null || last == null || first.next() != last) {
      throw Violation.of(op, "region must contain exactly one operation and a return");
    }
    if (!ASYNCHRONOUS.contains(first.definition())) {
      throw Violation.of(op, "region must contain a collective or slice operation");
    }
    if (op.operandCount() != body.arguments().size()) {
      throw Violation.of(
          op,
          "number of operands (%d) must match number of region arguments (%d)"
              .formatted(op.operandCount(), body.arguments().size()));
    }
    for (int i = 0; i < op.operandCount(); i++) {
      Type operand = op.operand(i).type();
      Type argument = body.argument(i).type();
      if (!operand.equals(argument)) {
        throw Violation.of(
            op,
            "operand type %s at index %d must match region argument type %s"
                .formatted(quoted(operand), i, quoted(argument)));
      }
    }
    if (last.operandCount() != 1) {
      throw Violation.of(
          op, "region must return exactly one value, but got " + last.operandCount());
    }
    return ImmutableList.of(new FutureType(ImmutableList.of(last.operand(0).type())));
  }

  private static ImmutableList<Type> inferDone(Operation op) {
    if (!(op.operand(0).type() instanceof FutureType(ImmutableList<Type> elements))) {
      throw Violation.of(op, "operand must be a future type");
    }
    if (elements.size() != 1) {
      throw Violation.of(
          op, "future must have exactly one type parameter, but got " + elements.size());
    }
    return ImmutableList.of(elements.get(0));
  }
}
