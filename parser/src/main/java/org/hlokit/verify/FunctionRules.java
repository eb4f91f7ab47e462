// SPDX-License-Identifier: Apache-2.0
package org.hlokit.verify;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.dialect.FuncOps;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Block;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.Operation;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.print.Printer;
import org.hlokit.verify.sdy.Shardings;
import org.jspecify.annotations.Nullable;

/** Functions, returns and calls agree on types. */
final class FunctionRules {
  static final ImmutableMap<OpDefinition, OpRule> RULES =
      ImmutableMap.of(
          FuncOps.FUNC, FunctionRules::verifyFunction, FuncOps.RETURN, FunctionRules::verifyReturn);

  static final ImmutableMap<OpDefinition, SymbolRule> SYMBOL_RULES =
      ImmutableMap.of(
          FuncOps.CALL, FunctionRules::verifyCall, FuncOps.CONSTANT, FunctionRules::verifyConstant);

  private FunctionRules() {}

  /** The type of a function, or null where {@code op} is none. */
  static @Nullable FunctionType type(@Nullable Operation op) {
    return op != null
            && op.is(FuncOps.FUNC)
            && op.attribute("function_type") instanceof TypeAttr(FunctionType type)
        ? type
        : null;
  }

  private static String text(Type type) {
    return Printer.toText(type);
  }

  // --- Functions. -----------------------------------------------------------------------------

  private static void verifyFunction(Operation op, Faults faults) {
    FunctionType type = type(op);
    String fault = Symbols.fault(op);
    if (fault == null && type != null) {
      fault = attributes(op, "arg_attrs", "argument", type.inputs().size());
      if (fault == null) {
        fault = attributes(op, "res_attrs", "result", type.results().size());
      }
      if (fault == null && !op.region(0).isEmpty()) {
        fault = entry(op.region(0).entry(), type);
      }
    }
    if (fault != null) {
      faults.add(op, fault);
      return;
    }
    Diagnostic sharding = Shardings.functionFault(op);
    if (sharding != null) {
      faults.add(sharding);
    }
  }

  /** What is wrong with the attributes of arguments or results. */
  private static @Nullable String attributes(Operation op, String name, String kind, int expected) {
    if (!(op.attribute(name) instanceof ArrayAttr(ImmutableList<Attribute> dictionaries))) {
      return null;
    }
    if (dictionaries.size() != expected) {
      return ("expects %s attribute array to have the same number of elements as the number of "
              + "function %ss, got %d, but expected %d")
          .formatted(kind, kind, dictionaries.size(), expected);
    }
    for (Attribute item : dictionaries) {
      if (item instanceof DictionaryAttr(ImmutableList<NamedAttribute> entries)
          && !entries.stream().allMatch(entry -> entry.name().indexOf('.') > 0)) {
        return kind + "s may only have dialect attributes";
      }
    }
    return null;
  }

  private static @Nullable String entry(Block entry, FunctionType type) {
    ImmutableList<Type> inputs = type.inputs();
    if (entry.arguments().size() != inputs.size()) {
      return "entry block must have %d arguments to match function signature"
          .formatted(inputs.size());
    }
    for (int i = 0; i < inputs.size(); i++) {
      Type argument = entry.argument(i).type();
      if (!argument.equals(inputs.get(i))) {
        return ("type of entry block argument #%d('%s') must match the type of the corresponding "
                + "argument in function signature('%s')")
            .formatted(i, text(argument), text(inputs.get(i)));
      }
    }
    return null;
  }

  private static void verifyReturn(Operation op, Faults faults) {
    Operation function = op.parentOp();
    if (function == null || !function.is(FuncOps.FUNC)) {
      if (function == null || function.definition().isRegistered()) {
        faults.add(op, "expects parent op 'func.func'");
      }
      return;
    }
    FunctionType type = type(function);
    if (type == null) {
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
      Type operand = op.operand(i).type();
      if (!results.get(i).equals(operand)) {
        faults.add(
            Diagnostic.error(
                op.range(),
                "type of return operand %d ('%s') doesn't match function result type ('%s') in function @%s"
                    .formatted(i, text(operand), text(results.get(i)), name)));
        return;
      }
    }
  }

  // --- Uses of functions. ---------------------------------------------------------------------

  private static void verifyCall(Operation op, Symbols symbols, Faults faults) {
    if (!(op.attribute("callee") instanceof SymbolRefAttr(String name, _))) {
      faults.add(op, "requires a 'callee' symbol reference attribute");
      return;
    }
    FunctionType type = type(symbols.find(name));
    if (type == null) {
      faults.add(op, "'" + name + "' does not reference a valid function");
      return;
    }
    if (type.inputs().size() != op.operandCount()) {
      faults.add(op, "incorrect number of operands for callee");
      return;
    }
    for (int i = 0; i < op.operandCount(); i++) {
      Type operand = op.operand(i).type();
      if (!type.inputs().get(i).equals(operand)) {
        faults.add(
            op,
            "operand type mismatch: expected operand type '%s', but provided '%s' for operand number %d"
                .formatted(text(type.inputs().get(i)), text(operand), i));
        return;
      }
    }
    if (type.results().size() != op.resultCount()) {
      faults.add(op, "incorrect number of results for callee");
      return;
    }
    for (int i = 0; i < op.resultCount(); i++) {
      if (!type.results().get(i).equals(op.result(i).type())) {
        List<Type> types = op.results().stream().map(OpResult::type).toList();
        faults.add(
            Diagnostic.error(op.range(), "'func.call' op result type mismatch at index " + i)
                .withNote(op.range(), "      op result types: " + list(types))
                .withNote(op.range(), "function result types: " + list(type.results())));
        return;
      }
    }
  }

  private static String list(List<Type> types) {
    return String.join(", ", types.stream().map(type -> "'" + text(type) + "'").toList());
  }

  private static void verifyConstant(Operation op, Symbols symbols, Faults faults) {
    if (op.attribute("value") instanceof SymbolRefAttr(String name, _)) {
      FunctionType type = type(symbols.find(name));
      if (type == null) {
        faults.add(op, "reference to undefined function '" + name + "'");
      } else if (!type.equals(op.result().type())) {
        faults.add(op, "reference to function with mismatched type");
      }
    }
  }
}
