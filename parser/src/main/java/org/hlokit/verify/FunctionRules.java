// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import org.hlokit.dialect.FuncOps;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.print.Printer;
import org.jspecify.annotations.Nullable;

/** Functions, returns and calls agree on types. */
final class FunctionRules {
  static final ImmutableMap<OpDefinition, OpRule> RULES =
      ImmutableMap.of(FuncOps.RETURN, FunctionRules::verifyReturn);

  static final ImmutableMap<OpDefinition, SymbolRule> SYMBOL_RULES =
      ImmutableMap.of(FuncOps.CALL, FunctionRules::verifyCall);

  private FunctionRules() {}

  private static @Nullable FunctionType type(Operation function) {
    return function.attribute("function_type") instanceof TypeAttr(FunctionType type) ? type : null;
  }

  static void verifyReturn(Operation op, Faults faults) {
    Operation function = op.parentOp();
    FunctionType type = function == null || !function.is(FuncOps.FUNC) ? null : type(function);
    if (function == null || type == null) {
      return;
    }
    String name = Symbols.nameOf(function);
    ImmutableList<Type> results = type.results();
    if (results.size() != op.operandCount()) {
      faults.add(
          op,
          "has %d operands, but enclosing function (@%s) returns %d"
              .formatted(op.operandCount(), name, results.size()));
      return;
    }
    for (int i = 0; i < results.size(); i++) {
      if (!results.get(i).equals(op.operand(i).type())) {
        faults.add(
            op,
            "type of return operand %d ('%s') doesn't match function result type ('%s') in function @%s"
                .formatted(
                    i, Printer.toText(op.operand(i).type()), Printer.toText(results.get(i)), name));
        return;
      }
    }
  }

  private static void verifyCall(Operation op, Symbols symbols, Faults faults) {
    if (!(op.attribute("callee") instanceof SymbolRefAttr(String name, _))) {
      faults.add(op, "requires a 'callee' symbol reference attribute");
      return;
    }
    Operation callee = symbols.find(name);
    FunctionType type = callee == null || !callee.is(FuncOps.FUNC) ? null : type(callee);
    if (type == null) {
      faults.add(op, "'" + name + "' does not reference a valid function");
      return;
    }
    if (type.inputs().size() != op.operandCount()) {
      faults.add(op, "incorrect number of operands for callee");
      return;
    }
    for (int i = 0; i < op.operandCount(); i++) {
      if (!type.inputs().get(i).equals(op.operand(i).type())) {
        faults.add(
            op,
            "operand type mismatch: expected operand type '%s', but provided '%s' for operand number %d"
                .formatted(
                    Printer.toText(type.inputs().get(i)), Printer.toText(op.operand(i).type()), i));
        return;
      }
    }
    if (type.results().size() != op.resultCount()) {
      faults.add(op, "incorrect number of results for callee");
      return;
    }
    for (int i = 0; i < op.resultCount(); i++) {
      if (!type.results().get(i).equals(op.result(i).type())) {
        faults.add(op, "result type mismatch at index " + i);
        return;
      }
    }
  }
}
