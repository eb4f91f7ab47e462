// SPDX-License-Identifier: Apache-2.0
package org.hlokit.tflite;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hlokit.dialect.FuncOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Block;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Region;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.Value;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.rewriter.pattern.Cloner;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.rmsnorm.DecomposeRmsNormPass;
import org.hlokit.tflite.lower.CallParameters;
import org.hlokit.vhlo.CustomCallView;

/**
 * Wraps custom calls whose meaning is known in composites: what vendor delegates recognise, and
 * every runtime can execute by the decomposition. Equal calls share one decomposition function.
 */
final class Composites {
  /** The name by which delegates know the normalisation. */
  private static final String RMS_NORM = "odml.rms_norm";

  private final Block module;
  private final Pass decompose = DecomposeRmsNormPass.DEFINITION.create("");

  /** By what the calls have in common; empty where the call's meaning is not known. */
  private final Map<Signature, Optional<String>> functions = new HashMap<>();

  /** What makes two calls equal. */
  private record Signature(
      String target,
      ImmutableList<Type> operands,
      ImmutableList<Type> results,
      DictionaryAttr parameters) {}

  private Composites(Block module) {
    this.module = module;
  }

  /** Replaces the custom calls of a module that can be decomposed; others stay. */
  static void wrap(Operation module) {
    List<Operation> calls = new ArrayList<>();
    module.walk(
        op -> {
          if (op.is(StablehloOps.CUSTOM_CALL)) {
            calls.add(op);
          }
        });
    Composites composites = new Composites(module.region(0).entry());
    calls.forEach(composites::wrapCall);
  }

  private void wrapCall(Operation call) {
    CustomCallView view = CustomCallView.of(call).orElseThrow();
    DictionaryAttr parameters = CallParameters.of(view);
    Signature signature =
        new Signature(view.target(), types(call.operands()), types(call.results()), parameters);
    Optional<String> symbol = functions.computeIfAbsent(signature, _ -> decomposition(call));
    if (symbol.isEmpty()) {
      return;
    }
    Rewriter rewriter = new Rewriter().before(call);
    Operation composite =
        rewriter.insert(
            Operation.builder(StablehloOps.COMPOSITE)
                .operands(call.operands())
                .results(signature.results())
                .attribute("name", StringAttr.of(RMS_NORM))
                .attribute("composite_attributes", parameters)
                .attribute("decomposition", SymbolRefAttr.of(symbol.get()))
                .location(call.location())
                .range(call.range()));
    rewriter.replace(call, composite.results());
  }

  /** A private function that does what a call does, in operations of its own. */
  private Optional<String> decomposition(Operation call) {
    Region body = new Region();
    Block entry = body.addBlock();
    Cloner cloner = new Cloner();
    for (Value operand : call.operands()) {
      cloner.map(operand, entry.addArgument(operand.type()));
    }
    Operation copy = cloner.copy(call);
    entry.append(copy);
    entry.append(Operation.builder(FuncOps.RETURN).operands(copy.results()).build());
    String symbol = RMS_NORM + ".impl_" + functions.size();
    FunctionType type = new FunctionType(types(call.operands()), types(call.results()));
    Operation function =
        Operation.builder(FuncOps.FUNC)
            .attribute("sym_name", StringAttr.of(symbol))
            .attribute("function_type", new TypeAttr(type))
            .attribute("sym_visibility", StringAttr.of("private"))
            .region(body)
            .build();
    decompose.run(function, PassContext.SILENT);
    if (copy.block() != null) {
      return Optional.empty();
    }
    module.append(function);
    return Optional.of(symbol);
  }

  private static ImmutableList<Type> types(List<? extends Value> values) {
    return values.stream().map(Value::type).collect(ImmutableList.toImmutableList());
  }
}
