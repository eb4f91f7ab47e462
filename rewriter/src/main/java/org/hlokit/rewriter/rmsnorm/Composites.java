// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.rmsnorm;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hlokit.dialect.FuncOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.Value;
import org.hlokit.print.Printer;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.Symbols;

/**
 * Writes composites. Those of one name that are equal in types and attributes share one private
 * decomposition function, {@code @NAME.impl}, also with what an earlier run has written.
 */
final class Composites {
  /** Writes what a composite means. */
  interface Body {
    /** Inserts operations on {@code arguments} with {@code rewriter} and gives their result. */
    Value write(List<Value> arguments, Rewriter rewriter);
  }

  private record Key(
      String name, ImmutableList<Type> inputs, TensorType result, DictionaryAttr attributes) {}

  private final Symbols symbols;
  private final Map<Key, String> functions = new HashMap<>();

  /**
   * @param module the functions are added to it
   */
  Composites(Operation module) {
    this.symbols = new Symbols(module);
  }

  /** Inserts a composite at the rewriter's position. */
  Value insert(
      Rewriter rewriter,
      String name,
      DictionaryAttr attributes,
      List<Value> operands,
      TensorType result,
      Body body) {
    ImmutableList<Type> inputs =
        operands.stream().map(Value::type).collect(ImmutableList.toImmutableList());
    String function =
        functions.computeIfAbsent(
            new Key(name, inputs, result, attributes), key -> shared(decomposition(key, body)));
    return rewriter
        .insert(
            Operation.builder(StablehloOps.COMPOSITE)
                .operands(operands)
                .attribute("name", StringAttr.of(name))
                .attribute("composite_attributes", attributes)
                .attribute("decomposition", SymbolRefAttr.of(function))
                .result(result))
        .result();
  }

  private static Operation decomposition(Key key, Body body) {
    Region region = new Region();
    Block block = region.addBlock();
    List<Value> arguments = new ArrayList<>();
    key.inputs.forEach(type -> arguments.add(block.addArgument(type)));
    Rewriter rewriter = new Rewriter().atEnd(block);
    Value result = body.write(arguments, rewriter);
    rewriter.insert(Operation.builder(FuncOps.RETURN).operand(result));
    return Operation.builder(FuncOps.FUNC)
        .attribute("sym_name", StringAttr.of(key.name + ".impl"))
        .attribute("sym_visibility", StringAttr.of("private"))
        .attribute(
            "function_type",
            new TypeAttr(new FunctionType(key.inputs, ImmutableList.of(key.result))))
        .region(region)
        .build();
  }

  /** The name of a function that says the same, or of {@code function}, which is added. */
  private String shared(Operation function) {
    String wanted = Symbols.name(function).orElseThrow();
    for (Operation other : symbols.all()) {
      String name = Symbols.name(other).orElse("");
      if (name.startsWith(wanted) && Symbols.isPrivate(other)) {
        function.setAttribute("sym_name", StringAttr.of(name));
        if (Printer.toText(function).equals(Printer.toText(other))) {
          return name;
        }
      }
    }
    function.setAttribute("sym_name", StringAttr.of(wanted));
    return symbols.add(function);
  }
}
