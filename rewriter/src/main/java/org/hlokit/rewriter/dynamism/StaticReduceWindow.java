// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.dynamism;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.util.Optional;
import org.hlokit.dialect.FuncOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.ArrayAttr;
import org.hlokit.ir.Attribute;
import org.hlokit.ir.Block;
import org.hlokit.ir.BlockArgument;
import org.hlokit.ir.DenseArrayAttr;
import org.hlokit.ir.Elements;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.Operation;
import org.hlokit.ir.OperationBuilder;
import org.hlokit.ir.Region;
import org.hlokit.ir.StringAttr;
import org.hlokit.ir.SymbolRefAttr;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Cloner;
import org.hlokit.rewriter.pattern.Outcome;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Reason;
import org.hlokit.rewriter.pattern.Outcome.Rewritten;
import org.hlokit.rewriter.pattern.RewriteRule;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.Symbols;
import org.hlokit.verify.stablehlo.IntegerConstants;

/**
 * Makes the custom call that JAX writes for windows of unknown size, in pooling and cumulative
 * sums, a {@code reduce_window} once the sizes are constants.
 *
 * <pre>
 *   %0 = stablehlo.custom_call @stablehlo.dynamic_reduce_window(%x, %init, %dimensions, %strides,
 *          %base_dilations, %window_dilations, %padding) {called_computations = [@add]}
 *   ==>
 *   %0 = "stablehlo.reduce_window"(%x, %init) &lt;{window_dimensions = .., ..}&gt; ({ the body of @add })
 * </pre>
 *
 * <p>Exact.
 */
final class StaticReduceWindow implements RewriteRule {
  private static final Reason NOT_STATIC =
      new Reason("is-static", "window, strides and padding are constants", "some are not", null);

  private static final StringAttr TARGET = StringAttr.of("stablehlo.dynamic_reduce_window");

  private static final ImmutableList<String> ARRAYS =
      ImmutableList.of("window_dimensions", "window_strides", "base_dilations", "window_dilations");

  private final Symbols symbols;

  StaticReduceWindow(Symbols symbols) {
    this.symbols = symbols;
  }

  @Override
  public boolean startsAt(Operation op) {
    return op.is(StablehloOps.CUSTOM_CALL) && TARGET.equals(op.attribute("call_target_name"));
  }

  @Override
  public Outcome apply(Operation call, Rewriter rewriter) {
    int values = call.operandCount() - ARRAYS.size() - 1;
    Operation reducer = reducer(call).orElse(null);
    if (values < 2 || values % 2 != 0 || reducer == null) {
      return new NoMatch(NOT_STATIC, call);
    }
    OperationBuilder builder =
        Operation.builder(StablehloOps.REDUCE_WINDOW)
            .operands(ImmutableList.copyOf(call.operands().subList(0, values)))
            .results(call.results().stream().map(OpResult::type).toList());
    for (int i = 0; i < ARRAYS.size(); i++) {
      ImmutableLongArray array = IntegerConstants.of(call.operand(values + i));
      if (array == null) {
        return new NoMatch(NOT_STATIC, call);
      }
      builder.attribute(ARRAYS.get(i), DenseArrayAttr.i64(array));
    }
    ImmutableLongArray padding = IntegerConstants.of(call.operand(call.operandCount() - 1));
    if (padding == null) {
      return new NoMatch(NOT_STATIC, call);
    }
    TensorType type = TensorType.of(IntegerType.I64, padding.length() / 2, 2);
    builder.attribute("padding", Elements.i64(type, padding.toArray())).region(body(reducer));
    rewriter.replace(call, rewriter.insert(builder).results());
    return new Rewritten(call.name());
  }

  /** The function of one block that the call names. */
  private Optional<Operation> reducer(Operation call) {
    return call.attribute("called_computations") instanceof ArrayAttr(ImmutableList<Attribute> all)
            && all.size() == 1
            && all.getFirst() instanceof SymbolRefAttr name
        ? symbols.function(name.root()).filter(function -> function.region(0).blocks().size() == 1)
        : Optional.empty();
  }

  private static Region body(Operation function) {
    Block from = function.region(0).entry();
    Region region = new Region();
    Block body = region.addBlock();
    Cloner cloner = new Cloner();
    for (BlockArgument argument : from.arguments()) {
      cloner.map(argument, body.addArgument(argument.type(), argument.location()));
    }
    for (Operation op : from.operations()) {
      Operation copy = cloner.copy(op);
      if (op.is(FuncOps.RETURN)) {
        ImmutableList<Value> results = ImmutableList.copyOf(copy.operands());
        copy.erase();
        copy =
            Operation.builder(StablehloOps.RETURN)
                .operands(results)
                .location(op.location())
                .build();
      }
      body.append(copy);
    }
    return region;
  }
}
