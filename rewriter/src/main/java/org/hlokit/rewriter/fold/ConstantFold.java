// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.fold;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.OpOperand;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.Value;
import org.hlokit.pass.Pass;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassDefinition;
import org.hlokit.pass.PassOption;
import org.hlokit.pass.PassOptions;
import org.hlokit.rewriter.pattern.Literals;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.rewriter.pattern.StablehloBuilder;
import org.hlokit.rewriter.simplify.DeadCode;
import org.jspecify.annotations.Nullable;

/**
 * Computes what depends on constants only, such as tables of positions and masks.
 *
 * <pre>
 *   %0 = stablehlo.iota dim = 0 : tensor<4xf32>
 *   %c = stablehlo.constant dense<2.0> : tensor<4xf32>
 *   %1 = stablehlo.multiply %0, %c
 *
 *   ==>
 *
 *   %1 = stablehlo.constant dense<[0.0, 2.0, 4.0, 6.0]> : tensor<4xf32>
 * </pre>
 *
 * <p>Broadcasts at the end of such a computation stay, so that constants do not grow, and positions
 * that are not computed with, which say more than their numbers. Arithmetic is that of the element
 * types; transcendental functions are correct to half a unit in the last place, where a run-time
 * may differ by one.
 */
public final class ConstantFold implements Pass {
  public static final PassDefinition DEFINITION =
      new PassDefinition(
          "constant-fold",
          "compute what depends on constants only",
          null,
          ImmutableList.of(PassOption.integer("max-elements", 65536, "leave larger tensors alone")),
          ConstantFold::new);

  private final long maxElements;

  private ConstantFold(PassOptions options) {
    this(options.integer("max-elements"));
  }

  /** Leaves tensors of more than {@code maxElements} elements alone. */
  public ConstantFold(long maxElements) {
    this.maxElements = maxElements;
  }

  @Override
  public void run(Operation root, PassContext context) {
    Map<Value, Folded> known = new HashMap<>();
    List<Operation> ends = new ArrayList<>();
    root.walk(
        op -> {
          Folded value = evaluate(op, known);
          if (value != null) {
            known.put(op.result(), value);
            ends.add(op);
          }
        });
    Rewriter rewriter = new Rewriter();
    long folded = 0;
    for (Operation op : ends.reversed()) {
      Folded value = known.get(op.result());
      if (value != null && isEnd(op, known)) {
        Value constant = new StablehloBuilder(rewriter.before(op)).constant(value.toLiteral());
        context.replacing(op, ImmutableList.of(constant));
        op.result().replaceAllUsesWith(constant);
        folded++;
      }
    }
    context.count("operations folded", folded);
    context.count("operations erased as dead", DeadCode.erase(root));
  }

  /**
   * Whether someone needs the value of {@code op} who is not folded away. Asked from the last
   * operation to the first: users have been decided on.
   */
  private static boolean isEnd(Operation op, Map<Value, Folded> known) {
    if (Literals.isConstant(op) || op.is(StablehloOps.IOTA) || grows(op)) {
      return false;
    }
    for (OpOperand use : op.result().uses()) {
      Operation user = use.owner();
      boolean isFolded = user.resultCount() == 1 && known.containsKey(user.result());
      if (!isFolded || (grows(user) && isNeeded(user, known))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNeeded(Operation op, Map<Value, Folded> known) {
    for (OpOperand use : op.result().uses()) {
      Operation user = use.owner();
      boolean isFolded = user.resultCount() == 1 && known.containsKey(user.result());
      if (!isFolded || (grows(user) && isNeeded(user, known))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the result has more elements than the operand that it repeats. */
  private static boolean grows(Operation op) {
    return op.is(StablehloOps.BROADCAST_IN_DIM)
        && op.operand(0).type() instanceof TensorType from
        && from.hasStaticShape()
        && op.result().tensorType().elementCount() > from.elementCount();
  }

  private @Nullable Folded evaluate(Operation op, Map<Value, Folded> known) {
    if (op.resultCount() != 1
        || !(op.result().type() instanceof TensorType type)
        || !type.hasStaticShape()
        || type.elementCount() > maxElements) {
      return null;
    }
    if (Literals.isConstant(op)) {
      DenseElementsAttr literal = Literals.elements(op.result());
      return literal == null ? null : Folded.of(literal, maxElements);
    }
    if (!Evaluator.knows(op.definition())) {
      return null;
    }
    List<Folded> operands = new ArrayList<>();
    for (Value operand : op.operands()) {
      Folded value = known.get(operand);
      if (value == null) {
        return null;
      }
      operands.add(value);
    }
    return Evaluator.evaluate(op, operands);
  }
}
