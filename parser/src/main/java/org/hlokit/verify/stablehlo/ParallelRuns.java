// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify.stablehlo;

import static org.hlokit.verify.stablehlo.Arguments.quoted;

import com.google.common.collect.ImmutableList;
import org.hlokit.dialect.FuncOps;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.verify.stablehlo.Specification.SymbolLookup;
import org.jspecify.annotations.Nullable;

/**
 * The op run_parallel of the reference interpreter: a grid of programs, replicas by partitions, and
 * functions whose results are infeeds.
 */
final class ParallelRuns {
  private ParallelRuns() {}

  static void check(Operation op, SymbolLookup symbols) {
    ImmutableList<Attribute> replicas = items(op.attribute("programs"));
    int partitions = replicas.isEmpty() ? 0 : items(replicas.get(0)).size();
    if (partitions == 0) {
      throw new Violation("`programs` attribute cannot be empty");
    }
    int inputs = 0;
    int results = 0;
    for (Attribute replica : replicas) {
      ImmutableList<Attribute> programs = items(replica);
      if (programs.size() != partitions) {
        throw new Violation(
            "Sizes of second dimension of `programs` should all match %d but got %d"
                .formatted(partitions, programs.size()));
      }
      for (Attribute program : programs) {
        FunctionType type = function(program, symbols);
        inputs += type.inputs().size();
        results += type.results().size();
      }
    }
    requireCount(op.operandCount(), inputs, "inputs");
    requireCount(op.resultCount(), results, "results");
    if (op.attribute("infeed") instanceof ArrayAttr(ImmutableList<Attribute> infeeds)) {
      checkInfeeds(infeeds, symbols);
    }
  }

  private static ImmutableList<Attribute> items(@Nullable Attribute list) {
    return list instanceof ArrayAttr(ImmutableList<Attribute> items) ? items : ImmutableList.of();
  }

  private static void requireCount(int found, int expected, String name) {
    if (found != expected) {
      throw new Violation(
          "Number of %s (%d) should match the sum of the number of %s of all programs (%d)"
              .formatted(name, found, name, expected));
    }
  }

  private static String name(Attribute symbol) {
    return symbol instanceof SymbolRefAttr reference ? reference.root() : "";
  }

  private static FunctionType function(Attribute symbol, SymbolLookup symbols) {
    Operation function = symbols.find(name(symbol));
    if (function != null
        && function.is(FuncOps.FUNC)
        && function.attribute("function_type") instanceof TypeAttr(FunctionType type)) {
      return type;
    }
    throw new Violation("Function \"" + name(symbol) + "\" not found");
  }

  private static void checkInfeeds(ImmutableList<Attribute> infeeds, SymbolLookup symbols) {
    if (infeeds.isEmpty()) {
      throw new Violation("infeed attribute is optional or should not be empty");
    }
    for (Attribute infeed : infeeds) {
      ImmutableList<Type> results = function(infeed, symbols).results();
      if (results.size() != 1) {
        throw new Violation(
            "Function \"%s\" should return 1 tensor but returns %d"
                .formatted(name(infeed), results.size()));
      }
      if (!Compatibility.isShaped(results.get(0))) {
        throw new Violation(
            "Function \"%s\" should return a tensor type, but instead returns %s"
                .formatted(name(infeed), quoted(results.get(0))));
      }
    }
  }
}
