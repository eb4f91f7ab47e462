// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.dynamism;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hlokit.dialect.FuncOps;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.IntegerType;
import org.hlokit.ir.OpResult;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Type;
import org.hlokit.ir.Value;
import org.hlokit.rewriter.pattern.Literals;
import org.hlokit.rewriter.pattern.Outcome;
import org.hlokit.rewriter.pattern.Outcome.NoMatch;
import org.hlokit.rewriter.pattern.Outcome.Reason;
import org.hlokit.rewriter.pattern.Outcome.Rewritten;
import org.hlokit.rewriter.pattern.RewriteRule;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.hlokit.rewriter.pattern.Symbols;

/**
 * Refines the function that a call calls for the call's arguments, drops those that are sizes, and
 * uses what the function returns where that is a constant.
 *
 * <pre>
 *   %0 = call @f(%c4, %x) : (tensor&lt;i32&gt;, tensor&lt;4xf32&gt;) -> tensor&lt;?xf32&gt;
 *   ==>
 *   %0 = call @f(%x) : (tensor&lt;4xf32&gt;) -> tensor&lt;4xf32&gt;
 * </pre>
 *
 * <p>A call stays where its function has effects or a result is no constant.
 */
final class RefineCall implements RewriteRule {
  private static final Reason NOT_REFINED =
      new Reason("is-refined", "the called function is refined", "it cannot be", null);
  private static final Reason NOTHING_NEW =
      new Reason("is-known", "the function tells more of its results", "it does not", null);

  private final ShapeRefiner refiner;
  private final Symbols symbols;
  private final FunctionEffects effects;

  RefineCall(ShapeRefiner refiner, Symbols symbols) {
    this.refiner = refiner;
    this.symbols = symbols;
    this.effects = new FunctionEffects(symbols);
  }

  @Override
  public boolean startsAt(Operation op) {
    return op.is(FuncOps.CALL);
  }

  @Override
  public Outcome apply(Operation call, Rewriter rewriter) {
    Operation function = symbols.function(call, "callee").orElse(null);
    if (function == null) {
      return new NoMatch(NOT_REFINED, call);
    }
    RefinementKey key = RefinementKey.of(call, function);
    if (!refiner.refine(key)) {
      return new NoMatch(NOT_REFINED, call);
    }
    List<Value> returned = function.region(0).entry().terminator().operands();
    List<Optional<DenseElementsAttr>> constants =
        returned.stream().map(RefineCall::constant).toList();
    if (constants.stream().allMatch(Optional::isPresent) && effects.isFree(function)) {
      StablehloBuilder builder = new StablehloBuilder(rewriter);
      rewriter.replace(
          call, constants.stream().map(value -> builder.constant(value.orElseThrow())).toList());
      return new Rewritten(call.name());
    }
    List<Type> types = returned.stream().map(Value::type).toList();
    boolean changed = TypeSetter.refine(call.results(), types, rewriter);
    if (!key.sizes().isEmpty()) {
      dropSizes(call, key, rewriter);
      changed = true;
    }
    changed |= useConstants(call, constants, rewriter);
    return changed ? new Rewritten(call.name()) : new NoMatch(NOTHING_NEW, call);
  }

  /** The value of an integer constant. */
  private static Optional<DenseElementsAttr> constant(Value value) {
    return Optional.ofNullable(Literals.elements(value))
        .filter(
            literal ->
                literal.type() instanceof TensorType type && type.element() instanceof IntegerType);
  }

  private static void dropSizes(Operation call, RefinementKey key, Rewriter rewriter) {
    int end = key.tokens() + key.sizes().size();
    EntryFunction.dropItems(call, "arg_attrs", key.tokens(), end);
    List<Value> operands = new ArrayList<>(call.operands().subList(0, key.tokens()));
    operands.addAll(call.operands().subList(end, call.operandCount()));
    rewriter.setOperands(call, ImmutableList.copyOf(operands));
  }

  /** Makes users of results that are constants use constants. */
  private static boolean useConstants(
      Operation call, List<Optional<DenseElementsAttr>> constants, Rewriter rewriter) {
    boolean changed = false;
    rewriter.after(call);
    for (OpResult result : call.results()) {
      Optional<DenseElementsAttr> value = constants.get(result.index());
      if (!result.isUnused() && value.isPresent()) {
        rewriter.replaceUses(result, new StablehloBuilder(rewriter).constant(value.orElseThrow()));
        changed = true;
      }
    }
    return changed;
  }
}
