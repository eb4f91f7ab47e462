// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.dialect.InterpreterOps;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.UnrankedTensorType;
import org.hlokit.print.Printer;
import org.jspecify.annotations.Nullable;

/** Programs that run side by side exist, and their operands and results add up. */
final class InterpreterRules {
  static final ImmutableMap<OpDefinition, SymbolRule> SYMBOL_RULES =
      ImmutableMap.of(InterpreterOps.RUN_PARALLEL, InterpreterRules::verifyRunParallel);

  private InterpreterRules() {}

  private static void verifyRunParallel(Operation op, Symbols symbols, Faults faults) {
    String fault = programs(op, symbols);
    if (fault == null
        && op.attribute("infeed") instanceof ArrayAttr(ImmutableList<Attribute> feed)) {
      fault = infeed(feed, symbols);
    }
    if (fault != null) {
      faults.add(Diagnostic.error(op.range(), fault));
    }
  }

  private static ImmutableList<Attribute> items(Attribute attribute) {
    return attribute instanceof ArrayAttr(ImmutableList<Attribute> items)
        ? items
        : ImmutableList.of();
  }

  private static @Nullable String programs(Operation op, Symbols symbols) {
    Attribute programs = op.attribute("programs");
    ImmutableList<Attribute> replicas = programs == null ? ImmutableList.of() : items(programs);
    if (replicas.isEmpty() || items(replicas.getFirst()).isEmpty()) {
      return "`programs` attribute cannot be empty";
    }
    int partitions = items(replicas.getFirst()).size();
    int inputs = 0;
    int results = 0;
    for (Attribute replica : replicas) {
      if (items(replica).size() != partitions) {
        return "Sizes of second dimension of `programs` should all match %d but got %d"
            .formatted(partitions, items(replica).size());
      }
      for (Attribute program : items(replica)) {
        FunctionType type = type(program, symbols);
        if (type == null) {
          return notFound(program);
        }
        inputs += type.inputs().size();
        results += type.results().size();
      }
    }
    if (op.operandCount() != inputs) {
      return sum("inputs", op.operandCount(), inputs);
    }
    return op.resultCount() != results ? sum("results", op.resultCount(), results) : null;
  }

  private static String sum(String what, int found, int expected) {
    return "Number of %s (%d) should match the sum of the number of %s of all programs (%d)"
        .formatted(what, found, what, expected);
  }

  private static @Nullable FunctionType type(Attribute symbol, Symbols symbols) {
    return symbol instanceof SymbolRefAttr(String name, _)
        ? FunctionRules.type(symbols.find(name))
        : null;
  }

  private static String name(Attribute symbol) {
    return symbol instanceof SymbolRefAttr(String name, _) ? name : Printer.toText(symbol);
  }

  private static String notFound(Attribute symbol) {
    return "Function \"%s\" not found".formatted(name(symbol));
  }

  private static @Nullable String infeed(ImmutableList<Attribute> feed, Symbols symbols) {
    if (feed.isEmpty()) {
      return "infeed attribute is optional or should not be empty";
    }
    for (Attribute symbol : feed) {
      FunctionType type = type(symbol, symbols);
      if (type == null) {
        return notFound(symbol);
      }
      if (type.results().size() != 1) {
        return "Function \"%s\" should return 1 tensor but returns %d"
            .formatted(name(symbol), type.results().size());
      }
      Type result = type.results().getFirst();
      if (!(result instanceof TensorType) && !(result instanceof UnrankedTensorType)) {
        return "Function \"%s\" should return a tensor type, but instead returns '%s'"
            .formatted(name(symbol), Printer.toText(result));
      }
    }
    return null;
  }
}
