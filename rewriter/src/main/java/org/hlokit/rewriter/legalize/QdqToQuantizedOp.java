// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.legalize;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.hlokit.dialect.FuncOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.Operation;
import org.hlokit.ir.Value;
import org.hlokit.pass.PassDefinition;
import org.hlokit.rewriter.pattern.Outcome;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Reason;
import org.hlokit.rewriter.pattern.Outcome.Rewritten;
import org.hlokit.rewriter.pattern.RewriteRule;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.simplify.GreedyRewriting;

/**
 * An operation between dequantizations of all its operands and a quantization of its result as one
 * on quantized numbers; {@link QuantizedOpToQdq} is the way back. What else uses the numbers in
 * between stays.
 */
public final class QdqToQuantizedOp implements RewriteRule {
  public static final PassDefinition DEFINITION =
      PassDefinition.of(
              "stablehlo-legalize-qdq-to-quantized-op",
              "join dequantize, operation and quantize into an operation on quantized numbers",
              () ->
                  (root, context) ->
                      context.count(
                          "operations legalized",
                          GreedyRewriting.apply(
                              ImmutableList.of(new QdqToQuantizedOp()), root, context)))
          .anchoredOn(FuncOps.FUNC);

  private static final Reason NOT_DEQUANTIZED =
      new Reason(
          "is-dequantized",
          "an operation without regions whose operands are all dequantized",
          "it is not",
          null);

  private QdqToQuantizedOp() {}

  @Override
  public boolean startsAt(Operation op) {
    return op.is(StablehloOps.UNIFORM_QUANTIZE);
  }

  @Override
  public Outcome apply(Operation quantize, Rewriter rewriter) {
    Operation computed = quantize.operand(0).definingOp();
    if (computed == null
        || !computed.regions().isEmpty()
        || computed.resultCount() > 1
        || computed.operandCount() == 0) {
      return new NoMatch(NOT_DEQUANTIZED, quantize);
    }
    List<Value> operands = new ArrayList<>();
    for (Value operand : computed.operands()) {
      Operation dequantize = operand.definingOp();
      if (dequantize == null
          || !dequantize.is(StablehloOps.UNIFORM_DEQUANTIZE)
          || QuantizedOpToQdq.isQuantized(operand.type())) {
        return new NoMatch(NOT_DEQUANTIZED, computed);
      }
      operands.add(dequantize.operand(0));
    }
    Operation joined =
        rewriter
            .after(computed)
            .insert(
                Operation.builder(computed.definition())
                    .properties(computed.properties())
                    .discardable(computed.discardable())
                    .operands(operands)
                    .result(quantize.result().type()));
    rewriter.replace(quantize, joined.result());
    return new Rewritten(computed.name());
  }
}
