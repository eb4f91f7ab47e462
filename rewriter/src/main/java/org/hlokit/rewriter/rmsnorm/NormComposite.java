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
import org.hlokit.ir.BoolAttr;
import org.hlokit.ir.DictionaryAttr;
import org.hlokit.ir.FunctionType;
import org.hlokit.ir.NamedAttribute;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.Region;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.TypeAttr;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.Symbols;
import org.jspecify.annotations.Nullable;

/**
 * The normalisation as a composite, which vendors' delegates recognise and everybody else can run:
 *
 * <pre>
 *   stablehlo.composite "odml.rms_norm" %x, %weight
 *       {composite_attributes = {epsilon = 9.99999997E-7 : f32},
 *        decomposition = {@literal @}odml.rms_norm.impl}
 * </pre>
 *
 * <p>Composites of equal types and parameters share one decomposition function.
 */
final class NormComposite implements NormWriter {
  static final String NAME = "odml.rms_norm";

  /** What a decomposition function depends on. */
  private record Key(ImmutableList<Type> inputs, TensorType result, RmsNormParameters parameters) {}

  private final Symbols symbols;
  private final Map<Key, String> functions = new HashMap<>();

  /**
   * @param module the functions are added to it
   */
  NormComposite(Operation module) {
    this.symbols = new Symbols(module);
  }

  @Override
  public Value write(
      Rewriter rewriter,
      Value x,
      @Nullable Value weight,
      TensorType result,
      RmsNormParameters parameters) {
    List<Value> operands = weight == null ? List.of(x) : List.of(x, weight);
    ImmutableList<Type> inputs =
        operands.stream().map(Value::type).collect(ImmutableList.toImmutableList());
    String function =
        functions.computeIfAbsent(
            new Key(inputs, result, parameters), key -> symbols.add(decomposition(key)));
    OperationBuilder op =
        Operation.builder(StablehloOps.COMPOSITE)
            .operands(operands)
            .attribute("name", StringAttr.of(NAME))
            .attribute("composite_attributes", attributes(parameters))
            .attribute("decomposition", SymbolRefAttr.of(function))
            .result(result);
    return rewriter.insert(op).result();
  }

  private static DictionaryAttr attributes(RmsNormParameters parameters) {
    List<NamedAttribute> entries = new ArrayList<>();
    entries.add(new NamedAttribute("epsilon", parameters.epsilon()));
    if (parameters.castBeforeScale()) {
      entries.add(new NamedAttribute("cast_before_scale", BoolAttr.TRUE));
    }
    return DictionaryAttr.of(entries);
  }

  private static Operation decomposition(Key key) {
    Region body = new Region();
    Block block = body.addBlock();
    List<Value> arguments = new ArrayList<>();
    key.inputs.forEach(type -> arguments.add(block.addArgument(type)));
    Value x = arguments.getFirst();
    NormCall norm =
        new NormCall(
            x,
            null,
            arguments.size() > 1 ? arguments.get(1) : null,
            ImmutableList.of(x.tensorType().rank() - 1),
            key.parameters.epsilon().doubleValue(),
            true,
            key.parameters.castBeforeScale(),
            key.result);
    Rewriter rewriter = new Rewriter().atEnd(block);
    Value result = new Decomposition(norm, rewriter, false).plain();
    rewriter.insert(Operation.builder(FuncOps.RETURN).operand(result));
    return Operation.builder(FuncOps.FUNC)
        .attribute("sym_name", StringAttr.of(NAME + ".impl"))
        .attribute("sym_visibility", StringAttr.of("private"))
        .attribute(
            "function_type",
            new TypeAttr(new FunctionType(key.inputs, ImmutableList.of(key.result))))
        .region(body)
        .build();
  }
}
