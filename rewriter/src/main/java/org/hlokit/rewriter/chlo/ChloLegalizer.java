// SPDX-License-Identifier: Apache-2.0
package org.hlokit.rewriter.chlo;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.hlokit.diagnostic.Diagnostic;
import org.hlokit.dialect.ChloOps;
import org.hlokit.dialect.StablehloOps;
import org.hlokit.ir.ComplexType;
import org.hlokit.ir.DenseElementsAttr;
import org.hlokit.ir.OpDefinition;
import org.hlokit.ir.Operation;
import org.hlokit.ir.TensorType;
import org.hlokit.ir.UnrankedTensorType;
import org.hlokit.ir.Value;
import org.hlokit.pass.PassContext;
import org.hlokit.pass.PassFailure;
import org.hlokit.rewriter.pattern.Illegal;
import org.hlokit.rewriter.pattern.Rewriter;
import org.hlokit.verify.Verifier;
import org.jspecify.annotations.Nullable;

/**
 * Writes CHLO operations with StableHLO ones, each in its place, as the pass of that name of the
 * reference does: the same operations in the same order, and the same constants.
 */
public final class ChloLegalizer {
  /** What one kind of operation becomes. */
  @FunctionalInterface
  interface Legalization {
    /**
     * Builds what stands for {@code op} before it.
     *
     * @return a value for each result, or null where the operation cannot be written so
     */
    @Nullable List<? extends Value> apply(Operation op, Rewriter rewriter);
  }

  private final PassContext context;
  private final Formulas formulas = new Formulas();
  private final ImmutableMap<OpDefinition, Legalization> table;

  /**
   * @param context is told of replacements and of what cannot be written
   */
  public ChloLegalizer(PassContext context) {
    this.context = context;
    Broadcasts broadcasts = new Broadcasts(context);
    ImmutableMap.Builder<OpDefinition, Legalization> rows = ImmutableMap.builder();
    Formulas.OPS.forEach(op -> rows.put(op, formulas::expand));
    Broadcasts.BINARY.keySet().forEach(op -> rows.put(op, broadcasts::binary));
    this.table =
        rows.put(ChloOps.BROADCAST_SELECT, broadcasts::select)
            .put(ChloOps.CONJ, this::conjugate)
            .put(ChloOps.CONSTANT, ChloLegalizer::constant)
            .put(ChloOps.CONSTANT_LIKE, ConstantLike::legalize)
            .put(ChloOps.MULHI, this::highProduct)
            .put(ChloOps.RAGGED_DOT, RaggedDot::legalize)
            .put(ChloOps.SCAN, Scan::legalize)
            .put(ChloOps.TOP_K, TopK::legalize)
            .buildOrThrow();
  }

  /**
   * Legalizes what {@code root} holds.
   *
   * @param which the operations to legalize; those that come of them are in any case
   * @return how many there were
   * @throws PassFailure at the first operation that cannot be written so
   */
  public long legalize(Operation root, Predicate<Operation> which) {
    List<Operation> ops = new ArrayList<>();
    root.walk(
        op -> {
          if (table.containsKey(op.definition()) && which.test(op)) {
            ops.add(op);
          }
        });
    long count = 0;
    for (Operation op : ops) {
      if (op == root || isWithin(op, root)) {
        legalize(op);
        count++;
      }
    }
    return count;
  }

  /** Whether {@code op} still stands in {@code root}, and not in what was replaced as a whole. */
  private static boolean isWithin(Operation op, Operation root) {
    Operation parent = op.parentOp();
    while (parent != null && parent != root) {
      parent = parent.parentOp();
    }
    return parent == root;
  }

  private void legalize(Operation op) {
    List<Operation> inserted = new ArrayList<>();
    Rewriter rewriter =
        new Rewriter(
            new Rewriter.Listener() {
              @Override
              public void changed(Operation changed) {
                inserted.add(changed);
              }
            });
    Legalization legalization = table.get(op.definition());
    List<? extends Value> values =
        legalization == null || isUnranked(op) ? null : legalization.apply(op, rewriter.before(op));
    if (values == null || !hasTypesOf(op, values)) {
      throw Illegal.failure(op);
    }
    for (Operation made : inserted) {
      ImmutableList<Diagnostic> faults = Verifier.verify(made);
      if (!faults.isEmpty()) { // CHLO allows what StableHLO does not
        throw new PassFailure(op, faults.getFirst().message());
      }
    }
    context.replacing(op, values);
    for (int i = 0; i < op.resultCount(); i++) {
      op.result(i).replaceAllUsesWith(values.get(i));
    }
    op.erase();
    for (Operation next : inserted) {
      if (next.block() != null) {
        legalize(next, inner -> true);
      }
    }
  }

  private static boolean isUnranked(Operation op) {
    return op.operands().stream().anyMatch(value -> value.type() instanceof UnrankedTensorType);
  }

  private static boolean hasTypesOf(Operation op, List<? extends Value> values) {
    for (int i = 0; i < op.resultCount(); i++) {
      if (!values.get(i).type().equals(op.result(i).type())) {
        return false;
      }
    }
    return true;
  }

  /** The conjugate of a real number is itself. */
  private @Nullable List<? extends Value> conjugate(Operation op, Rewriter rewriter) {
    return op.operand(0).tensorType().element() instanceof ComplexType
        ? formulas.expand(op, rewriter)
        : List.of(op.operand(0));
  }

  private static List<? extends Value> constant(Operation op, Rewriter rewriter) {
    DenseElementsAttr value =
        op.attribute("value") instanceof DenseElementsAttr dense ? dense : null;
    return value == null
        ? List.of()
        : rewriter
            .insert(
                Operation.builder(StablehloOps.CONSTANT)
                    .attribute("value", value)
                    .result(op.result().type()))
            .results();
  }

  /** Integers of at most 32 bits: the high half of the product in twice the width. */
  private @Nullable List<? extends Value> highProduct(Operation op, Rewriter rewriter) {
    TensorType type = op.operand(0).tensorType();
    Value product = HighProduct.narrow(op, type, rewriter);
    return product == null ? formulas.expand(op, rewriter) : List.of(product);
  }
}
